import { trapCases } from '../../support/trap-cases.ts';

trapCases('signal-dependency', [
  {
    says: 'finds what waits for a signal',
    files: `
Resources:
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    CreationPolicy: {ResourceSignal: {Count: 2, Timeout: PT15M}} #<
  Wait: #<
    Type: AWS::CloudFormation::WaitCondition
    Properties: {Handle: !Ref Handle, Timeout: 600}
  Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
`,
  },
  {
    says: 'leaves alone what is ready when AWS says so',
    files: `
Resources:
  Group: {Type: AWS::AutoScaling::AutoScalingGroup, UpdatePolicy: {AutoScalingRollingUpdate: {MaxBatchSize: 1}}}
  Alias: {Type: AWS::AppStream::Fleet, CreationPolicy: {StartFleet: true}}
`,
  },
]);
