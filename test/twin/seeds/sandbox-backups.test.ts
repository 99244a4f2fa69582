import { expect } from 'chai';
import type { Twin } from '../../../lib/twin/server.ts';
import {
  all,
  HOME,
  keyOf,
  NOW,
  points,
  REFUGE,
  SHOP,
  sandboxAt,
  secondsAgo,
  standingClock,
  VAULT,
} from './shop.ts';

const ORDERS_DB = `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`;
const LEDGER = `arn:aws:rds:${HOME}:${SHOP}:cluster:ledger`;

describe('twin/seeds: sandbox, backups', () => {
  let twin: Twin;
  before(async () => {
    twin = await sandboxAt(NOW);
  });

  it('has immutable vaults under customer keys in the backup account', async () => {
    for (const region of [HOME, REFUGE]) {
      const [vault] = await all<{ Locked: boolean; LockDate: Date; EncryptionKeyArn: string }>(
        twin,
        ['backup', 'ListBackupVaults'],
        VAULT,
        region,
      );
      expect(vault?.Locked).to.equal(true);
      expect(secondsAgo(vault?.LockDate)).to.be.greaterThan(0);
      expect(await keyOf(twin, vault?.EncryptionKeyArn)).to.deep.equal({
        manager: 'CUSTOMER',
        state: 'Enabled',
      });
    }
  });

  it('keeps about a thousand recovery points, hourly for three days and daily for thirty-five', async () => {
    const copies = await points(twin, VAULT, REFUGE, 'recovery');
    const local = await points(twin, SHOP, HOME, 'shop-local');
    expect(copies.length + local.length).to.be.within(1_000, 1_200);
    const orders = copies.filter((one) => one.ResourceArn === ORDERS_DB);
    expect(secondsAgo(orders[0]?.CreationDate)).to.be.within(34 * 86_400, 35 * 86_400);
  });
});

describe('twin/seeds: sandbox, whenever it is started', () => {
  const RPO = 2 * 3_600;

  for (const time of ['00:00:00', '01:29:59', '01:31:00', '09:04:59', '12:14:30', '23:59:59']) {
    it(`has a finished copy younger than two hours of every store in the other account at ${time}`, async () => {
      const now = `2026-11-24T${time}.000Z`;
      const newest = await newestCopies(await sandboxAt(now), now);
      expect(newest.size).to.equal(5);
      expect(newest.has(ORDERS_DB) && newest.has(LEDGER)).to.equal(true);
      for (const [arn, age] of newest) expect(age, arn).to.be.within(0, RPO - 1_800);
    });
  }

  it('goes on making points and copies while it runs', async () => {
    const clock = standingClock(NOW);
    const twin = await sandboxAt(NOW, clock);
    clock.pass(5 * 3_600);
    for (const age of (await newestCopies(twin, clock.now())).values())
      expect(age).to.be.within(0, RPO - 1_800);
  });
});

/** For each store the age of the newest copy that is finished, in seconds. */
async function newestCopies(twin: Twin, now: string): Promise<Map<string, number>> {
  const newest = new Map<string, number>();
  for (const point of await points(twin, VAULT, REFUGE, 'recovery')) {
    if (point.Status !== 'COMPLETED') continue;
    newest.set(point.ResourceArn ?? '', secondsAgo(point.CreationDate, now));
  }
  return newest;
}
