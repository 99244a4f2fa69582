import { trapCases } from '../../support/trap-cases.ts';

trapCases('account-keyed-condition', [
  {
    says: 'finds conditions and mappings by account and Region',
    files: `
Mappings:
  Accounts: #<
    '210987654321': {stage: prod}
Conditions:
  Prod: !Equals [!Ref AWS::AccountId, '210987654321'] #<
  Home: !And [!Equals [!Ref AWS::Region, eu-west-1], !Condition Prod] #<
Resources: {One: {Type: AWS::SQS::Queue, Condition: Prod}}
`,
  },
  {
    says: 'leaves alone conditions by parameter',
    files: `
Parameters: {Stage: {Type: String, Default: test}}
Mappings: {Regions: {eu-west-1: {size: small}}}
Conditions: {Prod: !Equals [!Ref Stage, prod]}
Resources: {One: {Type: AWS::SQS::Queue, Condition: Prod}}
`,
  },
  {
    says: 'finds a mapping without the Region of the rebuild, where that is known',
    files: `
Mappings:
  Regions: #<
    eu-west-1: {size: small}
Resources: {One: {Type: AWS::SQS::Queue, Properties: {QueueName: !FindInMap [Regions, !Ref AWS::Region, size]}}}
`,
    target: { region: 'eu-central-1' },
  },
]);
