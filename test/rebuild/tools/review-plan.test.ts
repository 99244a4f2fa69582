import { expect } from 'chai';
import { reviewPlan } from '../../../lib/rebuild/tools/review-plan.ts';
import { shownPlan } from '../../../lib/rebuild/tools/shown-plan.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { PLACE } from '../clean-world.ts';
import { change, planText, provider } from './fake-terraform.ts';

const TERMS = { account: PLACE.account, regions: [PLACE.region] };

function problemsOf(members: Parameters<typeof planText>[0], terms: object = {}) {
  return reviewPlan(shownPlan(planText(members)), { ...TERMS, ...terms });
}

describe('the review of a plan', () => {
  it('lets pass what only makes things, by the provider of AWS, in the clean account', () => {
    expect(problemsOf({})).to.deep.equal([]);
  });

  it('tells of every refusal what, where, expected, got and fix', () => {
    for (const [name, members] of Object.entries(PLANTED)) {
      const problems = problemsOf(members);
      expect(problems, name).to.have.length(1);
      for (const part of ['what', 'where', 'expected', 'got', 'fix'] as const)
        expect(problems[0]?.[part], `${name}: ${part}`).to.be.a('string').and.not.equal('');
    }
  });

  for (const [name, [members, got]] of Object.entries(casesOf()))
    it(`refuses ${name}`, () => {
      expect(problemsOf(members)[0]?.got).to.equal(got);
    });

  it('takes a way out where the owner wrote down why', () => {
    const members = { changes: [change({ type: 'aws_nat_gateway', address: 'aws_nat_gateway.out' })] };
    expect(problemsOf(members)).to.have.length(1);
    expect(problemsOf(members, { mayReachOut: 'it fetches packages' })).to.deep.equal([]);
  });

  it('reads the Region of a provider from the value of a variable', () => {
    const aws = provider({ region: { references: ['var.region'] } });
    const plan = (value: string) => ({ variables: { region: { value } } });
    expect(problemsOf({ providers: { aws }, plan: plan(PLACE.region) })).to.deep.equal([]);
    expect(problemsOf({ providers: { aws }, plan: plan('us-east-2') })[0]?.got).to.equal('us-east-2');
  });

  it('takes no JSON, and none of another format, for a plan', async () => {
    for (const text of ['no json', '{}', '{"format_version":"2.0","resource_changes":[]}', '[]', ''])
      expect(await thrownBy(async () => shownPlan(text)), text).to.have.property('code', 'PLAN_UNREADABLE');
  });
});

type Members = NonNullable<Parameters<typeof planText>[0]>;

const PLANTED: Readonly<Record<string, Members>> = Object.fromEntries(
  Object.entries(casesOf()).map(([name, [members]]) => [name, members]),
);

function casesOf(): Readonly<Record<string, readonly [Members, string]>> {
  const foreign = 'registry.terraform.io/hashicorp/null';
  return {
    'a resource of another provider': [{ changes: [change({ provider_name: foreign })] }, foreign],
    'a provider of the same name from another registry': [
      { changes: [change({ provider_name: 'registry.example.org/hashicorp/aws' })] },
      'registry.example.org/hashicorp/aws',
    ],
    'another provider that is only configured': [
      { providers: { aws: provider(), null: provider({}, { name: 'null', full_name: foreign }) } },
      foreign,
    ],
    'the state of another configuration': [
      { changes: [change(), change({ mode: 'data', type: 'terraform_remote_state' })] },
      'terraform_remote_state',
    ],
    'an update': [{ changes: [change({}, { actions: ['update'] })] }, 'update'],
    'a replacement': [{ changes: [change({}, { actions: ['delete', 'create'] })] }, 'delete, create'],
    'what is there already': [{ changes: [change({}, { actions: ['no-op'] })] }, 'no-op'],
    'an import': [{ changes: [change({}, { importing: { id: 'x' } })] }, 'import'],
    'a provisioner': [
      { root: { resources: [{ address: 'aws_instance.one', provisioners: [{ type: 'local-exec' }] }] } },
      'local-exec',
    ],
    'a provisioner in a module': [
      {
        root: {
          module_calls: {
            web: {
              source: './web',
              module: { resources: [{ address: 'aws_instance.one', provisioners: [{ type: 'file' }] }] },
            },
          },
        },
      },
      'file',
    ],
    'a module from elsewhere': [
      { root: { module_calls: { vpc: { source: 'terraform-aws-modules/vpc/aws', module: {} } } } },
      'terraform-aws-modules/vpc/aws',
    ],
    'a provider that is held to no account': [
      { providers: { aws: provider({ allowed_account_ids: undefined }) } },
      'no such argument',
    ],
    'an alias that is held to another account': [
      {
        providers: {
          aws: provider(),
          'aws.old': provider({ allowed_account_ids: { constant_value: ['111122223333'] } }),
        },
      },
      '["111122223333"]',
    ],
    'an alias that assumes a role': [
      { providers: { aws: provider(), 'aws.old': provider({ assume_role: [{ role_arn: {} }] }) } },
      'assume_role',
    ],
    'a provider without the tags of the run': [
      { providers: { aws: provider({ default_tags: undefined }) } },
      'others',
    ],
    'a provider of a module': [
      { providers: { 'module.web:aws': provider({}, { module_address: 'module.web' }) } },
      'module.web',
    ],
    'a Region that is not declared': [
      { providers: { aws: provider({ region: { constant_value: 'us-east-2' } }) } },
      'us-east-2',
    ],
    'a Region that nobody wrote down': [
      { providers: { aws: provider({ region: { references: ['local.region'] } }) } },
      'one that is not written down',
    ],
    'a plan with errors': [{ plan: { errored: true } }, 'one with errors, or with parts put off'],
    'a plan with parts put off': [{ plan: { complete: false } }, 'one with errors, or with parts put off'],
    'a way out': [{ changes: [change({ type: 'aws_internet_gateway' })] }, 'aws_internet_gateway'],
  };
}
