import { expect } from 'chai';
import { proxyOperations } from '../../../../lib/twin/services/rds/proxies.ts';
import { proxyTargetOperations } from '../../../../lib/twin/services/rds/proxy-targets.ts';
import { rebootOperations } from '../../../../lib/twin/services/rds/reboot-instance.ts';
import { tagOperations } from '../../../../lib/twin/services/rds/tags.ts';
import { faultOf, type TestWorld, testWorld } from '../ec2/test-world.ts';
import { newCluster, newDatabase } from './database.ts';

const { CreateDBProxy, DeleteDBProxy, DescribeDBProxies, DescribeDBProxyEndpoints } = proxyOperations;
const { DeregisterDBProxyTargets, DescribeDBProxyTargets, RegisterDBProxyTargets } = proxyTargetOperations;
const DBProxyName = 'front';

describe('twin/services/rds: proxies', () => {
  it('has one endpoint of its own from the beginning, and is available after a while', () => {
    const here = testWorld();
    newProxy(here, 0);
    expect(shown(here)).to.include({ DBProxyName, Status: 'creating', EngineFamily: 'POSTGRESQL' });
    here.pass(120);
    expect(shown(here)?.Status).to.equal('available');
    expect(shown(here)?.DBProxyArn).to.match(/^arn:aws:rds:eu-west-1:\d{12}:db-proxy:prx-[0-9a-f]{17}$/);
    const { DBProxyEndpoints } = DescribeDBProxyEndpoints({ DBProxyName }, here);
    expect(DBProxyEndpoints).to.have.length(1);
    expect(DBProxyEndpoints?.[0]).to.include({
      IsDefault: true,
      TargetRole: 'READ_WRITE',
      Status: 'available',
    });
    expect(DBProxyEndpoints?.[0]?.Endpoint)
      .to.equal(shown(here)?.Endpoint)
      .and.to.match(/^front\.proxy-[0-9a-f]+\.eu-west-1\.rds\.amazonaws\.com$/);
  });

  it('stands before one instance, which cannot be reached while it reboots', () => {
    const here = testWorld();
    newDatabase(here);
    newProxy(here);
    RegisterDBProxyTargets({ DBProxyName, DBInstanceIdentifiers: ['orders-db'] }, here);
    const target = () => DescribeDBProxyTargets({ DBProxyName }, here).Targets?.[0];
    expect(target()).to.include({ RdsResourceId: 'orders-db', Type: 'RDS_INSTANCE', Port: 5432 });
    expect(target()?.TargetHealth).to.deep.equal({ State: 'AVAILABLE' });
    rebootOperations.RebootDBInstance({ DBInstanceIdentifier: 'orders-db' }, here);
    expect(target()?.TargetHealth).to.include({ State: 'UNAVAILABLE', Reason: 'UNREACHABLE' });
    const second = () => RegisterDBProxyTargets({ DBProxyName, DBInstanceIdentifiers: ['orders-db'] }, here);
    expect(faultOf(second)).to.match(/^DBProxyTargetAlreadyRegisteredFault/);
  });

  it('lists a cluster and each of its members', () => {
    const here = testWorld();
    newCluster(here, ['a', 'b']);
    newProxy(here);
    RegisterDBProxyTargets({ DBProxyName, DBClusterIdentifiers: ['ledger'] }, here);
    const first = DescribeDBProxyTargets({ DBProxyName }, here);
    const rest = DescribeDBProxyTargets({ DBProxyName, Marker: first.Marker }, here);
    const targets = [...(first.Targets ?? []), ...(rest.Targets ?? [])];
    expect(targets.map(({ RdsResourceId, Type, Role }) => [RdsResourceId, Type, Role])).to.deep.equal([
      ['ledger', 'TRACKED_CLUSTER', undefined],
      ['ledger-1', 'RDS_INSTANCE', 'READ_WRITE'],
      ['ledger-2', 'RDS_INSTANCE', 'READ_ONLY'],
    ]);
    DeregisterDBProxyTargets({ DBProxyName, DBClusterIdentifiers: ['ledger'] }, here);
    expect(DescribeDBProxyTargets({ DBProxyName }, here).Targets).to.deep.equal([]);
    const again = () => DeregisterDBProxyTargets({ DBProxyName, DBClusterIdentifiers: ['ledger'] }, here);
    expect(faultOf(again)).to.match(/^DBProxyTargetNotFoundFault/);
  });

  it('refuses what is there already, what is not there, and an engine that it does not know', () => {
    const here = testWorld();
    newProxy(here);
    expect(faultOf(() => newProxy(here))).to.match(/^DBProxyAlreadyExistsFault/);
    expect(faultOf(() => DescribeDBProxies({ DBProxyName: 'other' }, here))).to.match(
      /^DBProxyNotFoundFault/,
    );
    const unknown = { DBProxyName: 'other', EngineFamily: 'ORACLE', RoleArn: 'role', VpcSubnetIds: [] };
    expect(faultOf(() => CreateDBProxy(unknown as never, here))).to.match(/^InvalidParameterValue/);
    const nowhere = () => RegisterDBProxyTargets({ DBProxyName, DBInstanceIdentifiers: ['none'] }, here);
    expect(faultOf(nowhere)).to.match(/^DBInstanceNotFoundFault/);
  });

  it('takes no role of another account', () => {
    const RoleArn = 'arn:aws:iam::999900001111:role/proxy';
    expect(faultOf(() => newProxy(testWorld(), 0, RoleArn))).to.equal(
      'AccessDenied: Cross-account pass role is not allowed.',
    );
  });

  it('keeps its tags until it is gone', () => {
    const here = testWorld();
    newProxy(here);
    const ResourceName = shown(here)?.DBProxyArn ?? '';
    tagOperations.AddTagsToResource({ ResourceName, Tags: [{ Key: 'owner', Value: 'team' }] }, here);
    expect(tagOperations.ListTagsForResource({ ResourceName }, here).TagList).to.deep.equal([
      { Key: 'owner', Value: 'team' },
    ]);
    DeleteDBProxy({ DBProxyName }, here);
    expect(shown(here)?.Status).to.equal('deleting');
    here.pass(60);
    expect(faultOf(() => tagOperations.ListTagsForResource({ ResourceName }, here))).to.match(
      /^DBProxyNotFoundFault/,
    );
  });
});

function newProxy(here: TestWorld, passes = 120, RoleArn = 'role'): void {
  CreateDBProxy({ DBProxyName, EngineFamily: 'POSTGRESQL', RoleArn, VpcSubnetIds: [], Auth: [] }, here);
  here.pass(passes);
}

function shown(here: TestWorld) {
  return DescribeDBProxies({ DBProxyName }, here).DBProxies?.[0];
}
