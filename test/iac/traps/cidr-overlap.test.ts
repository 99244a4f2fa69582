import { trapCases } from '../../support/trap-cases.ts';

const joined = `
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}} #<?
  Peering: {Type: AWS::EC2::VPCPeeringConnection, Properties: {VpcId: !Ref Vpc, PeerVpcId: !Ref Other}}
`;
const account = { account: '444455556666', region: 'eu-west-1' };

trapCases('cidr-overlap', [
  { says: 'does not know without a look', files: joined },
  {
    says: 'is red where addresses are in common',
    files: joined,
    account: { ...account, networks: ['10.0.128.0/20'] },
    at: ['3'],
  },
  {
    says: 'is green where they are not',
    files: joined,
    account: { ...account, networks: ['10.1.0.0/16'] },
    at: [],
  },
  {
    says: 'does not ask where the network is joined to nothing',
    files: 'Resources: {Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}}\n',
  },
]);
