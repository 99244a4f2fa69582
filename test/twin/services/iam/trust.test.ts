import { expect } from 'chai';
import { roles } from '../../../../lib/twin/services/iam/roles.ts';
import { assumeRole } from '../../../../lib/twin/services/sts/assume-role.ts';
import { faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';

const CLEAN = '444455556666';
const RoleArn = `arn:aws:iam::${CLEAN}:role/drill`;
const root = (account: string): string => `arn:aws:iam::${account}:root`;

describe('twin/services/iam: a trust policy', () => {
  it('decides who may take on a role from then on', () => {
    const { clean, assume } = founded();
    expect(assume('111122223333')).to.match(/^AccessDenied/);
    change(clean, { Principal: { AWS: [root('333344445555'), '111122223333'] } });
    expect(assume('111122223333')).to.equal('');
    change(clean, { Principal: { AWS: root('333344445555') } });
    expect(assume('111122223333')).to.match(/^AccessDenied/);
  });

  it('may let everybody in, or those who know an external id', () => {
    const { clean, assume } = founded();
    change(clean, { Principal: '*' });
    expect(assume('999988887777')).to.equal('');
    change(clean, { Principal: { AWS: '*' }, Condition: { StringEquals: { 'sts:ExternalId': 'hush' } } });
    expect(assume('999988887777')).to.match(/^AccessDenied/);
    expect(assume('999988887777', { ExternalId: 'hush' })).to.equal('');
  });

  it('is shown as it was written', () => {
    const { clean } = founded();
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: [root('333344445555')], Service: ['backup.amazonaws.com'] },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'hush' } },
    };
    change(clean, statement);
    const { Role } = roles.GetRole({ RoleName: 'drill' }, clean);
    expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''))).to.deep.equal({
      Version: '2012-10-17',
      Statement: [statement],
    });
  });

  it('is refused by name where AssumeRole could not honour it', () => {
    const { clean } = founded();
    for (const [statement, what] of [
      [{ Effect: 'Deny', Principal: '*' }, 'Effect Deny'],
      [{ NotPrincipal: { AWS: '*' } }, 'NotPrincipal'],
      [{ Principal: { AWS: '*' }, Action: 'sts:*' }, 'Action sts:\\*'],
      [{ Principal: { Federated: 'x' } }, 'Principal Federated'],
      [{ Principal: { AWS: 'arn:aws:iam::111122223333:role/ci' } }, 'the principal arn'],
      [
        { Principal: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
        'a Condition other',
      ],
    ] as const)
      expect(faultOf(() => change(clean, statement))).to.match(
        new RegExp(`^InvalidInput: The twin does not model ${what}`),
      );
    const broken = () => roles.UpdateAssumeRolePolicy({ RoleName: 'drill', PolicyDocument: '{' }, clean);
    expect(faultOf(broken)).to.match(/^MalformedPolicyDocument/);
  });

  it('of a role of AWS stays as it is', () => {
    const { clean } = founded();
    const RoleName = 'AWSServiceRoleForSupport';
    expect(faultOf(() => change(clean, { Principal: '*' }, RoleName))).to.match(/^UnmodifiableEntity/);
    expect(faultOf(() => change(clean, { Principal: '*' }, 'nobody'))).to.match(/^NoSuchEntity/);
  });
});

function founded() {
  const here = testWorld();
  const clean = here.as({ account: CLEAN });
  here.world.table('iam.role', CLEAN, 'global').set('drill', { name: 'drill', trusts: ['333344445555'] });
  const assume = (account: string, more: object = {}): string => {
    try {
      void assumeRole({ RoleArn, RoleSessionName: 'test', ...more }, here.as({ account }));
      return '';
    } catch (error) {
      return faultOf(() => {
        throw error;
      });
    }
  };
  return { clean, assume };
}

function change(clean: TestWorld, statement: object, RoleName = 'drill'): void {
  const Statement = [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }];
  roles.UpdateAssumeRolePolicy(
    { RoleName, PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) },
    clean,
  );
}
