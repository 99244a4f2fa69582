import { trapCases } from '../../support/trap-cases.ts';

const account = { account: '444455556666', region: 'eu-west-1' };
const search = `
Resources:
  Domain: #<?
    Type: AWS::OpenSearchService::Domain
    Properties: {VPCOptions: {SubnetIds: [!Ref Subnet]}}
`;
const role = `
Resources:
  Role: #<?
    Type: AWS::IAM::ServiceLinkedRole
    Properties: {AWSServiceName: es.amazonaws.com}
`;

trapCases('service-linked-role', [
  { says: 'does not know without a look whether a needed role is there', files: search },
  {
    says: 'is red where it is not',
    files: search,
    account: { ...account, serviceLinkedRoles: [] },
    at: ['3'],
  },
  {
    says: 'is green where it is',
    files: search,
    account: { ...account, serviceLinkedRoles: ['AWSServiceRoleForAmazonOpenSearchService'] },
    at: [],
  },
  { says: 'does not know either where the roles could not be listed', files: search, account, at: ['3?'] },
  { says: 'does not know whether a role that is made is there already', files: role },
  {
    says: 'is red where it is',
    files: role,
    account: { ...account, serviceLinkedRoles: ['AWSServiceRoleForAmazonElasticsearchService'] },
    at: ['3'],
  },
  { says: 'is green where it is not', files: role, account: { ...account, serviceLinkedRoles: [] }, at: [] },
  {
    says: 'finds roles that the policy of a key names, and not what needs no role',
    files: `
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          - Principal: {AWS: !Sub 'arn:aws:iam::\${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'} #<?
  Domain: {Type: AWS::OpenSearchService::Domain, Properties: {}}
`,
  },
]);
