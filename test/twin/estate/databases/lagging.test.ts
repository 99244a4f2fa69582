import { expect } from 'chai';
import { missing, whileWriting } from '../canary.ts';
import { eventually, sharedEstate } from '../shared-estate.ts';

describe('twin/estate/databases: a standby that lags', () => {
  const shop = sharedEstate({ replicationLag: 1 });

  it('loses what it had not yet got, and the truth names exactly that', async () => {
    const { DBInstances } = (await shop.call('rds', 'DescribeDBInstances', {
      DBInstanceIdentifier: 'orders-db',
    })) as { DBInstances: [{ Endpoint: { Address: string } }] };
    const address = async () => (await shop.resolver.resolve4(DBInstances[0].Endpoint.Address))[0] ?? '';
    const before = await address();
    const { acknowledged } = await whileWriting('lag', address, async () => {
      await shop.call('rds', 'RebootDBInstance', { DBInstanceIdentifier: 'orders-db', ForceFailover: true });
      await eventually('the name leads elsewhere', async () => (await address()) !== before);
    });
    const lost = await missing(await address(), 'lag', acknowledged);
    const told = shop.estate.truth().find((entry) => entry.lost !== undefined)?.lost ?? [];
    expect(lost).to.not.deep.equal([]);
    expect(told.map(({ seq }) => seq)).to.include.members(lost);
    expect(told.filter(({ seq }) => !lost.includes(seq)).length, 'never acknowledged').to.be.at.most(1);
    await eventually('the old primary, which holds what is lost, is made anew', async () =>
      shop.estate.truth().some(({ what }) => what.endsWith('is a standby again, from a new copy')),
    );
  });
});
