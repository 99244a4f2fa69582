import { expect } from 'chai';
import { cyclesOf } from '../../../lib/iac/traps/scan/graph.ts';
import { trapCases } from '../../support/trap-cases.ts';

trapCases('reference-cycle', [
  {
    says: 'finds resources that need each other',
    files: `
Resources:
  Vpc: {Type: AWS::EC2::VPC}
  One: #<
    Type: AWS::EC2::SecurityGroup
    Properties: {SecurityGroupIngress: [{SourceSecurityGroupId: !GetAtt Two.GroupId}]}
  Two:
    Type: AWS::EC2::SecurityGroup
    Properties: {SecurityGroupIngress: [{SourceSecurityGroupId: !Ref One}]}
`,
  },
  {
    says: 'finds stacks that need each other',
    files: {
      'a.yaml': `
Resources: {One: {Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: !ImportValue b-Key}}} #<
Outputs: {Queue: {Value: !Ref One, Export: {Name: a-Queue}}}
`,
      'b.yaml': `
Resources: {Two: {Type: AWS::SNS::Topic, Properties: {TopicName: !ImportValue a-Queue}}}
Outputs: {Key: {Value: x, Export: {Name: b-Key}}}
`,
    },
  },
  {
    says: 'leaves alone what only needs another one',
    files: `
Resources:
  One: {Type: AWS::EC2::SecurityGroup, DependsOn: Vpc, Properties: {VpcId: !Ref Vpc}}
  Rule: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref One, SourceSecurityGroupId: !Ref One}}
  Vpc: {Type: AWS::EC2::VPC}
`,
  },
]);

describe('cyclesOf', () => {
  it('finds every group that leads back to itself, and no other', () => {
    const next: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: [], f: ['f'] };
    expect(cyclesOf(Object.keys(next), (node) => next[node] ?? [])).to.deep.equal([['a', 'b', 'c'], ['f']]);
  });

  it('follows a chain of a hundred thousand', () => {
    const nodes = Array.from({ length: 100_000 }, (_, index) => index);
    expect(cyclesOf(nodes, (node) => (node < 99_999 ? [node + 1] : []))).to.deep.equal([]);
  });
});
