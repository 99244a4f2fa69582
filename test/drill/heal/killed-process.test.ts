import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { sweep } from '../../../lib/drill/heal/index.ts';
import { withDrillWorld } from '../support/drill-world.ts';
import { CUT, FAIL_OVER, lasting, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';

const PROCESS = fileURLToPath(new URL('drill-process.ts', import.meta.url));
/** Seconds that the lock outlives its heartbeat. */
const LEASE = 2;

describe('a process that is killed while something is broken', () => {
  it(
    'is left alone while its heart beats, and swept once it does not',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const drill = await shopDrill(world, [lasting(STOP, 12 * 3_600), lasting(CUT, 12 * 3_600), FAIL_OVER]);
      const args = ['--import', 'tsx', PROCESS, world.url, String(LEASE), JSON.stringify(drill)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
      const ended = once(child, 'exit');
      const options = { environment: world.environment, aws: await world.open(), clock: realClock };
      try {
        await Promise.race([once(child.stdout, 'data'), ended]);
        expect(child.exitCode, 'the process ended by itself').to.equal(null);
        await realClock.sleep(LEASE * 1.5);
        const alive = await sweep(options);
        expect(alive.healed).to.deep.equal([]);
        expect(alive.leftAlone.map(({ run }) => run)).to.deep.equal(['run-1']);
        expect(await worldPicture(world)).to.not.deep.equal(before);
      } finally {
        child.kill('SIGKILL');
        await ended;
      }
      await realClock.sleep(LEASE + 0.2);
      const dead = await sweep(options);
      expect(dead.healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['run-1', true]]);
      expect(await worldPicture(world)).to.deep.equal(before);
      expect(await sweep(options)).to.deep.equal({ healed: [], leftAlone: [] });
    }),
  );
});
