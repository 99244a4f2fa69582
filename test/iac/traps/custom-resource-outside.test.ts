import { trapCases } from '../../support/trap-cases.ts';

trapCases('custom-resource-outside', [
  {
    says: 'finds custom resources that are served from outside',
    files: `
Parameters: {Token: {Type: String, Default: 'arn:aws:lambda:eu-west-1:210987654321:function:lookup'}} #<
Resources:
  One: {Type: Custom::Lookup, Properties: {ServiceToken: !Ref Token}}
  Two: {Type: AWS::CloudFormation::CustomResource, Properties: {ServiceToken: !Sub 'arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:lookup'}} #<
`,
  },
  {
    says: 'leaves alone what a function of the set serves',
    files: {
      'functions.yaml':
        'Resources: {Lookup: {Type: AWS::Lambda::Function, Properties: {FunctionName: lookup}}}\n',
      'template.yaml': `
Resources:
  One: {Type: Custom::Lookup, Properties: {ServiceToken: !GetAtt Function.Arn}}
  Two: {Type: Custom::Lookup, Properties: {ServiceToken: !Sub 'arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:lookup'}}
  Function: {Type: AWS::Lambda::Function, Properties: {}}
`,
    },
  },
]);
