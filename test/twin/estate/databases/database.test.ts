import { expect } from 'chai';
import { missing, whileWriting } from '../canary.ts';
import { eventually, HOME, sharedEstate, SILENT_MS, sql } from '../shared-estate.ts';

interface Instance {
  readonly DBInstanceStatus: string;
  readonly AvailabilityZone: string;
  readonly SecondaryAvailabilityZone: string;
  readonly Endpoint: { readonly Address: string };
}

describe('twin/estate/databases: a Multi-AZ instance', () => {
  const shop = sharedEstate();
  let tries = 1;
  const instance = async (): Promise<Instance> => {
    const { DBInstances } = (await shop.call('rds', 'DescribeDBInstances', {
      DBInstanceIdentifier: 'orders-db',
    })) as { DBInstances: [Instance] };
    return DBInstances[0];
  };
  const address = async () => {
    const { Endpoint } = await instance();
    return (await shop.resolver.resolve4(Endpoint.Address))[0] ?? '';
  };
  const isAvailable = async () => (await instance()).DBInstanceStatus === 'available';
  const dated = async () => {
    const { Events } = (await shop.call('rds', 'DescribeEvents', { Duration: 60 })) as {
      Events: { SourceIdentifier: string; Message: string; Date: Date }[];
    };
    return Events.filter((event) => event.SourceIdentifier === 'orders-db');
  };
  const events = async () => (await dated()).map(({ Message }) => Message);

  it('is at an address of its zone, lets the shop in, and keeps its standby to itself', async () => {
    expect(await address()).to.match(/^127\.\d+\.11\.\d+$/);
    const [row] = await sql(await address(), 'SELECT pg_is_in_recovery() AS is_standby');
    expect(row).to.deep.equal({ is_standby: false });
    const standby = (await address()).replace('.11.', '.12.');
    const refused = await sql(standby, 'SELECT 1').catch((error: Error) => error.message);
    expect(refused).to.match(/ECONNRESET|terminated/);
  });

  it('lets nobody in as its manager without a password', async () => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ host: await address(), user: 'rdsadmin', database: 'shop' });
    const refused = await client.connect().catch((error: Error) => error.message);
    expect(refused).to.match(/password/);
  });

  it('fails over without losing an acknowledged write, and clients are back before RDS says so', async () => {
    const before = await address();
    const { acknowledged, longestGap } = await whileWriting('failover', address, async () => {
      const answer = (await shop.call('rds', 'RebootDBInstance', {
        DBInstanceIdentifier: 'orders-db',
        ForceFailover: true,
      })) as { DBInstance: Instance };
      expect(answer.DBInstance.DBInstanceStatus).to.equal('rebooting');
      await eventually('the name leads elsewhere', async () => (await address()) !== before);
      await sql(await address(), 'SELECT count(*) FROM orders');
      await eventually('it is available', isAvailable);
      await eventually(
        'the zones have swapped',
        async () => (await instance()).AvailabilityZone === 'eu-west-1b',
      );
    });
    expect(await address()).to.match(/^127\.\d+\.12\.\d+$/);
    expect(await missing(await address(), 'failover', acknowledged)).to.deep.equal([]);
    expect(longestGap, 'longest gap').to.be.greaterThan(0.3).and.lessThan(5);
    const [, , , completed] = await dated();
    const served = shop.estate
      .truth()
      .find(({ path, state }) => path === 'database orders-db' && state === 'whole');
    expect(Date.parse(served?.at ?? '')).to.be.lessThan(completed?.Date.getTime() ?? 0);
    expect((await events()).slice(0, 4)).to.deep.equal([
      'Multi-AZ instance failover started.',
      'DB instance restarted.',
      'DB instance restarted.',
      'Multi-AZ instance failover completed.',
    ]);
  });

  it('tells the truth of it: broken, then whole, and nothing lost', () => {
    const told = shop.estate.truth().filter(({ path }) => path === 'database orders-db');
    expect(told.map(({ state }) => state).slice(0, 3)).to.deep.equal(['broken', 'mark', 'whole']);
    expect(told[1]?.lost).to.deep.equal([]);
    expect((told[2]?.t ?? 0) - (told[0]?.t ?? 0)).to.be.greaterThan(0.3);
  });

  it('takes no second order while the first is under way', async () => {
    await eventually('it has its standby again', async () =>
      (await events()).includes('Multi-AZ recovery completed.'),
    );
    await shop.call('rds', 'RebootDBInstance', { DBInstanceIdentifier: 'orders-db' });
    const refused = await shop
      .call('rds', 'RebootDBInstance', { DBInstanceIdentifier: 'orders-db', ForceFailover: true })
      .catch((error: { code: string }) => error.code);
    expect(refused).to.equal('InvalidDBInstanceStateFault');
    await eventually('it is available', isAvailable);
    await sql(await address(), 'SELECT 1');
  });

  it('goes on without its standby when that is gone, as RDS does and PostgreSQL alone would not', async () => {
    const { SecondaryAvailabilityZone: zone } = await instance();
    const insert = "INSERT INTO landfall_canary (writer, seq) VALUES ('degraded', $1)";
    await withoutZone(zone, async () => {
      const hangs = await sql(await address(), insert, [1], SILENT_MS).catch((error: Error) => error.message);
      expect(hangs).to.match(/timeout/);
      await eventually('commits wait for nobody', async () => await isTaken(insert));
      expect((await events()).at(-1)).to.match(/runs in one zone/);
    });
    await eventually(
      'it has recovered',
      async () => (await events()).at(-1) === 'Multi-AZ recovery completed.',
    );
  });

  it('fails over by itself when the zone of its primary is lost', async () => {
    const before = await address();
    const { AvailabilityZone: zone } = await instance();
    const { acknowledged } = await whileWriting('zone', address, async () => {
      await withoutZone(zone, async () => {
        const silent = await sql(before, 'SELECT 1', [], SILENT_MS).catch((error: Error) => error.message);
        expect(silent).to.match(/timeout/);
        await eventually('the name leads elsewhere', async () => (await address()) !== before);
      });
    });
    expect(await missing(await address(), 'zone', acknowledged)).to.deep.equal([]);
  });

  it('has a primary that was replaced go on as it was, where it holds nothing that the new one lacks', () => {
    const again = shop.estate.truth().filter(({ what }) => what.includes(' is a standby again, '));
    expect(again.some(({ what }) => what.endsWith('as it was'))).to.equal(true);
  });

  async function withoutZone(zone: string, body: () => Promise<void>): Promise<void> {
    const subnet = { ...HOME, subnetId: 'subnet-1', zone };
    await shop.world.act({ kind: 'subnet-isolated', ...subnet });
    try {
      await body();
    } finally {
      await shop.world.act({ kind: 'subnet-restored', ...subnet });
    }
  }

  /** Each try writes another row: one that hung may be there all the same. */
  async function isTaken(insert: string): Promise<boolean> {
    tries += 1;
    return await sql(await address(), insert, [tries], SILENT_MS).then(
      () => true,
      () => false,
    );
  }
});
