import { trapCases } from '../../support/trap-cases.ts';

const files = `
Resources:
  Table: #<?
    Type: AWS::DynamoDB::Table
    Properties: {TableName: orders}
`;
const account = { account: '444455556666', region: 'eu-west-1' };

trapCases('data-not-in-template', [
  { says: 'does not know without a look whether a copy outlives the account', files },
  { says: 'does not know either where recovery points could not be read', files, account, at: ['3?'] },
  {
    says: 'is red where none does',
    files,
    account: { ...account, recoverable: { orders: false } },
    at: ['3'],
  },
  { says: 'is green where one does', files, account: { ...account, recoverable: { orders: true } }, at: [] },
  {
    says: 'knows what has no name in the file by its name in the running stack',
    files: files.replace('    Properties: {TableName: orders}\n', '').replace('#<?', '#<'),
    account: {
      ...account,
      physicalIds: { 'template.yaml Table': 'shop-Table-1' },
      recoverable: { 'shop-Table-1': false },
    },
  },
  {
    says: 'asks for nothing that the running stack does not hold',
    files,
    account: { ...account, physicalIds: { 'template.yaml Table': null } },
    at: [],
  },
  {
    says: 'does not ask where it is restored from a snapshot, or holds nothing',
    files: `
Parameters: {Snapshot: {Type: String}}
Resources:
  Database: {Type: AWS::RDS::DBInstance, Properties: {DBSnapshotIdentifier: !Ref Snapshot}}
  Topic: {Type: AWS::SNS::Topic}
`,
  },
]);
