import { expect } from 'chai';
import { declared, planned, TEXT } from './planned.ts';

describe('makePlan', () => {
  it('has each check on each workload that promises what it asks about, and says why not on the others', () => {
    const { checks, leftOut } = planned();
    expect(checks.map(({ check, workloads }) => [check, workloads])).to.deep.equal([
      ['rds/instance-multi-az', ['orders', 'ledger']],
      ['route53/failover-complete', ['ledger']],
    ]);
    expect(leftOut).to.deep.equal([
      {
        check: 'route53/failover-complete',
        workload: 'orders',
        because: 'not-promised',
        reason: 'no DNS names are declared',
      },
    ]);
  });

  it('forgets no pair of check and workload, whatever is selected', () => {
    for (const options of [
      {},
      { only: ['dns'] },
      { workload: ['orders'] },
      { check: ['none'] },
      { only: [] },
    ]) {
      const { checks, leftOut } = planned(options);
      const pairs = checks.flatMap(({ check, workloads }) =>
        workloads.map((workload) => `${check} ${workload}`),
      );
      const all = [...pairs, ...leftOut.map(({ check, workload }) => `${check} ${workload}`)];
      expect(all.sort()).to.deep.equal([
        'rds/instance-multi-az ledger',
        'rds/instance-multi-az orders',
        'route53/failover-complete ledger',
        'route53/failover-complete orders',
      ]);
    }
  });

  it('keeps to the suites, checks (by a former id too) and workloads that were asked for', () => {
    const ids = (options: Parameters<typeof planned>[0]) => planned(options).checks.map(({ check }) => check);
    expect(ids({ only: ['dns'] })).to.deep.equal(['route53/failover-complete']);
    expect(ids({ check: ['rds/multi-az'] })).to.deep.equal(['rds/instance-multi-az']);
    const { workloads, leftOut } = planned({ workload: ['orders'] });
    expect(workloads).to.deep.equal(['orders']);
    expect(leftOut[0]).to.include({
      workload: 'ledger',
      because: 'not-selected',
      reason: 'another workload was asked for',
    });
  });

  it('leaves out what a current exclusion covers as a whole, and not what it covers in part', () => {
    const whole =
      '[{ check: rds/multi-az, workload: orders, reason: replaced soon, owner: me, until: 2026-12-31 }]';
    expect(planned({}, declared(whole)).leftOut[0]).to.deep.equal({
      check: 'rds/instance-multi-az',
      workload: 'orders',
      because: 'excluded',
      reason: 'replaced soon (me, until 2026-12-31)',
    });
    const part = whole.replace('orders,', 'orders, resource: "arn:aws:rds:*",');
    const { leftOut, exclusions } = planned({}, declared(part));
    expect(leftOut.map(({ because }) => because)).to.deep.equal(['not-promised']);
    expect(exclusions).to.have.length(1);
  });

  it('takes an exclusion that has run out as not written, and says so', () => {
    const expired = '[{ check: rds/instance-multi-az, reason: soon, owner: me, until: 2026-01-31 }]';
    const plan = planned({}, declared(expired));
    expect(plan.checks[0]?.workloads).to.deep.equal(['orders', 'ledger']);
    expect(plan.exclusions).to.deep.equal([]);
    expect(plan.expiredExclusions.map(({ owner }) => owner)).to.deep.equal(['me']);
  });

  it('asks an account only for what its purpose needs, and for nothing that changes anything', () => {
    const [shop, vault, trail] = planned().accounts;
    expect(shop?.roleArn).to.equal('arn:aws:iam::111122223333:role/read');
    expect(shop?.actions).to.include.members([
      'ec2:DescribeInstances',
      'route53:ListHostedZones',
      'tag:GetResources',
    ]);
    expect(vault?.actions).to.include('backup:ListBackupVaults').and.not.to.include('ec2:DescribeInstances');
    expect(trail).to.deep.include({ roleArn: null, actions: ['sts:GetCallerIdentity'] });
    for (const { actions } of planned().accounts)
      for (const action of actions) expect(action).to.match(/^[a-z0-9]+:(Describe|Get|List)[A-Za-z]+$/);
  });

  it('plans calls by account and Region, those without a Region once', () => {
    const { calls } = planned();
    expect(calls.map(({ accountName, region }) => `${accountName} ${region}`)).to.deep.equal([
      'shop eu-west-1',
      'shop eu-central-1',
      'shop global',
      'vault eu-central-1',
      'trail eu-west-1',
    ]);
    const inPlace = (index: number) => calls[index]?.operations.map(({ action }) => action) ?? [];
    expect(inPlace(0).slice(0, 2)).to.deep.equal(['sts:AssumeRole', 'sts:GetCallerIdentity']);
    expect(inPlace(1)).not.to.include('sts:GetCallerIdentity');
    expect(inPlace(2)).to.include.members(['route53:ListHostedZones', 'tag:GetResources']);
    expect(inPlace(4)).to.deep.equal(['sts:GetCallerIdentity']);
    for (const { operations } of calls)
      expect(new Set(operations.map(({ action }) => action)).size).to.equal(operations.length);
  });

  it('reads a clean account in the Regions that something is rebuilt in, and only enters it elsewhere', () => {
    const text = TEXT.replace(
      'tiers:',
      '  clean: { id: "444455556666", purpose: clean, role: read, regions: [eu-west-1, eu-central-1] }\ntiers:',
    ).replace(
      'select: { stacks: [orders] }',
      'select: { stacks: [orders] }, rebuild: { from: [{ path: orders.yaml }], into: { account: clean, region: eu-central-1 } }',
    );
    const { accounts, calls } = planned({}, declared('[]', text));
    const actions = accounts.find(({ name }) => name === 'clean')?.actions ?? [];
    expect(actions).to.include.members([
      'iam:ListRoles',
      'iam:SimulatePrincipalPolicy',
      'servicequotas:ListServiceQuotas',
      'ec2:DescribeInstanceTypeOfferings',
      'cloudformation:ListExports',
    ]);
    for (const action of actions)
      expect(action).to.match(/^[a-z0-9]+:(Describe|Get|List|Simulate)[A-Za-z]+$/);
    const inPlaces = calls
      .filter(({ accountName }) => accountName === 'clean')
      .map(({ region, operations }) => [region, operations.map(({ action }) => action)] as const);
    expect(inPlaces[0]).to.deep.equal(['eu-west-1', ['sts:AssumeRole', 'sts:GetCallerIdentity']]);
    expect(inPlaces[1]?.[0]).to.equal('eu-central-1');
    expect(inPlaces[1]?.[1]).to.include('ec2:DescribeKeyPairs').and.not.to.include('sts:AssumeRole');
    expect(inPlaces).to.have.length(2);
  });

  it('names the rate that each operation is counted against', () => {
    const operations = planned().calls.flatMap((calls) => calls.operations);
    expect(operations.find(({ operation }) => operation === 'GetBackupPlan')).to.deep.include({
      bucket: 'backup-get',
      perResource: true,
    });
  });

  it('breaks nothing, and tells of a freeze window that is open', () => {
    expect(planned().drills).to.deep.equal([]);
    expect(planned().freezeWindow).to.equal(null);
    expect(planned({ now: '2026-12-24T00:00:00.000Z' }).freezeWindow?.reason).to.equal('year-end trading');
  });

  it('is plain JSON, and the same for the same input', () => {
    expect(JSON.parse(JSON.stringify(planned()))).to.deep.equal(planned());
  });
});
