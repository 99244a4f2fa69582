import { expect } from 'chai';
import { missing, whileWriting } from '../canary.ts';
import { eventually, sharedEstate, sql } from '../shared-estate.ts';

interface Cluster {
  readonly Status: string;
  readonly Endpoint: string;
  readonly ReaderEndpoint: string;
  readonly DBClusterMembers: readonly { DBInstanceIdentifier: string; IsClusterWriter: boolean }[];
}

describe('twin/estate/databases: an Aurora cluster', () => {
  const shop = sharedEstate();
  const cluster = async (): Promise<Cluster> => {
    const { DBClusters } = (await shop.call('rds', 'DescribeDBClusters', {
      DBClusterIdentifier: 'ledger',
    })) as { DBClusters: [Cluster] };
    return DBClusters[0];
  };
  const writer = async () => (await shop.resolver.resolve4((await cluster()).Endpoint))[0] ?? '';

  it('has a name for its writer and one for its readers, who read what it wrote', async () => {
    const { Endpoint, ReaderEndpoint } = await cluster();
    expect(await shop.resolver.resolve4(Endpoint)).to.have.length(1);
    const readers = await shop.resolver.resolve4(ReaderEndpoint);
    expect(readers).to.have.length(2);
    await sql(await writer(), "INSERT INTO landfall_canary (writer, seq) VALUES ('read', 1)");
    for (const reader of readers)
      await eventually(
        'the reader has the row',
        async () => (await sql(reader, "SELECT 1 FROM landfall_canary WHERE writer = 'read'")).length === 1,
      );
    const refused = await sql(readers[0] ?? '', 'DELETE FROM landfall_canary').catch((e: Error) => e.message);
    expect(refused).to.match(/read-only transaction/);
  });

  it('makes the member that is named its writer, without losing an acknowledged write', async () => {
    const { acknowledged } = await whileWriting('cluster', writer, async () => {
      const { DBCluster } = (await shop.call('rds', 'FailoverDBCluster', {
        DBClusterIdentifier: 'ledger',
        TargetDBInstanceIdentifier: 'ledger-3',
      })) as { DBCluster: Cluster };
      expect(DBCluster.Status).to.equal('failing-over');
      await eventually('it is available', async () => (await cluster()).Status === 'available');
    });
    expect(await writer()).to.match(/^127\.\d+\.13\.\d+$/);
    const writers = (await cluster()).DBClusterMembers.filter((member) => member.IsClusterWriter);
    expect(writers.map((member) => member.DBInstanceIdentifier)).to.deep.equal(['ledger-3']);
    expect(await missing(await writer(), 'cluster', acknowledged)).to.deep.equal([]);
    await eventually(
      'all readers are back',
      async () => (await shop.resolver.resolve4((await cluster()).ReaderEndpoint)).length === 2,
    );
  });
});
