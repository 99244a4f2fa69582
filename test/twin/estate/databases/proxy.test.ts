import { expect } from 'chai';
import { missing, whileWriting } from '../canary.ts';
import { eventually, HOME, sharedEstate, SILENT_MS, sql } from '../shared-estate.ts';

interface Proxy {
  readonly Endpoint: string;
  readonly Status: string;
}

describe('twin/estate/databases: an RDS Proxy before a Multi-AZ instance', () => {
  const shop = sharedEstate();
  const proxy = async (): Promise<Proxy> => {
    const { DBProxies } = (await shop.call('rds', 'DescribeDBProxies', {
      DBProxyName: 'orders-proxy',
    })) as { DBProxies: [Proxy] };
    return DBProxies[0];
  };
  const address = async () => (await shop.resolver.resolve4((await proxy()).Endpoint))[0] ?? '';
  const status = async () => {
    const { DBInstances } = (await shop.call('rds', 'DescribeDBInstances', {
      DBInstanceIdentifier: 'orders-db',
    })) as { DBInstances: [{ DBInstanceStatus: string }] };
    return DBInstances[0].DBInstanceStatus;
  };
  const addresses = async () => [...new Set([await address(), await address(), await address()])].toSorted();

  it('has addresses of its own in the zones of its database, and leads to the primary', async () => {
    const found = await addresses();
    expect(found.map((each) => each.split('.')[2])).to.deep.equal(['11', '12']);
    for (const each of found) {
      const [row] = await sql(each, 'SELECT pg_is_in_recovery() AS is_standby');
      expect(row).to.deep.equal({ is_standby: false });
    }
  });

  it('keeps its addresses through a failover, and lets new connections wait instead of failing', async () => {
    const before = await addresses();
    const [first = ''] = before;
    await shop.call('rds', 'RebootDBInstance', { DBInstanceIdentifier: 'orders-db', ForceFailover: true });
    await eventually('the primary is gone', async () => isBroken());
    const insert = "INSERT INTO landfall_canary (writer, seq) VALUES ('waits', 1)";
    await sql(first, insert);
    expect(isBroken(), 'it was taken when the new primary served').to.equal(false);
    expect(await addresses()).to.deep.equal(before);
    await eventually('it is available', async () => (await status()) === 'available');
  });

  it('loses no acknowledged write over it', async () => {
    await eventually('the database has its standby again', async () => hasStandby());
    const broken = () => told().filter(({ state }) => state === 'broken').length;
    const before = broken();
    const { acknowledged } = await whileWriting('proxy', address, async () => {
      await shop.call('rds', 'RebootDBInstance', { DBInstanceIdentifier: 'orders-db', ForceFailover: true });
      await eventually('it is rebooting', async () => (await status()) === 'rebooting');
      await eventually('it is available', async () => (await status()) === 'available');
    });
    expect(broken(), 'it did fail over').to.equal(before + 1);
    expect(await missing(await address(), 'proxy', acknowledged)).to.deep.equal([]);
  });

  it('leads to its other zone when one is lost', async () => {
    await eventually('the database has its standby again', async () => hasStandby());
    const subnet = { ...HOME, subnetId: 'subnet-1', zone: 'eu-west-1a' };
    const before = await addresses();
    await shop.world.act({ kind: 'subnet-isolated', ...subnet });
    try {
      expect((await addresses()).map((each) => each.split('.')[2])).to.deep.equal(['12']);
      const [lost = ''] = before;
      const silent = await sql(lost, 'SELECT 1', [], SILENT_MS).catch((error: Error) => error.message);
      expect(silent).to.match(/timeout/);
      await eventually('rows are taken over the other one', async () =>
        sql(await address(), "INSERT INTO orders (item, taken_by) VALUES ('tea', 'proxy')").then(
          () => true,
          () => false,
        ),
      );
    } finally {
      await shop.world.act({ kind: 'subnet-restored', ...subnet });
    }
    expect(await addresses()).to.deep.equal(before);
  });

  function told() {
    return shop.estate.truth().filter(({ path }) => path === 'database orders-db');
  }

  function hasStandby(): boolean {
    return (
      told().findLast(({ what }) => /^the primary fails over$|^commits wait/.test(what))?.what ===
      'commits wait for one of 1'
    );
  }

  function isBroken(): boolean {
    return told().findLast(({ state }) => state !== 'mark')?.state === 'broken';
  }
});
