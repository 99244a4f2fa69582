import { expect } from 'chai';
import { judgeTrust } from '../../../../lib/checks/rebuild/trust/judge-trust.ts';
import type { TrustWorld } from '../../../../lib/checks/rebuild/trust/trust-world.ts';

const WORLD: TrustWorld = {
  own: '444455556666',
  accounts: [
    { id: '111122223333', name: 'shop', purpose: 'workload' },
    { id: '222233334444', name: 'vault', purpose: 'backup' },
    { id: '333344445555', name: 'trail', purpose: 'log' },
    { id: '444455556666', name: 'clean', purpose: 'clean' },
  ],
};
const SHOP = 'arn:aws:iam::111122223333:root';
const TRAIL = 'arn:aws:iam::333344445555:root';
const STRANGER = 'arn:aws:iam::999988887777:root';
const GITHUB = 'arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com';
const SUB = 'token.actions.githubusercontent.com:sub';

/** A statement that lets somebody take on the role. */
const allow = (Principal: unknown, Condition?: object, Action: unknown = 'sts:AssumeRole'): object => ({
  Effect: 'Allow',
  Principal,
  Action,
  ...(Condition === undefined ? {} : { Condition }),
});
const aws = (AWS: unknown, Condition?: object): object => allow({ AWS }, Condition);
const web = (Federated: string, Condition?: object): object =>
  allow({ Federated }, Condition, 'sts:AssumeRoleWithWebIdentity');

type Row = readonly [title: string, statement: unknown, says?: RegExp];

const PASS: readonly Row[] = [
  [
    'the root of a declared account without workloads',
    aws(TRAIL),
    /whoever IAM lets in account 333344445555 \("trail"\)/,
  ],
  ['an account by its id', aws('333344445555')],
  ['a list of statements and of principals', [aws([TRAIL, '222233334444'])]],
  ['one role of the account that runs are made in', aws('arn:aws:iam::333344445555:role/ci/landfall')],
  ['the session of one role', aws('arn:aws:sts::333344445555:assumed-role/landfall/run')],
  ['its own account', aws('arn:aws:iam::444455556666:root'), /account 444455556666 itself/],
  [
    'one user of an account that is not declared',
    aws('arn:aws:iam::999988887777:user/ann'),
    /which is not declared/,
  ],
  [
    'an undeclared account with an external id',
    aws(STRANGER, { StringEquals: { 'STS:externalid': true } }),
    /with an external id/,
  ],
  [
    'an undeclared account with MFA',
    aws(STRANGER, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    /with MFA/,
  ],
  [
    'an undeclared account with recent MFA',
    aws(STRANGER, { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
  ],
  [
    'an undeclared account narrowed to one role',
    aws(STRANGER, { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::999988887777:role/ci' } }),
  ],
  [
    'everybody narrowed to one role',
    aws('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::333344445555:role/ci' } }),
  ],
  [
    'everybody narrowed to an account',
    allow('*', { StringEquals: { 'aws:PrincipalAccount': '333344445555' } }),
  ],
  ['a service', allow({ Service: 'cloudformation.amazonaws.com' }), /the service cloudformation/],
  ['a service and an account', allow({ Service: ['ec2.amazonaws.com.cn'], AWS: TRAIL })],
  ['the pipelines of one repository', web(GITHUB, { StringLike: { [SUB]: 'repo:shop/infrastructure:*' } })],
  [
    'a statement about the tags of a session beside it',
    [aws(TRAIL), allow({ AWS: SHOP }, undefined, 'sts:TagSession')],
  ],
  ['a Deny beside it, which only takes away', [aws(TRAIL), { ...aws('*'), Effect: 'Deny' }]],
];

const FAIL: readonly Row[] = [
  ['everybody', aws('*'), /^everybody, in whatever account$/],
  ['everybody, written short', allow('*')],
  ['everybody of every kind', allow({ '*': '*' })],
  ['everybody with an external id', aws('*', { StringEquals: { 'sts:ExternalId': true } })],
  [
    'the root of an account with workloads',
    aws(SHOP),
    /account 111122223333 \("shop"\), which is declared to hold workloads/,
  ],
  ['that account by its id, among others', aws([TRAIL, '111122223333'])],
  ['a role of that account', aws('arn:aws:iam::111122223333:role/ci')],
  [
    'a role of that account with an external id and MFA',
    aws('arn:aws:iam::111122223333:role/ci', {
      StringEquals: { 'sts:ExternalId': true },
      Bool: { 'aws:MultiFactorAuthPresent': true },
    }),
  ],
  [
    'everybody narrowed to that account',
    aws('*', { StringEquals: { 'aws:PrincipalAccount': ['333344445555', '111122223333'] } }),
  ],
  [
    'everybody narrowed to a role of whatever account',
    aws('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci' } }),
  ],
  ['everybody but some', { Effect: 'Allow', NotPrincipal: { AWS: TRAIL }, Action: 'sts:AssumeRole' }],
  [
    'everything that is no other action',
    { Effect: 'Allow', Principal: { AWS: SHOP }, NotAction: 'sts:TagSession' },
  ],
  ['an action with a wildcard', allow({ AWS: SHOP }, undefined, ['sts:TagSession', 'sts:Assume*'])],
  ['an action with a question mark', allow({ AWS: SHOP }, undefined, 'sts:Assume?ole')],
  ['an undeclared account without more', aws(STRANGER), /without an external id or MFA/],
  [
    'an undeclared account of an organisation',
    aws(STRANGER, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
  ],
  [
    'a service that acts for the account with workloads',
    allow({ Service: 'sns.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
  ],
  ['pipelines of everybody', web(GITHUB)],
  ['pipelines of every repository', web(GITHUB, { StringLike: { [SUB]: 'repo:*' } })],
];

const UNKNOWN: readonly Row[] = [
  [
    'an undeclared account with an external id that may be anything',
    aws(STRANGER, { StringLike: { 'sts:ExternalId': false } }),
    /StringLike sts:externalid/,
  ],
  [
    'MFA that keys without a session need not show',
    aws(STRANGER, { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
  ],
  [
    'everybody of an organisation',
    aws('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } }),
    /was not seen$/,
  ],
  [
    'everybody whose path is written to look like another account',
    aws('*', { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam:*:333344445555:role/ci' } }),
    /StringLike aws:principalarn/,
  ],
  ['everybody from some networks', aws('*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })],
  ['everybody but one account', aws('*', { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } })],
  [
    'everybody by a condition over any of many',
    aws('*', { 'ForAnyValue:StringEquals': { 'aws:PrincipalAccount': '333344445555' } }),
  ],
  [
    'an account with workloads that a Deny may take away',
    [aws(SHOP), { ...aws(SHOP), Effect: 'Deny' }],
    /a Deny beside it/,
  ],
  ['somebody who was deleted', aws('AROAEXAMPLE123456789A')],
  ['something that is no principal', aws({ a: 1 })],
  ['a kind of principal that nobody here knows', allow({ CanonicalUser: 'abc' })],
  [
    'a SAML provider',
    allow({ Federated: 'arn:aws:iam::444455556666:saml-provider/corp' }, undefined, 'sts:AssumeRoleWithSAML'),
  ],
  [
    'a provider that lies in a cluster',
    web('arn:aws:iam::444455556666:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC', {
      StringEquals: { 'x:sub': 'system:serviceaccount:ci:ci' },
    }),
  ],
  ['a service of somebody else', allow({ Service: 'example.org' })],
  ['nobody', []],
  ['an effect that is none', { ...aws(TRAIL), Effect: 'Maybe' }],
  ['no action', { Effect: 'Allow', Principal: { AWS: TRAIL } }],
  ['no principal', { Effect: 'Allow', Action: 'sts:AssumeRole' }],
  ['a condition that is none', aws(TRAIL, ['x'])],
  ['an operator without keys', aws(TRAIL, { StringEquals: 'x' })],
  ['a statement that is none', 'Allow'],
];

describe('checks/rebuild/trust', () => {
  for (const [outcome, rows] of [
    ['pass', PASS],
    ['fail', FAIL],
    ['unknown', UNKNOWN],
  ] as const)
    describe(`is ${outcome} of a trust policy that lets in`, () => {
      for (const [title, Statement, says] of rows)
        it(title, () => {
          const judgement = judgeTrust(JSON.stringify({ Version: '2012-10-17', Statement }), WORLD);
          expect(judgement.outcome, judgement.who.join('; ')).to.equal(outcome);
          expect(judgement.who).not.to.deep.equal([]);
          if (says !== undefined) expect(judgement.who.join('; ')).to.match(says);
        });
    });

  it('cannot tell of what is no policy', () => {
    for (const policy of ['', 'null', '[]', '{}', '{"Statement":null}'])
      expect(judgeTrust(policy, WORLD).outcome, policy).to.equal('unknown');
  });

  it('is not mended by a second statement that is well', () => {
    const Statement = [aws(TRAIL), aws(SHOP)];
    expect(judgeTrust(JSON.stringify({ Statement }), WORLD).outcome).to.equal('fail');
  });
});
