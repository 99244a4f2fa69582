import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import type { Environment } from '../../lib/environment/environment.ts';
import {
  type CollectProgress,
  FACT_KINDS,
  KINDS_BY_PURPOSE,
  OPERATIONS,
  operationsOf,
} from '../../lib/inventory/index.ts';
import type { FactKind } from '../../lib/inventory/facts.ts';
import { readRegions } from '../../lib/inventory/read-regions.ts';
import { thrownBy } from '../support/thrown-by.ts';
import { type Collected, collectFrom, type Sandbox, shopDeclaration, startSandbox } from './sandbox.ts';

const SHOP = '111122223333';
const VAULT = '222233334444';
const TRAIL = '333344445555';
const CLEAN = '444455556666';

describe('collecting the embedded shop', () => {
  let sandbox: Sandbox;
  let environment: Environment;
  let whole: Collected;
  const progress: CollectProgress[] = [];

  before(async () => {
    sandbox = await startSandbox(20);
    environment = await shopDeclaration();
    // The twin's Backup deletes what has run out when somebody looks; only then does its world stand still.
    await collectFrom(sandbox, environment, { kinds: ['backup.recovery-point'] });
    whole = await collectFrom(sandbox, environment, { onProgress: (step) => progress.push(step) });
  });
  after(() => sandbox.twin.close());
  afterEach(() => sandbox.twin.faults.clear());

  it('leaves no gap and finds every kind', () => {
    expect(whole.inventory.gaps).to.deep.equal([]);
    // Nothing has drifted in a shop that was just opened.
    const none: readonly FactKind[] = ['cloudformation.drift'];
    const empty = FACT_KINDS.filter(
      (kind) => !none.includes(kind) && whole.inventory.facts[kind].length === 0,
    );
    expect(empty).to.deep.equal([]);
  });

  it('proves each listing complete, in every place where it is read, by the calls that made it', () => {
    const { listings } = whole.inventory;
    for (const kind of KINDS_BY_PURPOSE.workload) {
      const places = listings
        .filter((one) => one.kind === kind && one.account === SHOP)
        .map(({ region }) => region);
      if (kind === 'sts.identity') expect(places, kind).to.deep.equal(['eu-west-1']);
      else if (kind.startsWith('route53.')) expect(places, kind).to.deep.equal(['global']);
      else expect(places, kind).to.include.members(['eu-central-1', 'eu-west-1']);
    }
    for (const listing of listings) {
      const facts = whole.inventory.facts[listing.kind].filter(
        ({ account, region }) => account === listing.account && region === listing.region,
      );
      // Several workloads may have their sources rebuilt in one place.
      if (listing.kind === 'iac.unit') continue;
      if (listing.kind !== 'tagging.resource') expect(facts, listing.kind).to.have.length(listing.count);
      for (const line of listing.calls) expect(whole.calls[line - 1]?.status, listing.kind).to.equal(200);
      expect(listing.calls, listing.kind).not.to.deep.equal([]);
    }
  });

  it('calls exactly the declared operations', () => {
    const called = new Set(whole.calls.map(({ service, operation }) => `${service}:${operation}`));
    const always = operationsOf(FACT_KINDS).filter(({ sometimes }) => sometimes !== true);
    const declared = always.map(({ service, operation }) => `${service}:${operation}`);
    // The templates of the shop make what quotas count; they name no image, no retired engine and no role of AWS.
    const asked = ['servicequotas:ListServiceQuotas', 'sts:AssumeRole'];
    expect([...called].sort()).to.deep.equal([...declared, ...asked].sort());
  });

  it('makes no call twice', () => {
    const made = whole.calls
      .filter(({ service }) => service !== 'sts')
      .map((call) => [call.service, call.operation, call.account, call.region, call.paramsSha256].join(' '));
    expect(made.filter((call, index) => made.indexOf(call) !== index)).to.deep.equal([]);
  });

  it('reads in an account what it is for, and nothing else', () => {
    const servicesIn = (account: string): string[] => [
      ...new Set(whole.calls.filter((call) => call.account === account).map(({ service }) => service)),
    ];
    expect(servicesIn(VAULT).sort()).to.deep.equal(['backup', 'ec2', 'kms', 'rds', 'sts']);
    expect(servicesIn(TRAIL)).to.deep.equal(['sts']);
    expect(servicesIn(CLEAN).sort()).to.deep.equal([
      'cloudformation',
      'ec2',
      'iam',
      'kms',
      'servicequotas',
      'sts',
    ]);
  });

  it('reads a clean account where something is rebuilt in it, and nowhere else', async () => {
    const regions = new Set(
      whole.calls
        .filter(({ account, service }) => account === CLEAN && service === 'ec2')
        .map(({ region }) => region),
    );
    expect([...regions]).to.deep.equal(['eu-central-1']);
    const nowhere = { ...environment, workloads: [] };
    const { calls } = await collectFrom(sandbox, nowhere, { kinds: ['sts.identity', 'rebuild.account'] });
    expect(new Set(calls.map(({ service }) => service))).to.deep.equal(new Set(['sts']));
  });

  it('describes only keys that something refers to', () => {
    const described = whole.calls.filter(({ operation }) => operation === 'DescribeKey').length;
    expect(described).to.equal(whole.inventory.facts['kms.key'].length);
    const lone = { ...environment, workloads: [] };
    return collectFrom(sandbox, lone, { kinds: ['kms.key', 'rds.cluster'] }).then(({ inventory }) => {
      const regions = inventory.facts['kms.key'].map(({ region }) => region);
      expect(regions).to.deep.equal(['eu-west-1']);
    });
  });

  it('reports its progress, one step for each service and place', () => {
    expect(progress.map(({ done }) => done)).to.deep.equal(progress.map((_step, index) => index + 1));
    expect(progress.at(-1)?.total).to.equal(progress.length);
    expect(progress).to.deep.include.members([{ ...progress[0] }]);
    expect(new Set(progress.map(({ account }) => account))).to.deep.equal(
      new Set(['shop', 'vault', 'clean']),
    );
  });

  it('tells a vault without a policy from one whose policy it cannot read', async () => {
    const [local] = whole.inventory.facts['backup.vault'].filter(({ id }) => id === 'shop-local');
    expect(local?.policy).to.equal(null);
    await sandbox.twin.faults.plant({
      kind: 'deny',
      service: 'backup',
      operation: 'GetBackupVaultAccessPolicy',
    });
    const { inventory } = await collectFrom(sandbox, environment, { kinds: ['backup.vault'] });
    expect(inventory.facts['backup.vault']).to.have.length(3);
    for (const vault of inventory.facts['backup.vault']) expect(vault).not.to.have.property('policy');
    expect(inventory.gaps.map(({ subject }) => subject)).to.have.members(
      inventory.facts['backup.vault'].map(({ arn }) => arn),
    );
  });

  it('finds the same under 20 % throttling, with more calls', async () => {
    await sandbox.twin.faults.plant({ kind: 'throttle', service: '*', operation: '*', rate: 0.2 });
    const { inventory, calls } = await collectFrom(sandbox, environment, { clock: realClock });
    expect(inventory.gaps).to.deep.equal([]);
    for (const kind of FACT_KINDS)
      expect(arns(inventory.facts[kind]), kind).to.deep.equal(arns(whole.inventory.facts[kind]));
    expect(calls.length).to.be.greaterThan(whole.calls.length);
  });

  it('makes everything in an account that it may not enter a gap, and reads the others', async () => {
    await sandbox.twin.faults.plant({ kind: 'deny', service: 'sts', operation: 'AssumeRole', times: 1 });
    const { inventory } = await collectFrom(sandbox, environment);
    const closed = new Set(inventory.gaps.map(({ account }) => account));
    expect(closed.size).to.equal(1);
    const [account] = closed;
    const struck = environment.accounts.find(({ id }) => id === account);
    const purpose = struck?.purpose ?? 'log';
    const regions = struck === undefined ? [] : readRegions(environment, struck);
    const kinds = new Set(inventory.gaps.flatMap((gap) => gap.kinds));
    expect([...kinds].sort()).to.deep.equal([...KINDS_BY_PURPOSE[purpose]].sort());
    expect(inventory.gaps.map(({ region }) => region)).to.include.members([...regions]);
    expect(inventory.gaps[0]).to.include({ action: 'sts:AssumeRole', code: 'AccessDenied' });
    expect(inventory.listings.every((listing) => listing.account !== account)).to.equal(true);
    expect(inventory.facts['sts.identity']).to.have.length(3);
  });

  it('stops everything at once when it is aborted', async () => {
    const abort = new AbortController();
    await sandbox.twin.faults.plant({ kind: 'hang', service: 'ec2', operation: '*' });
    const onProgress = (): void => abort.abort(new Error('enough'));
    const error = await thrownBy(() =>
      collectFrom(sandbox, environment, { signal: abort.signal, onProgress }),
    );
    expect(error).to.have.property('message', 'enough');
  });
});

function arns(facts: readonly { arn: string; account: string; region: string }[]): string[] {
  return facts.map(({ arn, account, region }) => `${account} ${region} ${arn}`);
}

describe('the operations behind the facts', () => {
  it('have an IAM action of their service each', () => {
    for (const { service, operation, action } of Object.values(OPERATIONS).flat())
      expect(action).to.equal(`${service === 'tagging' ? 'tag' : service}:${operation}`);
  });

  it('are listed once for many kinds', () => {
    const actions = operationsOf(FACT_KINDS).map(({ action }) => action);
    expect(new Set(actions).size).to.equal(actions.length);
  });

  it('are the promised kinds in a backup account', () => {
    expect(KINDS_BY_PURPOSE.backup).to.deep.equal([
      'sts.identity',
      'rds.snapshot',
      'rds.cluster-snapshot',
      'rds.automated-backup',
      'backup.vault',
      'backup.plan',
      'backup.selection',
      'backup.recovery-point',
      'backup.copy-job',
      'ec2.snapshot',
      'kms.key',
    ]);
  });
});
