import { trapCases } from '../../support/trap-cases.ts';

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
