import { expect } from 'chai';
import type { TemplateAction, TemplateTarget } from '../../../../lib/twin/services/fis/shapes.ts';
import { tags } from '../../../../lib/twin/services/fis/tags.ts';
import { templates } from '../../../../lib/twin/services/fis/templates.ts';
import { faultOf } from '../ec2/test-world.ts';
import { laboratory, stopping, template, web } from './laboratory.ts';

const ALARM = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:brake';

describe('twin/services/fis: templates', () => {
  it('are as they were made, changed and deleted', () => {
    const { here } = laboratory([]);
    const id = template(here, { tags: { run: 'r1' } });
    const read = () => templates.GetExperimentTemplate({ id }, here).experimentTemplate;
    expect(read()).to.deep.include({
      id,
      arn: `arn:aws:fis:eu-west-1:111122223333:experiment-template/${id}`,
      description: 'stops web servers',
      stopConditions: [{ source: 'none' }],
      experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'fail' },
      tags: { run: 'r1' },
    });
    here.pass(10);
    templates.UpdateExperimentTemplate(
      { id, description: 'other', experimentOptions: { emptyTargetResolutionMode: 'skip' } },
      here,
    );
    expect(read()).to.deep.include({ description: 'other', roleArn: read().roleArn });
    expect(read().experimentOptions.emptyTargetResolutionMode).to.equal('skip');
    expect(read().lastUpdateTime).to.be.greaterThan(read().creationTime);
    templates.DeleteExperimentTemplate({ id }, here);
    expect(faultOf(read)).to.equal(
      `ResourceNotFoundException: Experiment template '${id}' could not be found.`,
    );
  });

  it('are made once for a client token', () => {
    const { here } = laboratory([]);
    expect(template(here, { clientToken: 'once' })).to.equal(template(here, { clientToken: 'once' }));
    expect(templates.ListExperimentTemplates({}, here).experimentTemplates).to.have.lengthOf(1);
    const other = () => template(here, { clientToken: 'once', description: 'something else' });
    expect(faultOf(other)).to.match(/^ConflictException: /);
  });

  it('take tags, and give them back', () => {
    const { here } = laboratory([]);
    const { arn: resourceArn } = templates.GetExperimentTemplate(
      { id: template(here) },
      here,
    ).experimentTemplate;
    tags.TagResource({ resourceArn, tags: { a: '1', b: '2' } }, here);
    tags.UntagResource({ resourceArn, tagKeys: ['a'] }, here);
    expect(tags.ListTagsForResource({ resourceArn }, here).tags).to.deep.equal({ b: '2' });
    expect(faultOf(() => tags.ListTagsForResource({ resourceArn: `${resourceArn}0` }, here))).to.match(
      /^ResourceNotFoundException/,
    );
  });

  const actions: readonly (readonly [what: string, action: Partial<TemplateAction>, why: RegExp])[] = [
    ['that the twin does not model', { actionId: 'aws:ebs:pause-volume-io' }, /aws:ebs:pause-volume-io/],
    ['with an unknown parameter', { parameters: { speed: 'high' } }, /'speed' is not a parameter/],
    ['with a length that is none', { parameters: { startInstancesAfterDuration: '5m' } }, /ISO 8601.*'5m'/],
    ['that is too short', { parameters: { startInstancesAfterDuration: 'PT30S' } }, /between PT1M and PT12H/],
    ['that is too long', { parameters: { startInstancesAfterDuration: 'PT13H' } }, /between PT1M and PT12H/],
    ['without its target', { targets: {} }, /'Instances' is required/],
    ['with another slot', { targets: { Subnets: 'web' } }, /'Subnets' is not a target of/],
    ['with a target that is not there', { targets: { Instances: 'other' } }, /'other' is not defined/],
    ['that waits for nothing', { startAfter: ['nothing'] }, /names 'nothing'/],
    ['that waits for itself', { startAfter: ['stop'] }, /names 'stop'/],
    [
      'without a needed parameter',
      { actionId: 'aws:fis:wait', targets: {}, parameters: {} },
      /'duration' is required/,
    ],
    [
      'with a scope that the twin does not model',
      { actionId: 'aws:network:disrupt-connectivity', parameters: { scope: 'vpc', duration: 'PT1M' } },
      /scope must be one of all/,
    ],
  ];
  for (const [what, action, why] of actions)
    it(`refuse an action ${what}`, () => {
      const { here } = laboratory([]);
      const made = () => template(here, { actions: { stop: stopping(action) } });
      expect(faultOf(made))
        .to.match(/^ValidationException: /)
        .and.match(why);
    });

  const targets: readonly (readonly [what: string, target: Partial<TemplateTarget>, why: RegExp])[] = [
    [
      'of a type that the twin does not model',
      { resourceType: 'aws:lambda:function' },
      /aws:lambda:function/,
    ],
    ['with a selection that is none', { selectionMode: 'SOME' }, /'SOME'/],
    ['with more than all', { selectionMode: 'PERCENT(101)' }, /PERCENT\(101\)/],
    ['that chooses by nothing', { resourceTags: {} }, /are required/],
    ['with an unknown parameter', { parameters: { zone: 'a' } }, /'zone' is not a parameter/],
    [
      'of a cache without its zone',
      { resourceType: 'aws:elasticache:replicationgroup' },
      /'availabilityZoneIdentifier' is required/,
    ],
    [
      'of a cache by its ARN',
      {
        resourceType: 'aws:elasticache:replicationgroup',
        resourceTags: {},
        resourceArns: ['arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:items'],
        parameters: { availabilityZoneIdentifier: 'eu-west-1a' },
      },
      /found by their tags, not by ARN/,
    ],
    [
      'of another account',
      { resourceTags: {}, resourceArns: ['arn:aws:ec2:eu-west-1:222233334444:instance/i-1'] },
      /not a resource of this account/,
    ],
    [
      'with six ARNs',
      { resourceTags: {}, resourceArns: Array.from({ length: 6 }, (_, index) => `arn:${index}`) },
      /at most 5/,
    ],
    [
      'with ARNs and tags',
      { resourceArns: ['arn:aws:ec2:eu-west-1:111122223333:instance/i-1'] },
      /cannot be combined/,
    ],
  ];
  for (const [what, target, why] of targets)
    it(`refuse a target ${what}`, () => {
      const { here } = laboratory([]);
      const made = () => template(here, { targets: { web: web(target) } });
      expect(faultOf(made))
        .to.match(/^ValidationException: /)
        .and.match(why);
    });

  const others: readonly (readonly [what: string, changes: Parameters<typeof template>[1], why: RegExp])[] = [
    ['without an action', { actions: {} }, /At least one action/],
    ['without a stop condition', { stopConditions: [] }, /At least one stop condition/],
    ['with an unknown stop condition', { stopConditions: [{ source: 'aws:cloudwatch:metric' }] }, /metric/],
    [
      'with an alarm of another Region',
      {
        stopConditions: [{ source: 'aws:cloudwatch:alarm', value: ALARM.replace('eu-west-1', 'us-east-1') }],
      },
      /of this account and Region/,
    ],
    ['with a role of another account', { roleArn: 'arn:aws:iam::222233334444:role/fis' }, /not a role of/],
    ['with a log that goes nowhere', { logConfiguration: { logSchemaVersion: 2 } }, /needs a destination/],
    [
      'with a log group without a star',
      { logConfiguration: { logSchemaVersion: 2, cloudWatchLogsConfiguration: { logGroupArn: 'arn:x' } } },
      /must end with ':\*'/,
    ],
    ['for many accounts', { experimentOptions: { accountTargeting: 'multi-account' } }, /accountTargeting/],
    ['with a report', { experimentReportConfiguration: {} }, /experiment reports/],
    [
      'whose actions wait for one another',
      { actions: { a: stopping({ startAfter: ['b'] }), b: stopping({ startAfter: ['a'] }) } },
      /a, b wait for one another/,
    ],
  ];
  for (const [what, changes, why] of others)
    it(`are refused ${what}`, () => {
      const { here } = laboratory([]);
      expect(faultOf(() => template(here, changes)))
        .to.match(/^ValidationException: /)
        .and.match(why);
    });

  it('take at most twenty actions and five stop conditions, else a quota is exceeded', () => {
    const { here } = laboratory([]);
    const many = Array.from({ length: 21 }, (_, index) => [`a${index}`, stopping()] as const);
    const conditions = Array.from({ length: 6 }, () => ({ source: 'aws:cloudwatch:alarm', value: ALARM }));
    for (const changes of [{ actions: Object.fromEntries(many) }, { stopConditions: conditions }])
      expect(faultOf(() => template(here, changes))).to.match(/^ServiceQuotaExceededException: /);
  });
});
