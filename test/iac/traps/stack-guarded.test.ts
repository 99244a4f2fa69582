import { trapCases } from '../../support/trap-cases.ts';

const files = { 'orders.yaml': 'Resources: {One: {Type: AWS::SQS::Queue}}\n' };
const seen = { account: '210987654321', region: 'eu-west-1' };
const set =
  'Resources:\n  One: {Type: AWS::CloudFormation::StackSet, Properties: {AdministrationRoleARN: !Ref Role}} #<?\n';

trapCases('stack-guarded', [
  { says: 'does not know without a look whether the role of stack sets is there', files: set },
  {
    says: 'is red where the stack is protected',
    files,
    account: { ...seen, stacks: [{ name: 'orders', terminationProtection: true }] },
    at: ['orders.yaml:1'],
  },
  {
    says: 'is green where it is not',
    files,
    account: { ...seen, stacks: [{ name: 'orders', terminationProtection: false }] },
    at: [],
  },
  {
    says: 'does not know where somebody looked and could not read the stacks',
    files,
    account: seen,
    at: ['orders.yaml:1?'],
  },
  { says: 'does not ask where nothing speaks of guards', files },
]);
