import { trapCases } from '../../support/trap-cases.ts';

const files = 'Resources:\n  One: {Type: AWS::Lambda::Function, Properties: {Runtime: nodejs12.x}} #<?\n';
const account = { account: '444455556666', region: 'eu-west-1' };

trapCases('retired-version', [
  { says: 'does not know without a look whether a deprecated runtime is still created', files },
  {
    says: 'is red where a change set was refused for it',
    files,
    account: { ...account, refusals: ['runtime nodejs12.x is no longer supported'] },
    at: ['2'],
  },
  { says: 'is green where a change set was taken', files, account: { ...account, refusals: [] }, at: [] },
  {
    says: 'judges an engine by what the Region offers',
    files:
      'Resources:\n  One: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, EngineVersion: "9.6"}}\n',
    account: { ...account, offers: ['rds:postgres:16.3:db.r6g.large'] },
    at: ['2'],
  },
  {
    says: 'does not know of an engine whose versions nobody asked for',
    files:
      'Resources:\n  One: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, EngineVersion: "9.6"}} #<?\n',
    account: { ...account, offers: ['ec2:t3.micro', 'rds:mysql:8.4.5'] },
  },
  {
    says: 'takes a major version for the newest of its minor ones',
    files:
      'Resources:\n  One: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, EngineVersion: "12"}}\n',
    account: { ...account, offers: ['rds:postgres:12.22'] },
    at: [],
  },
  {
    says: 'holds to the table of AWS for runtimes, which no API lists',
    files: files.replace('#<?', '#<~'),
    account,
  },
  {
    says: 'does not ask for what is supported',
    files: `
Resources:
  One: {Type: AWS::Lambda::Function, Properties: {Runtime: nodejs22.x}}
  Two: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, EngineVersion: '16.3'}}
`,
  },
]);
