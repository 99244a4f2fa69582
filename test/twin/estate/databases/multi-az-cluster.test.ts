import { expect } from 'chai';
import { missing, whileWriting } from '../canary.ts';
import { eventually, HOME, sharedEstate, SILENT_MS, sql } from '../shared-estate.ts';

interface Cluster {
  readonly Status: string;
  readonly Engine: string;
  readonly DBClusterInstanceClass: string;
  readonly Endpoint: string;
  readonly ReaderEndpoint: string;
  readonly DBClusterMembers: readonly { DBInstanceIdentifier: string; IsClusterWriter: boolean }[];
}

describe('twin/estate/databases: a Multi-AZ DB cluster', () => {
  const shop = sharedEstate({}, 'multi-az-cluster');
  const cluster = async (): Promise<Cluster> => {
    const { DBClusters } = (await shop.call('rds', 'DescribeDBClusters', {
      DBClusterIdentifier: 'ledger',
    })) as { DBClusters: [Cluster] };
    return DBClusters[0];
  };
  const writer = async () => (await shop.resolver.resolve4((await cluster()).Endpoint))[0] ?? '';
  const isAvailable = async () => (await cluster()).Status === 'available';
  const waitsFor = async () =>
    (await sql(await writer(), 'SHOW synchronous_standby_names'))[0]?.['synchronous_standby_names'];
  const insert = "INSERT INTO landfall_canary (writer, seq) VALUES ('semi', $1)";

  it('has a commit wait for one of its two readable standbys', async () => {
    expect(await cluster()).to.include({ Engine: 'postgres', DBClusterInstanceClass: 'db.r6gd.large' });
    expect(await waitsFor()).to.match(/^ANY 1 \(\w+, \w+\)$/);
    await sql(await writer(), insert, [1]);
    const [reader = ''] = await shop.resolver.resolve4((await cluster()).ReaderEndpoint);
    await eventually('the reader has the row', async () =>
      sql(reader, "SELECT 1 FROM landfall_canary WHERE writer = 'semi'").then(({ length }) => length === 1),
    );
  });

  it('goes on when one standby is lost, and no commit hangs', async () => {
    const zone = await zoneOf((await readers())[0]);
    const subnet = { ...HOME, subnetId: 'subnet-1', zone };
    await shop.world.act({ kind: 'subnet-isolated', ...subnet });
    try {
      await sql(await writer(), insert, [2], SILENT_MS);
      const found = await shop.resolver.resolve4((await cluster()).ReaderEndpoint);
      expect(
        found.map((each) => each.split('.')[2]),
        'readers are led past it',
      ).not.to.include(octet(zone));
    } finally {
      await shop.world.act({ kind: 'subnet-restored', ...subnet });
    }
    await eventually('both are waited for', async () => /, /.test(String(await waitsFor())));
  });

  it('promotes the standby that has received most, and loses no acknowledged write', async () => {
    const before = await writer();
    const { acknowledged } = await whileWriting('multi-az', writer, async () => {
      const { DBCluster } = (await shop.call('rds', 'FailoverDBCluster', {
        DBClusterIdentifier: 'ledger',
      })) as { DBCluster: Cluster };
      expect(DBCluster.Status).to.equal('failing-over');
      await eventually('it is available', isAvailable);
    });
    expect(await writer()).not.to.equal(before);
    expect(await missing(await writer(), 'multi-az', acknowledged)).to.deep.equal([]);
    const [named] = (await cluster()).DBClusterMembers.filter((member) => member.IsClusterWriter);
    expect(octet(await zoneOf(named?.DBInstanceIdentifier ?? '')), 'the API names it').to.equal(
      (await writer()).split('.')[2],
    );
    const { Events } = (await shop.call('rds', 'DescribeEvents', {
      SourceType: 'db-cluster',
      SourceIdentifier: 'ledger',
    })) as { Events: { Message: string }[] };
    expect(Events.map(({ Message }) => Message)).to.deep.equal([
      `Started cross AZ failover to DB instance: ${named?.DBInstanceIdentifier}`,
      `Completed failover to DB instance: ${named?.DBInstanceIdentifier}`,
    ]);
    await eventually('it has two standbys again', async () => /, /.test(String(await waitsFor())));
  });

  it('restarts its writer in place when it is rebooted: nothing fails over, and readers go on', async () => {
    const before = await writer();
    const { DBCluster } = (await shop.call('rds', 'RebootDBCluster', {
      DBClusterIdentifier: 'ledger',
    })) as { DBCluster: Cluster };
    expect(DBCluster.Status).to.equal('rebooting');
    await eventually('it is available', async () => {
      const [reader = ''] = await shop.resolver.resolve4((await cluster()).ReaderEndpoint);
      await sql(reader, 'SELECT 1');
      return await isAvailable();
    });
    expect(await writer()).to.equal(before);
    await sql(before, insert, [3]);
  });

  async function readers(): Promise<[string, ...string[]]> {
    const [first = '', ...more] = (await cluster()).DBClusterMembers.filter(
      ({ IsClusterWriter }) => !IsClusterWriter,
    ).map(({ DBInstanceIdentifier }) => DBInstanceIdentifier);
    return [first, ...more];
  }

  async function zoneOf(DBInstanceIdentifier: string): Promise<string> {
    const { DBInstances } = (await shop.call('rds', 'DescribeDBInstances', { DBInstanceIdentifier })) as {
      DBInstances: [{ AvailabilityZone: string }];
    };
    return DBInstances[0].AvailabilityZone;
  }

  function octet(zone: string): string {
    return String(11 + 'abc'.indexOf(zone.slice(-1)));
  }
});
