import { expect } from 'chai';
import type { IacUnit } from '../../../lib/iac/index.ts';
import { fittingsOf } from '../../../lib/rebuild/tools/fit-for-a-drill.ts';
import { resourceOverride, rootOverride, selfKeepers } from '../../../lib/rebuild/tools/overrides.ts';
import { shownPlan } from '../../../lib/rebuild/tools/shown-plan.ts';
import { change, planText } from './fake-terraform.ts';

const OPTIONS = {
  state: '/drill/terraform.tfstate',
  account: '444455556666',
  region: 'eu-central-1',
  tags: { 'landfall:run': 'run-1' },
  access: {},
};

function unitOf(body: IacUnit['body'], resources: IacUnit['resources'] = []): IacUnit {
  return {
    id: 'iac',
    format: 'terraform-hcl',
    file: 'iac',
    resources,
    body,
    locate: () => 'iac',
    supplied: {},
  };
}

describe('what is written over a configuration', () => {
  it('keeps the state on this disk, and every provider in the clean account', () => {
    const body = {
      provider: { aws: { region: 'eu-west-1' }, 'aws.west': { alias: 'west', region: 'us-east-1' } },
    };
    const override = rootOverride(unitOf(body), OPTIONS);
    expect(override['terraform']).to.deep.equal([{ backend: [{ local: { path: OPTIONS.state } }] }]);
    expect(override['provider']).to.deep.equal([
      {
        aws: [
          {
            region: 'eu-central-1',
            allowed_account_ids: ['444455556666'],
            default_tags: [{ tags: { 'landfall:run': 'run-1' } }],
          },
          {
            alias: 'west',
            allowed_account_ids: ['444455556666'],
            default_tags: [{ tags: { 'landfall:run': 'run-1' } }],
          },
        ],
      },
    ]);
  });

  it('limits a provider that nobody wrote down too', () => {
    expect(rootOverride(unitOf({}), OPTIONS)).to.have.nested.property(
      'provider[0].aws[0].allowed_account_ids[0]',
      '444455556666',
    );
  });

  it('adds tags to those that are there, be they written down or handed in', () => {
    const tagsOver = (tags: IacUnit['body']) => {
      const body = { provider: { aws: { default_tags: [{ tags }] } } };
      const override = rootOverride(unitOf(body), OPTIONS) as {
        provider: readonly [{ aws: readonly [{ default_tags: readonly [{ tags: unknown }] }] }];
      };
      return override.provider[0].aws[0].default_tags[0].tags;
    };
    expect(tagsOver({ owner: 'team' })).to.deep.equal({ owner: 'team', 'landfall:run': 'run-1' });
    expect(tagsOver('${var.tags}')).to.equal('${merge(var.tags, { "landfall:run" = "run-1" })}');
  });

  it('lets go of what refuses to be destroyed', () => {
    const keeper = {
      address: 'aws_s3_bucket.data',
      type: 'aws_s3_bucket',
      properties: { lifecycle: [{ prevent_destroy: true }] },
      path: ['resource', 'aws_s3_bucket', 'data'],
      propertiesPath: ['resource', 'aws_s3_bucket', 'data'],
    };
    const unit = unitOf({}, [keeper]);
    expect(selfKeepers(unit)).to.deep.equal(['aws_s3_bucket.data']);
    expect(resourceOverride(unit, [])).to.deep.equal({
      resource: [{ aws_s3_bucket: { data: { lifecycle: [{ prevent_destroy: false }] } } }],
    });
    expect(resourceOverride(unitOf({}), [])).to.deep.equal({});
  });
});

describe('what has to be another in the copy', () => {
  const fittings = (type: string, after: object) =>
    fittingsOf(shownPlan(planText({ changes: [change({ type }, { after })] }))).map(({ argument, value }) => [
      argument,
      value,
    ]);

  it('is every protection against being taken away', () => {
    expect(
      fittings('aws_db_instance', { deletion_protection: true, skip_final_snapshot: false }),
    ).to.deep.equal([
      ['deletion_protection', false],
      ['skip_final_snapshot', true],
    ]);
    expect(fittings('aws_cognito_user_pool', { deletion_protection: 'ACTIVE' })).to.deep.equal([
      ['deletion_protection', 'INACTIVE'],
    ]);
    expect(fittings('aws_s3_bucket', { force_destroy: false })).to.deep.equal([['force_destroy', true]]);
  });

  it('is whatever would do work by itself', () => {
    expect(fittings('aws_lambda_event_source_mapping', { enabled: true })).to.deep.equal([
      ['enabled', false],
    ]);
    expect(fittings('aws_cloudwatch_event_rule', { state: null })).to.deep.equal([['state', 'DISABLED']]);
    expect(fittings('aws_cloudwatch_event_rule', { is_enabled: true })).to.deep.equal([
      ['is_enabled', false],
    ]);
    expect(fittings('aws_scheduler_schedule', { state: 'ENABLED' })).to.deep.equal([['state', 'DISABLED']]);
    expect(fittings('aws_scheduler_schedule', { state: 'DISABLED' })).to.deep.equal([]);
  });

  it('is nothing else', () => {
    expect(
      fittings('aws_db_instance', { deletion_protection: false, skip_final_snapshot: true }),
    ).to.deep.equal([]);
    expect(fittings('aws_sns_topic', { name: 'orders' })).to.deep.equal([]);
  });
});
