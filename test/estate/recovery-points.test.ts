import { expect } from 'chai';
import type { RecoveryPoint } from '../../lib/estate/recovery-point.ts';
import type { Facts, Gap, Inventory } from '../../lib/inventory/inventory.ts';
import {
  ago,
  backupPlan,
  backupRecoveryPoint,
  backupSelection,
  ec2Snapshot,
  ec2Volume,
  gap,
  inventory,
  kmsKey,
  rdsAutomatedBackup,
  rdsCluster,
  rdsClusterSnapshot,
  rdsInstance,
  rdsSnapshot,
  VAULT,
} from '../support/facts.ts';
import { view } from '../support/view.ts';

const keys = [kmsKey(), kmsKey({ id: 'shop-data' })];

function pointsOf(facts: Partial<Facts>, gaps: readonly Gap[] = []): readonly RecoveryPoint[] {
  return pointsIn(inventory({ facts: { 'kms.key': keys, ...facts }, gaps }));
}

function pointsIn(seen: Inventory): readonly RecoveryPoint[] {
  const seenBy = view({ inventory: seen });
  return seenBy.stores.flatMap((store) => seenBy.recoveryPoints(store));
}

const quiet = rdsInstance({ latestRestorableTime: undefined, retentionDays: 0 });

describe('recovery points', () => {
  describe('of a database instance', () => {
    it('are its own point-in-time recovery, as far back as the automated backup says', () => {
      const points = pointsOf({
        'rds.instance': [rdsInstance()],
        'rds.automated-backup': [rdsAutomatedBackup()],
      });
      expect(points).to.have.length(1);
      expect(points[0]).to.deep.include({
        source: 'rds-automated-backup',
        form: 'continuous',
        automatic: true,
        earliest: ago(30 * 86_400),
        dataTime: ago(180),
        keptSeconds: 30 * 86_400,
      });
      expect(points[0]).not.to.have.property('unusable');
    });

    it('cannot be of a moment that lies ahead, save by as little as clocks differ', () => {
      const of = (seconds: number) =>
        pointsOf({ 'rds.instance': [rdsInstance({ latestRestorableTime: ago(-seconds) })] })[0];
      expect(of(60)).not.to.have.property('unusable');
      expect(of(3_600)?.unusable).to.equal(`AWS dates it ${ago(-3_600)}, which lies ahead`);
    });

    it('are asked of a replica only where its source is nowhere to be seen', () => {
      const storesIn = (...all: ReturnType<typeof rdsInstance>[]) =>
        view({ inventory: inventory({ facts: { 'rds.instance': all } }) }).stores.map(({ id }) => id);
      const near = rdsInstance({ id: 'near', replicaOf: 'orders-db' });
      const far = rdsInstance({ id: 'far', region: 'eu-central-1', replicaOf: rdsInstance().arn });
      expect(storesIn(rdsInstance({ tags: {} }), near, far)).to.deep.equal([]);
      expect(storesIn(near, far)).to.have.members(['near', 'far']);
    });

    it('are none when automated backups are off', () => {
      expect(pointsOf({ 'rds.instance': [rdsInstance({ retentionDays: 0 })] })).to.deep.equal([]);
    });

    it('are the copy of its logs in another Region, with its own time and place', () => {
      const copy = rdsAutomatedBackup({ region: 'eu-central-1', latest: ago(400) });
      const [, away] = pointsOf({ 'rds.instance': [rdsInstance()], 'rds.automated-backup': [copy] });
      expect(away).to.include({ region: 'eu-central-1', dataTime: ago(400), form: 'continuous' });
    });

    it('are its snapshots by resource id: one of a database that had its name before is not its own', () => {
      const before = rdsSnapshot({ id: 'before', sourceResourceId: 'db-SOMETHING-ELSE' });
      const points = pointsOf({ 'rds.instance': [quiet], 'rds.snapshot': [rdsSnapshot(), before] });
      expect(points.map(({ arn }) => arn)).to.deep.equal([rdsSnapshot().arn]);
    });

    it('are copies of its snapshots, and copies of those, in other places', () => {
      const original = rdsSnapshot({ sourceResourceId: undefined });
      const copy = rdsSnapshot({
        id: 'copy',
        region: 'eu-central-1',
        sourceResourceId: undefined,
        copiedFrom: original.arn,
      });
      const copied = rdsSnapshot({
        id: 'copied',
        account: VAULT,
        sourceResourceId: undefined,
        copiedFrom: copy.arn,
      });
      const points = pointsOf({ 'rds.instance': [quiet], 'rds.snapshot': [copied, copy, original] });
      expect(points.map(({ arn }) => arn)).to.have.members([original.arn, copy.arn, copied.arn]);
    });

    it('are one point where AWS Backup and RDS both list it, with what AWS Backup knows', () => {
      const backup = backupRecoveryPoint();
      const snapshot = rdsSnapshot({ snapshotType: 'awsbackup', arn: backup.arn });
      const points = pointsOf({
        'rds.instance': [quiet],
        'rds.snapshot': [snapshot],
        'backup.recovery-point': [backup],
      });
      expect(points).to.have.length(1);
      expect(points[0]).to.include({
        source: 'aws-backup',
        vaultArn: backup.vaultArn,
        availableAt: ago(3_300),
      });
    });

    it('are no plan and no replica', () => {
      const replica = rdsInstance({ id: 'replica', replicaOf: 'orders-db' });
      const facts = {
        'rds.instance': [quiet, replica],
        'backup.plan': [backupPlan()],
        'backup.selection': [backupSelection()],
      };
      expect(pointsOf(facts)).to.deep.equal([]);
    });

    it('are sorted by their data, newest first', () => {
      const snapshots = [3, 1, 2].map((hours) =>
        rdsSnapshot({ id: `s${hours}`, dataTime: ago(hours * 3_600) }),
      );
      const points = pointsOf({ 'rds.instance': [quiet], 'rds.snapshot': snapshots });
      expect(points.map(({ arn }) => arn.at(-1))).to.deep.equal(['1', '2', '3']);
    });
  });

  it('lists the nearer of two with the same data first', () => {
    const local = backupRecoveryPoint({ id: 'z-local' });
    const away = backupRecoveryPoint({ id: 'a-copy', account: VAULT, region: 'eu-central-1' });
    const points = pointsOf({ 'rds.instance': [quiet], 'backup.recovery-point': [away, local] });
    expect(points.map(({ region }) => region)).to.deep.equal(['eu-west-1', 'eu-central-1']);
  });

  describe('of a cluster', () => {
    it('are its point-in-time recovery, its snapshots, and what AWS Backup made of it', () => {
      const cluster = rdsCluster();
      const facts = {
        'rds.cluster': [cluster],
        'rds.cluster-snapshot': [rdsClusterSnapshot()],
        'backup.recovery-point': [backupRecoveryPoint({ id: 'c', resourceArn: cluster.arn })],
      };
      expect(pointsOf(facts).map(({ source }) => source)).to.have.members([
        'rds-automated-backup',
        'rds-snapshot',
        'aws-backup',
      ]);
    });

    it('borrow the moment of a copy from what it was copied from', () => {
      const original = rdsClusterSnapshot();
      const copy = rdsClusterSnapshot({ id: 'copy', dataTime: undefined, copiedFrom: original.arn });
      const points = pointsOf({ 'rds.cluster': [rdsCluster()], 'rds.cluster-snapshot': [original, copy] });
      expect(points.find(({ arn }) => arn === copy.arn)?.dataTime).to.equal(original.dataTime);
      const alone = pointsOf({ 'rds.cluster': [rdsCluster()], 'rds.cluster-snapshot': [copy] });
      expect(alone.find(({ arn }) => arn === copy.arn)?.unusable).to.include('which moment');
    });
  });

  describe('of a volume', () => {
    const volume = ec2Volume();

    it('are its snapshots, one with the point of AWS Backup that they are, account in the ARN or not', () => {
      const snapshot = ec2Snapshot({ arn: 'arn:aws:ec2:eu-west-1:111122223333:snapshot/snap-0a' });
      const backup = backupRecoveryPoint({
        arn: 'arn:aws:ec2:eu-west-1::snapshot/snap-0a',
        resourceArn: volume.arn,
        resourceType: 'EBS',
      });
      const facts = { 'ec2.volume': [volume], 'ec2.snapshot': [snapshot] };
      expect(pointsOf(facts)[0]).to.include({ source: 'ebs-snapshot', automatic: true });
      const both = pointsOf({ ...facts, 'backup.recovery-point': [backup] });
      expect(both.map(({ source }) => source)).to.deep.equal(['aws-backup']);
    });

    it('are not usable from the archive tier or unfinished', () => {
      const facts = (fields: Parameters<typeof ec2Snapshot>[0]) =>
        pointsOf({ 'ec2.volume': [volume], 'ec2.snapshot': [ec2Snapshot(fields)] })[0]?.unusable;
      expect(facts({ storageTier: 'archive' })).to.include('archive tier');
      expect(facts({ state: 'pending' })).to.equal('it is pending');
      expect(facts({})).to.equal(undefined);
    });
  });

  describe('are unusable', () => {
    const withPoint = (fields: Parameters<typeof backupRecoveryPoint>[0]) =>
      pointsOf({ 'rds.instance': [quiet], 'backup.recovery-point': [backupRecoveryPoint(fields)] })[0]
        ?.unusable;

    for (const status of ['EXPIRED', 'PARTIAL', 'STOPPED', 'DELETING', 'CREATING', 'SOMETHING_NEW'])
      it(`when AWS Backup says ${status}`, () => {
        expect(withPoint({ status })).to.be.a('string');
      });

    it('but not when it says COMPLETED', () => {
      expect(withPoint({})).to.equal(undefined);
    });

    it('when their lifecycle has ended', () => {
      expect(withPoint({ deleteAt: ago(1) })).to.include('expired');
    });

    it('when they are of a database that had the name before', () => {
      const made = (seconds: number) =>
        pointsOf({
          'rds.instance': [{ ...quiet, createdAt: ago(7_200) }],
          'backup.recovery-point': [backupRecoveryPoint({ dataTime: ago(seconds) })],
        })[0]?.unusable;
      expect(made(7_201)).to.include('of a database that had the name before');
      expect(made(7_200)).to.equal(undefined);
      const unnamed = { sourceResourceId: undefined, dataTime: ago(9_000) };
      const [snapshot] = pointsOf({
        'rds.instance': [{ ...quiet, createdAt: ago(7_200) }],
        'rds.snapshot': [rdsSnapshot(unnamed)],
      });
      expect(snapshot?.unusable).to.include('had the name before');
    });

    it('when AWS does not say of when their data are', () => {
      expect(withPoint({ dataTime: undefined })).to.include('which moment');
    });

    it('when their key is disabled, pending deletion, out of material or gone', () => {
      const withKey = (fields: Parameters<typeof kmsKey>[0] | null) =>
        pointsOf({
          'rds.instance': [rdsInstance()],
          'kms.key': fields === null ? [] : [kmsKey(fields)],
        })[0]?.unusable;
      expect(withKey({ state: 'Disabled' })).to.match(/is disabled$/);
      expect(withKey({ state: 'PendingDeletion', deletionDate: ago(-86_400) })).to.include(
        'pending deletion on',
      );
      expect(withKey({ validTo: ago(1) })).to.include('imported material');
      expect(withKey(null)).to.include('does not exist any more');
      expect(withKey({})).to.equal(undefined);
    });

    it('but not when their key could not be read: that is unknown', () => {
      const denied = gap({
        operation: 'ListKeys',
        service: 'kms',
        action: 'kms:ListKeys',
        kinds: ['kms.key'],
      });
      const [point] = pointsOf({ 'rds.instance': [rdsInstance()], 'kms.key': [] }, [denied]);
      expect(point).not.to.have.property('unusable');
    });
  });

  describe('of AWS Backup come by themselves', () => {
    const automatic = (facts: Partial<Facts>) =>
      pointsOf({ 'rds.instance': [quiet], 'backup.recovery-point': [backupRecoveryPoint()], ...facts })[0]
        ?.automatic;

    it('when a plan selects the store and writes into that vault', () => {
      expect(automatic({ 'backup.plan': [backupPlan()], 'backup.selection': [backupSelection()] })).to.equal(
        true,
      );
    });

    it('not when the plan is gone, or its selection, or another vault is meant', () => {
      expect(automatic({})).to.equal(false);
      expect(automatic({ 'backup.plan': [backupPlan()] })).to.equal(false);
      const elsewhere = backupPlan({
        rules: [{ name: 'r', vaultName: 'x', schedule: '', continuous: false, copies: [] }],
      });
      expect(automatic({ 'backup.plan': [elsewhere], 'backup.selection': [backupSelection()] })).to.equal(
        false,
      );
    });

    const selections: [what: string, fields: Parameters<typeof backupSelection>[0], selects: boolean][] = [
      ['an ARN with a wildcard', { anyTag: [], resources: ['arn:aws:rds:*:db:*'] }, true],
      ['another tag', { anyTag: [{ operator: 'equals', key: 'recovery', value: 'rebuild' }] }, false],
      ['an exception', { notResources: ['*:db:orders-db'] }, false],
      ['a condition that holds', { conditions: [{ operator: 'like', key: 'owner', value: 'team-*' }] }, true],
      [
        'a condition that does not',
        { conditions: [{ operator: 'not-equals', key: 'workload', value: 'orders' }] },
        false,
      ],
      [
        'conditions alone',
        { anyTag: [], conditions: [{ operator: 'not-like', key: 'owner', value: 'x*' }] },
        true,
      ],
      ['nothing at all', { anyTag: [] }, false],
    ];
    for (const [what, fields, selects] of selections)
      it(`${selects ? 'when' : 'not when'} the selection names ${what}`, () => {
        const facts = { 'backup.plan': [backupPlan()], 'backup.selection': [backupSelection(fields)] };
        expect(automatic(facts)).to.equal(selects);
      });
  });
});
