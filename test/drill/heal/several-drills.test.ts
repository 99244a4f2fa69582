import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { plusSeconds } from '../../../lib/base/instant.ts';
import { sweep } from '../../../lib/drill/heal/index.ts';
import { withDrillWorld } from '../support/drill-world.ts';
import { makeDrill, wholeDrill } from '../support/run-drill.ts';
import { CUT, FAIL_OVER, lasting, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';

describe('runs with several drills', () => {
  it(
    'carry them out one after the other, each with a lock of its own',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const aws = await world.open();
      for (const fault of [STOP, CUT, FAIL_OVER])
        expect(await wholeDrill(world, await shopDrill(world, [fault]), { aws })).to.include({
          isHealed: true,
        });
      expect(await worldPicture(world)).to.deep.equal(before);
      const clock = { ...realClock, now: () => plusSeconds(realClock.now(), 120) };
      const swept = await sweep({ environment: world.environment, aws, clock });
      expect(swept).to.deep.equal({ healed: [], leftAlone: [] });
    }),
  );

  it(
    'have a drill healed that nobody healed, whatever another run did after it',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const aws = await world.open();
      const first = await makeDrill(world, await shopDrill(world, [lasting(STOP, 12 * 3_600)]), { aws });
      await first.armed.inject(new AbortController().signal);
      await first.lock.release();
      await wholeDrill(world, await shopDrill(world, [FAIL_OVER]), { aws, run: 'run-2' });
      const { healed } = await sweep({ environment: world.environment, aws, clock: realClock });
      expect(healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['run-1', true]]);
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'have each of them healed that nobody healed',
    withDrillWorld(async (world) => {
      const aws = await world.open();
      for (const fault of [STOP, FAIL_OVER]) {
        const { lock } = await makeDrill(world, await shopDrill(world, [fault]), { aws });
        await lock.release();
      }
      const { healed } = await sweep({ environment: world.environment, aws, clock: realClock });
      expect(healed.map(({ run, step, isHealed }) => [run, step, isHealed])).to.deep.equal([
        ['run-1', 2, true],
        ['run-1', 1, true],
      ]);
    }),
  );
});
