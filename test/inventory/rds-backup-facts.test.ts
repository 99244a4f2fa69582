import { expect } from 'chai';
import {
  rdsClusterBackup,
  rdsClusterSnapshot,
  rdsInstanceBackup,
  rdsSnapshot,
} from '../../lib/inventory/rds-backup-facts.ts';
import { seen } from './seen.ts';

const noon = new Date('2026-11-24T12:00:00Z');
const one = new Date('2026-11-24T13:00:00Z');

describe('facts of RDS snapshots and automated backups', () => {
  it('take the data time of a snapshot from the best that RDS tells', () => {
    const raw = {
      DBSnapshotArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:s',
      DBSnapshotIdentifier: 's',
      DBInstanceIdentifier: 'orders-db',
      SnapshotCreateTime: one,
      Encrypted: true,
    };
    expect(rdsSnapshot(raw, seen).dataTime).to.equal('2026-11-24T13:00:00.000Z');
    expect(rdsSnapshot({ ...raw, OriginalSnapshotCreateTime: noon }, seen).dataTime).to.equal(
      '2026-11-24T12:00:00.000Z',
    );
    const early = new Date('2026-11-24T11:00:00Z');
    const best = rdsSnapshot({ ...raw, OriginalSnapshotCreateTime: noon, SnapshotDatabaseTime: early }, seen);
    expect(best).to.include({ dataTime: '2026-11-24T11:00:00.000Z', createdAt: '2026-11-24T13:00:00.000Z' });
  });

  it('give a copied cluster snapshot no data time, because RDS does not tell it', () => {
    const raw = {
      DBClusterSnapshotArn: 'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:s',
      DBClusterSnapshotIdentifier: 's',
      DBClusterIdentifier: 'ledger',
      SnapshotCreateTime: one,
      StorageEncrypted: true,
    };
    expect(rdsClusterSnapshot(raw, seen).dataTime).to.equal('2026-11-24T13:00:00.000Z');
    const copy = rdsClusterSnapshot({ ...raw, SourceDBClusterSnapshotArn: 'arn:source' }, seen);
    expect(copy).to.include({ copiedFrom: 'arn:source' }).and.not.have.property('dataTime');
  });

  it('find the Region of the database behind a replicated automated backup', () => {
    const fact = rdsInstanceBackup(
      {
        DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
        DbiResourceId: 'db-1',
        DBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-central-1:111122223333:auto-backup:ab-1',
        Status: 'replicating',
        RestoreWindow: { EarliestTime: noon, LatestTime: one },
        Encrypted: true,
      },
      { ...seen, region: 'eu-central-1' },
    );
    expect(fact).to.include({
      arn: 'arn:aws:rds:eu-central-1:111122223333:auto-backup:ab-1',
      region: 'eu-central-1',
      sourceRegion: 'eu-west-1',
      sourceKind: 'instance',
      latest: '2026-11-24T13:00:00.000Z',
    });
  });

  it('map the automated backup of a cluster', () => {
    const fact = rdsClusterBackup(
      {
        DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:l',
        DbClusterResourceId: 'cluster-1',
        StorageEncrypted: true,
      },
      seen,
    );
    expect(fact).to.include({
      arn: 'arn:aws:rds:eu-west-1:111122223333:cluster-auto-backup:cluster-1',
      sourceKind: 'cluster',
      sourceResourceId: 'cluster-1',
    });
  });
});
