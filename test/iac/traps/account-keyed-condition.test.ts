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
  {
    says: 'finds rules, one literal a place; leaves alone what the Region of the rebuild meets too, and a default',
    files: `
Parameters: {Home: {Type: String, Default: eu-west-1}}
Rules:
  Prod:
    Assertions:
      - Assert:
          Fn::Contains:
            - ['210987654321'] #<
            - !Ref AWS::AccountId
Conditions:
  Known: !Or [!Equals [!Ref AWS::Region, eu-west-1], !Equals [!Ref AWS::Region, eu-central-1]]
  AtHome: !Equals [!Ref AWS::Region, !Ref Home]
Resources: {One: {Type: AWS::SQS::Queue, Condition: Known}}
`,
    target: { region: 'eu-central-1' },
  },
  {
    says: 'reads Terraform',
    files: {
      'main.tf': `
variable "sizes" { #<
  default = {
    eu-west-1 = "small"
  }
}
resource "aws_instance" "one" {
  count = data.aws_region.here.name == "eu-west-1" ? 2 : 1 #<
}
`,
    },
    target: { region: 'eu-central-1' },
  },
]);
