import { trapCases } from '../../support/trap-cases.ts';

const files = `
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties: {PermissionsBoundary: !Ref Boundary} #<?
`;
const account = { account: '444455556666', region: 'eu-west-1' };

trapCases('guardrail-denies', [
  { says: 'does not know without a look what guardrails allow', files },
  { says: 'does not know either where no change set was tried', files, account, at: ['5?'] },
  {
    says: 'is red where one was denied',
    files,
    account: { ...account, refusals: ['iam:CreateRole with an explicit deny in a service control policy'] },
    at: ['2'],
  },
  { says: 'is green where it was taken', files, account: { ...account, refusals: [] }, at: [] },
  {
    says: 'is likely where IAM simulates a denial of what makes the role',
    files: files.replace('#<?', '#<~'),
    account: { ...account, guardrails: { 'iam:CreateRole': 'a policy of the organisation denies it' } },
  },
  {
    says: 'does not know where it simulates none: policies that ask for a boundary have conditions',
    files,
    account: { ...account, guardrails: { 'iam:CreateRole': null } },
    at: ['5?'],
  },
  {
    says: 'is red at each resource whose making is denied',
    files: 'Resources:\n  One: {Type: AWS::IAM::User} #<\n  Two: {Type: AWS::IAM::Role}\n',
    account: { ...account, guardrails: { 'iam:CreateUser': 'a policy of the organisation denies it' } },
  },
  {
    says: 'is green where nothing denies what is often forbidden',
    files: 'Resources:\n  One: {Type: AWS::IAM::User}\n',
    account: { ...account, guardrails: { 'iam:CreateUser': null } },
    at: [],
  },
  {
    says: 'does not ask where nothing speaks of guardrails',
    files: 'Resources: {Role: {Type: AWS::IAM::Role}}\n',
  },
]);
