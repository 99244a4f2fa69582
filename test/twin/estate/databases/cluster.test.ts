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
    expect(await shop.resolver.resolve4(ReaderEndpoint), 'one at a time').to.have.length(1);
    const readers = await readersBy(ReaderEndpoint);
    expect(readers)
      .to.have.length(2)
      .and.not.include(await writer());
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
    const { ReaderEndpoint } = await cluster();
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
    await eventually('all readers are back', async () => (await readersBy(ReaderEndpoint)).length === 2);
    expect(await readersBy(ReaderEndpoint)).not.to.include(await writer());
  });

  it('never leads readers to the writer while a reader is alive', async () => {
    const { ReaderEndpoint } = await cluster();
    let looks = 0;
    await shop.call('rds', 'FailoverDBCluster', { DBClusterIdentifier: 'ledger' });
    await eventually('it is available', async () => {
      const before = await writer();
      const [reader] = await shop.resolver.resolve4(ReaderEndpoint);
      if ((await writer()) === before) expect(reader).not.to.equal(before);
      looks += 1;
      return (await cluster()).Status === 'available';
    });
    expect(looks).to.be.above(3);
  });

  /** Every address that the name leads to in turn. */
  async function readersBy(name: string): Promise<string[]> {
    const met = new Set<string>();
    for (let turn = 0; turn < 6; turn += 1)
      for (const address of await shop.resolver.resolve4(name)) met.add(address);
    return [...met];
  }
});
