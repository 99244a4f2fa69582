import { expect } from 'chai';
import {
  rdsCluster,
  rdsClusterBackup,
  rdsClusterSnapshot,
  rdsInstance,
  rdsInstanceBackup,
  rdsSnapshot,
} from '../../lib/inventory/rds-facts.ts';
import { place, seen } from './seen.ts';

const noon = new Date('2026-11-24T12:00:00Z');
const one = new Date('2026-11-24T13:00:00Z');
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/k';

describe('RDS facts', () => {
  it('map an instance', () => {
    const fact = rdsInstance(
      {
        DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
        DBInstanceIdentifier: 'orders-db',
        DbiResourceId: 'db-1',
        Engine: 'postgres',
        DBInstanceStatus: 'available',
        MultiAZ: true,
        AvailabilityZone: 'eu-west-1a',
        SecondaryAvailabilityZone: 'eu-west-1b',
        BackupRetentionPeriod: 30,
        LatestRestorableTime: noon,
        StorageEncrypted: true,
        KmsKeyId: KEY,
        DeletionProtection: true,
        Endpoint: { Address: 'orders.example', Port: 5_432 },
        TagList: [{ Key: 'workload', Value: 'orders' }, { Key: 'empty' }],
      },
      seen,
    );
    expect(fact).to.deep.equal({
      ...place,
      arn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
      id: 'orders-db',
      tags: { workload: 'orders', empty: '' },
      resourceId: 'db-1',
      engine: 'postgres',
      status: 'available',
      multiAz: true,
      zone: 'eu-west-1a',
      standbyZone: 'eu-west-1b',
      retentionDays: 30,
      latestRestorableTime: '2026-11-24T12:00:00.000Z',
      encrypted: true,
      keyArn: KEY,
      deletionProtection: true,
      endpoint: { address: 'orders.example', port: 5_432 },
    });
  });

  it('leave out what AWS left out', () => {
    const fact = rdsInstance({ DBInstanceArn: 'arn:aws:rds:a:b:db:x', DBInstanceIdentifier: 'x' }, seen);
    expect(fact).not.to.have.any.keys('zone', 'keyArn', 'endpoint', 'clusterId', 'latestRestorableTime');
    expect(fact).to.include({ multiAz: false, encrypted: false, retentionDays: 0 });
  });

  it('do not exist for an entry without its ARN', () => {
    expect(() => rdsInstance({ DBInstanceIdentifier: 'x' }, seen)).to.throw(
      'an entry came without DBInstanceArn',
    );
  });

  it('map a cluster with its members', () => {
    const fact = rdsCluster(
      {
        DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:ledger',
        DBClusterIdentifier: 'ledger',
        DBClusterMembers: [
          { DBInstanceIdentifier: 'ledger-1', IsClusterWriter: true },
          { DBInstanceIdentifier: 'ledger-2', IsClusterWriter: false },
        ],
        EarliestRestorableTime: noon,
        LatestRestorableTime: one,
      },
      seen,
    );
    expect(fact.members).to.deep.equal([
      { instanceId: 'ledger-1', writer: true },
      { instanceId: 'ledger-2', writer: false },
    ]);
    expect(fact).to.include({ earliestRestorableTime: '2026-11-24T12:00:00.000Z' });
    expect(fact).not.to.have.property('instanceClass');
  });

  it('take the data time of a snapshot from the best that RDS tells', () => {
    const raw = {
      DBSnapshotArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:s',
      DBSnapshotIdentifier: 's',
      DBInstanceIdentifier: 'orders-db',
      SnapshotCreateTime: one,
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
      { DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:l', DbClusterResourceId: 'cluster-1' },
      seen,
    );
    expect(fact).to.include({
      arn: 'arn:aws:rds:eu-west-1:111122223333:cluster-auto-backup:cluster-1',
      sourceKind: 'cluster',
      sourceResourceId: 'cluster-1',
    });
  });
});
