import type { AccountView } from '../../../lib/iac/traps/index.ts';
import { trapCases } from '../../support/trap-cases.ts';

const six = `Resources:\n${[1, 2, 3, 4, 5, 6].map((n) => `  Ip${n}: {Type: AWS::EC2::EIP}`).join('\n')}\n`;

function withLimit(limit: number, used?: number): AccountView {
  const quota = { limit, ...(used === undefined ? {} : { used }) };
  return { account: '444455556666', region: 'eu-west-1', quotas: { 'ec2/L-0263D0A3': quota } };
}

trapCases('quota-exceeded', [
  {
    says: 'asks where more is made than a new account may have, at the first one too many',
    files: six,
    at: ['7?'],
  },
  {
    says: 'is red where the account may not have that many',
    files: six,
    account: withLimit(5, 0),
    at: ['7'],
  },
  { says: 'counts what is in use', files: six, account: withLimit(10, 8), at: ['4'] },
  { says: 'is green where there is room', files: six, account: withLimit(20, 8), at: [] },
  {
    says: 'does not know where somebody looked and could not read it',
    files: 'Resources:\n  One: {Type: AWS::EC2::EIP}\n',
    account: { account: '444455556666', region: 'eu-west-1' },
    at: ['2?'],
  },
  {
    says: 'does not ask where a new account may have it',
    files: 'Resources:\n  One: {Type: AWS::EC2::EIP}\n  Vpc: {Type: AWS::EC2::VPC}\n',
  },
]);
