import { expect } from 'chai';
import { roles } from '../../../../lib/twin/services/iam/roles.ts';
import { simulation } from '../../../../lib/twin/services/iam/simulation.ts';
import { everyPage, faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';

const LINKED = { PathPrefix: '/aws-service-role/' };

describe('twin/services/iam', () => {
  const names = (here: TestWorld, input: object = {}): string[] =>
    everyPage((Marker) => {
      const { Roles = [], Marker: next } = roles.ListRoles({ ...input, ...(Marker && { Marker }) }, here);
      return { items: Roles.map(({ RoleName = '' }) => RoleName), next };
    }).flat();

  it('gives a fresh account the two roles that AWS makes with it', () => {
    expect(names(testWorld(), LINKED)).to.deep.equal([
      'AWSServiceRoleForSupport',
      'AWSServiceRoleForTrustedAdvisor',
    ]);
  });

  it('makes the role of a service with the first of its resources, in whatever Region', () => {
    const here = testWorld();
    here.world.table('elbv2.load-balancer', here.account, 'eu-central-1').set('one', {} as never);
    expect(names(here, LINKED)).to.include('AWSServiceRoleForElasticLoadBalancing');
    expect(names(here.as({ account: '999988887777' }), LINKED)).not.to.include(
      'AWSServiceRoleForElasticLoadBalancing',
    );
  });

  it('makes a service-linked role once, and no second one', () => {
    const here = testWorld();
    const input = { AWSServiceName: 'ecs.amazonaws.com' };
    expect(roles.CreateServiceLinkedRole(input, here).Role).to.include({
      RoleName: 'AWSServiceRoleForECS',
      Path: '/aws-service-role/ecs.amazonaws.com/',
      Arn: 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    });
    expect(faultOf(() => roles.CreateServiceLinkedRole(input, here))).to.match(
      /^InvalidInput: .* has been taken/,
    );
    expect(faultOf(() => roles.CreateServiceLinkedRole({ AWSServiceName: 'x' }, here))).to.match(
      /^InvalidInput: The twin does not model/,
    );
  });

  it('tells who may take on a role, and the external id that it asks for', () => {
    const here = testWorld();
    here.world
      .table('iam.role', here.account, 'global')
      .set('reader', { name: 'reader', trusts: ['222233334444'], externalId: 'hush' });
    const { Role } = roles.GetRole({ RoleName: 'reader' }, here);
    const trust = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
    expect(trust).to.include('arn:aws:iam::222233334444:root');
    expect(trust).to.include('"sts:ExternalId":"hush"');
    expect(faultOf(() => roles.GetRole({ RoleName: 'none' }, here))).to.match(/^NoSuchEntity/);
  });

  it('simulates what a policy of the organisation or a boundary denies', () => {
    const here = testWorld();
    here.world.table('iam.role', here.account, 'global').set('deployer', { name: 'deployer', trusts: [] });
    const rails = here.world.table('iam.guardrail', here.account, 'global');
    rails.set('iam:CreateUser', { action: 'iam:CreateUser', by: 'organization' });
    rails.set('iam:CreateRole', { action: 'iam:CreateRole', by: 'boundary' });
    const PolicySourceArn = 'arn:aws:iam::111122223333:role/deployer';
    const ask = (ActionNames: string[]) =>
      simulation.SimulatePrincipalPolicy({ PolicySourceArn, ActionNames }, here).EvaluationResults?.[0];
    expect(ask(['iam:CreateUser'])).to.deep.include({
      EvalDecision: 'explicitDeny',
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    });
    expect(ask(['iam:CreateRole'])).to.deep.include({
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
    expect(ask(['s3:CreateBucket'])).to.include({ EvalDecision: 'allowed' });
    const nobody = { PolicySourceArn: 'arn:aws:iam::111122223333:role/no', ActionNames: ['a:b'] };
    expect(faultOf(() => simulation.SimulatePrincipalPolicy(nobody, here))).to.match(/^NoSuchEntity/);
  });
});
