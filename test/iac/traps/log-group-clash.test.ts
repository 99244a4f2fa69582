import { trapCases } from '../../support/trap-cases.ts';

trapCases('log-group-clash', [
  {
    says: 'finds groups that a service makes too',
    files: `
Resources:
  One: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /aws/lambda/orders}} #<
  Two: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub '/aws/lambda/\${Function}'}} #<
`,
  },
  {
    says: 'leaves alone groups of its own',
    files: `
Resources:
  One: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /orders/web}}
  Two: {Type: AWS::Logs::LogGroup}
`,
  },
]);
