import type { Resolver } from 'node:dns/promises';
import { expect } from 'chai';
import type { Clock } from '../../../../lib/base/clock.ts';
import { NameCache } from '../../../../lib/twin/estate/web/name-cache.ts';

function asked(keepsForEver: boolean) {
  let now = 0;
  const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
  const resolver = {
    resolve4: async () => [{ address: answers.shift(), ttl: 5 }],
  } as unknown as Resolver;
  const names = new NameCache(resolver, { monotonic: () => now } as Clock, keepsForEver);
  return async (at: number) => {
    now = at;
    return await names.addressOf('database.example');
  };
}

describe('twin/estate/web: names that an application keeps', () => {
  it('are kept as long as their TTL says, and no longer', async () => {
    const at = asked(false);
    expect([await at(0), await at(4.9), await at(5.1)]).to.deep.equal([
      '127.0.0.1',
      '127.0.0.1',
      '127.0.0.2',
    ]);
  });

  it('are kept for ever by one that is sick', async () => {
    const at = asked(true);
    expect([await at(0), await at(5.1), await at(9_999)]).to.deep.equal(Array(3).fill('127.0.0.1'));
  });
});
