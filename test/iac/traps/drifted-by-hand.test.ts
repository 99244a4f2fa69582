import { expect } from 'chai';
import { iacSet, trapCases, trapped } from '../../support/trap-cases.ts';

const files = { 'orders.yaml': 'Resources: {One: {Type: AWS::SQS::Queue}}\n' };
const stack = { name: 'orders', terminationProtection: false };
const seen = { account: '210987654321', region: 'eu-west-1' };

trapCases('drifted-by-hand', [
  {
    says: 'is red where the stack drifted',
    files,
    account: { ...seen, stacks: [{ ...stack, drift: 'DRIFTED' }] },
    at: ['orders.yaml:1'],
  },
  {
    says: 'is green where it is in sync',
    files,
    account: { ...seen, stacks: [{ ...stack, drift: 'IN_SYNC' }] },
    at: [],
  },
  {
    says: 'does not know where nobody checked',
    files,
    account: { ...seen, stacks: [{ ...stack, drift: 'NOT_CHECKED' }] },
    at: ['orders.yaml:1?'],
  },
  { says: 'does not know where the stacks could not be read', files, account: seen, at: ['orders.yaml:1?'] },
  { says: 'does not ask without an account: no file gives a reason', files },
]);

const ADDRESS = 'aws_security_group.web';
const planWith = (before: object, after: object | null, more: object = {}): string =>
  JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_drift: [
      {
        address: ADDRESS,
        mode: 'managed',
        type: 'aws_security_group',
        name: 'web',
        change: { actions: [after === null ? 'delete' : 'update'], before, after },
        ...more,
      },
    ],
    planned_values: {
      root_module: {
        resources: [
          { address: ADDRESS, mode: 'managed', type: 'aws_security_group', name: 'web', values: {} },
        ],
      },
    },
    configuration: {
      root_module: { resources: [{ address: ADDRESS, mode: 'managed', type: 'aws_security_group' }] },
    },
  });

trapCases('drifted-by-hand', [
  {
    says: 'is red where a plan shows what was changed or deleted outside it, and asks no account',
    files: {
      'changed.json': planWith({ description: 'web' }, { description: 'by hand', tags_all: {} }),
      'deleted.json': planWith({ description: 'web' }, null),
    },
    at: [`changed.json ${ADDRESS}`, `deleted.json ${ADDRESS}`],
  },
  {
    says: 'leaves alone what AWS itself moves, and what was only given another address',
    files: {
      'aws.json': planWith(
        { last_modified: '1', tags_all: {} },
        { last_modified: '2', tags_all: { a: 'b' } },
      ),
      'moved.json': planWith({ a: 1 }, { a: 1 }, { change: { actions: ['no-op'], before: {}, after: {} } }),
      'data.json': planWith({ a: 1 }, { a: 2 }, { mode: 'data' }),
    },
    at: [],
  },
]);

describe('drift in a plan', () => {
  it('is told by the names of what changed, and by no value', async () => {
    const files = { 'plan.json': planWith({ a: 'hunter2', b: 1 }, { a: 'hunter3', b: 2 }) };
    const [finding] = await trapped('drifted-by-hand', { files });
    expect(finding?.message).to.equal('aws_security_group.web was changed outside Terraform: a, b');
    expect(finding).to.include({ resource: ADDRESS, certainty: 'certain' });
    expect(JSON.stringify(await iacSet(files))).not.to.include('hunter');
  });
});
