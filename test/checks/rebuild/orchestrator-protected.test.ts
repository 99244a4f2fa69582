import { expect } from 'chai';
import { orchestratorProtected } from '../../../lib/checks/rebuild/orchestrator-protected.ts';
import type { Account } from '../../../lib/environment/environment.ts';
import type { IamRole } from '../../../lib/inventory/facts.ts';
import type { Gap } from '../../../lib/inventory/inventory.ts';
import { fixedNow } from '../../support/fixed-now.ts';
import { account, environment, gap, inventory, SHOP, workload } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const CLEAN = '444455556666';
const arnOf = (name: string): string => `arn:aws:iam::${CLEAN}:role/${name}`;
const into = { account: 'clean', region: 'eu-central-1' };
const orders = workload({ rebuild: { sources: [], detectDrift: false, smoke: [], into } });
const ROLES = { roleArn: arnOf('read'), drillRoleArn: arnOf('drill') };

describe('rebuild/orchestrator-protected', () => {
  it('passes roles that only accounts without workloads may take on, and says which', () => {
    const verdicts = judged([role('drill'), role('read')]);
    expect(outcomes(verdicts)).to.deep.equal(['pass', 'pass']);
    expect(verdicts.map(({ subject }) => subject?.name)).to.have.members(['drill', 'read']);
    expect(verdicts[0]).to.include({ kind: 'estimated', severity: 'high' });
    expect(verdicts[0]?.message).to.include(
      'account 333344445555 ("trail"), which is declared to hold no workload',
    );
  });

  it('fails the role that the account of the workload may take on, and says what to change', () => {
    const [drill, read] = judged([role('drill', SHOP), role('read')]);
    expect(read?.outcome).to.equal('pass');
    expect(drill).to.include({ outcome: 'fail', observedAt: fixedNow });
    expect(drill?.got).to.include(`account ${SHOP} ("shop"), which is declared to hold workloads`);
    expect(drill?.fix).to.include(arnOf('drill')).and.include('iam:UpdateAssumeRolePolicy');
  });

  it('is unknown where a trust policy cannot be read as one', () => {
    expect(outcomes(judged([{ ...role('drill'), trustPolicy: '{}' }, role('read')]))).to.deep.equal([
      'unknown',
      'pass',
    ]);
  });

  it('fails a role that is not there', () => {
    const verdicts = judged([role('read')]);
    expect(outcomes(verdicts)).to.have.members(['fail', 'pass']);
    expect(verdicts.find(({ outcome }) => outcome === 'fail')?.got).to.equal('no such role');
  });

  it('is unknown once for a role that may not be read, with the action that would let it', () => {
    const denied = gap({
      service: 'iam',
      operation: 'GetRole',
      action: 'iam:GetRole',
      account: CLEAN,
      region: into.region,
      kinds: ['iam.role'],
      subject: arnOf('drill'),
    });
    const verdicts = judged([role('read')], {}, [denied]);
    expect(outcomes(verdicts)).to.have.members(['pass', 'unknown']);
    expect(verdicts.find(({ outcome }) => outcome === 'unknown')?.fix).to.match(
      /^allow iam:GetRole to the role that reads account 444455556666/,
    );
  });

  it('is unknown where nobody asked for the roles', () => {
    expect(outcomes(judged([]))).to.deep.equal(['unknown', 'unknown']);
  });

  it('is unknown where the account is entered without a role', () => {
    const [verdict, ...others] = judged([], { roleArn: undefined, drillRoleArn: undefined });
    expect(others).to.deep.equal([]);
    expect(verdict).to.include({ outcome: 'unknown', fix: 'declare role and drillRole for account clean' });
  });

  it('judges one role once where it reads and rebuilds', () => {
    expect(outcomes(judged([role('drill')], { roleArn: arnOf('drill') }))).to.deep.equal(['pass']);
  });

  it('is not asked of a workload that is rebuilt nowhere', () => {
    const elsewhere = workload({ rebuild: { sources: [], detectDrift: false, smoke: [] } });
    const verdicts = verdictsOf(orchestratorProtected, { workload: elsewhere, inventory: inventory() });
    expect(outcomes(verdicts)).to.deep.equal(['not-applicable']);
  });
});

function role(name: string, trusted = '333344445555'): IamRole {
  const Principal = { AWS: `arn:aws:iam::${trusted}:root` };
  return {
    arn: arnOf(name),
    id: name,
    name,
    account: CLEAN,
    region: into.region,
    tags: {},
    observedAt: fixedNow,
    trustPolicy: JSON.stringify({ Statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' } }),
  };
}

/** `changes` with undefined take a role away. */
function judged(
  roles: readonly IamRole[],
  changes: { readonly [Key in keyof typeof ROLES]?: string | undefined } = {},
  gaps: readonly Gap[] = [],
) {
  const named = Object.entries({ ...ROLES, ...changes }).filter(([, arn]) => arn !== undefined);
  const clean = account({
    name: 'clean',
    id: CLEAN,
    purpose: 'clean',
    regions: [into.region],
    ...(Object.fromEntries(named) as Partial<Account>),
  });
  const accounts = [account(), account({ name: 'trail', id: '333344445555', purpose: 'log' }), clean];
  const calls = [1];
  const listings =
    roles.length === 0 || gaps.length > 0
      ? []
      : [{ kind: 'iam.role' as const, account: CLEAN, region: into.region, count: roles.length, calls }];
  return verdictsOf(orchestratorProtected, {
    environment: environment({ accounts, workloads: [orders] }),
    workload: orders,
    inventory: inventory({ facts: { 'iam.role': roles }, gaps, listings }),
  });
}
