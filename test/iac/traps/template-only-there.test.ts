import { trapCases } from '../../support/trap-cases.ts';

const files = { 'orders.yaml': 'Resources: {One: {Type: AWS::SQS::Queue}}\n' };
const seen = { account: '210987654321', region: 'eu-west-1' };
const stack = { name: 'orders', terminationProtection: false };
const state = JSON.stringify({
  version: 4,
  lineage: 'x',
  serial: 1,
  terraform_version: '1.11.4',
  outputs: {},
  resources: [],
});

trapCases('template-only-there', [
  {
    says: 'is red where a stack runs whose template is not here',
    files,
    account: { ...seen, stacks: [stack, { ...stack, name: 'legacy' }] },
    at: ['orders.yaml:1'],
  },
  { says: 'is green where all are here', files, account: { ...seen, stacks: [stack] }, at: [] },
  {
    says: 'does not know where somebody looked and could not read the stacks',
    files,
    account: seen,
    at: ['orders.yaml:1?'],
  },
  {
    says: 'does not know where a state lies alone',
    files: { 'terraform.tfstate': state },
    at: ['terraform.tfstate?'],
  },
  {
    says: 'does not ask where its configuration lies beside it',
    files: { 'terraform.tfstate': state, 'main.tf': 'resource "aws_sqs_queue" "one" {}\n' },
  },
]);
