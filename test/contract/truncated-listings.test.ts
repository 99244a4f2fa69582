import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import { Fault } from '../../lib/twin/service.ts';
import { SERVICES } from '../../lib/twin/services/index.ts';
import { World } from '../../lib/twin/world/world.ts';
import { everyItem, listingsOf } from './listings.ts';
import { withTwin } from './with-twin.ts';

const SHOP = '111122223333';
const REGION = 'eu-west-1';

describe('a truncated listing', () => {
  for (const service of SERVICES.filter(({ signingName }) => signingName !== 'sts'))
    it(
      `of ${service.signingName} cannot be completed, not even where nothing is there`,
      withTwin({ world: new World(realClock) }, async ({ twin }) => {
        for (const listing of await listingsOf(service)) {
          const place = { service: service.signingName, operation: listing.operation.name };
          expect(await everyItem(twin, listing, SHOP, REGION), place.operation).to.be.an('array');
          await twin.faults.plant({ kind: 'truncate', ...place });
          const end: unknown = await everyItem(twin, listing, SHOP, REGION).catch(
            (thrown: unknown) => thrown,
          );
          expect(end, place.operation).to.be.instanceOf(Fault);
        }
      }),
    );
});
