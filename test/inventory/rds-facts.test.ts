import { expect } from 'chai';
import { rdsCluster, rdsInstance } from '../../lib/inventory/rds-facts.ts';
import { rdsProxy } from '../../lib/inventory/rds-proxies.ts';
import { place, seen } from './seen.ts';

const noon = new Date('2026-11-24T12:00:00Z');
const one = new Date('2026-11-24T13:00:00Z');
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/k';

/** What RDS says of every instance. */
const least = {
  DBInstanceArn: 'arn:aws:rds:a:b:db:x',
  DBInstanceIdentifier: 'x',
  DBInstanceStatus: 'available',
  MultiAZ: false,
  StorageEncrypted: false,
  BackupRetentionPeriod: 0,
};

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

  it('map where readers are met, beside where the writer is', () => {
    const cluster = {
      DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:ledger',
      DBClusterIdentifier: 'ledger',
      DBClusterMembers: [],
      BackupRetentionPeriod: 30,
      StorageEncrypted: true,
      Endpoint: 'ledger.example',
      ReaderEndpoint: 'ledger-ro.example',
    };
    expect(rdsCluster({ ...cluster, Port: 5_432 }, seen)).to.deep.include({
      endpoint: { address: 'ledger.example', port: 5_432 },
      readerEndpoint: { address: 'ledger-ro.example', port: 5_432 },
    });
    expect(rdsCluster(cluster, seen)).not.to.have.any.keys('endpoint', 'readerEndpoint');
  });

  it('map a proxy, which listens on the port of its engine', () => {
    const raw = {
      DBProxyArn: 'arn:aws:rds:eu-west-1:111122223333:db-proxy:prx-1',
      DBProxyName: 'front',
      Status: 'available' as const,
      EngineFamily: 'POSTGRESQL',
      Endpoint: 'front.example',
    };
    expect(rdsProxy(raw, () => ({ workload: 'orders' }), seen)).to.deep.equal({
      ...place,
      arn: raw.DBProxyArn,
      id: 'front',
      tags: { workload: 'orders' },
      status: 'available',
      engineFamily: 'POSTGRESQL',
      endpoint: { address: 'front.example', port: 5_432 },
    });
    const unknown = rdsProxy({ ...raw, EngineFamily: 'ORACLE' }, () => ({}), seen);
    expect(unknown).not.to.have.property('endpoint');
  });

  it('leave out what AWS left out', () => {
    const fact = rdsInstance(least, seen);
    expect(fact).not.to.have.any.keys('zone', 'keyArn', 'endpoint', 'clusterId', 'latestRestorableTime');
    expect(fact).to.include({ multiAz: false, encrypted: false, retentionDays: 0 });
  });

  it('take nothing for switched off because AWS did not say it', () => {
    for (const member of ['DBInstanceStatus', 'MultiAZ', 'StorageEncrypted', 'BackupRetentionPeriod']) {
      const raw = { ...least, [member]: undefined };
      expect(() => rdsInstance(raw, seen), member).to.throw(`an entry came without ${member}`);
    }
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
        BackupRetentionPeriod: 7,
        StorageEncrypted: true,
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
});
