import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { plusSeconds } from '../../../lib/base/instant.ts';
import { sweep, type Swept } from '../../../lib/drill/heal/index.ts';
import { diskJournal } from '../../../lib/drill/journal/index.ts';
import type { Fault } from '../../../lib/drill/scenario.ts';
import { type DrillWorld, withDrillWorld } from '../support/drill-world.ts';
import { wholeDrill } from '../support/run-drill.ts';
import { CUT, FAIL_OVER, FAIL_OVER_CLUSTERS, lasting, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';
import { type Mortal, mortal } from './mortal.ts';

/** An hour of AWS is 3.6 s here: far longer than a drill, so that nothing heals by itself while it is looked at. */
const HOUR = 3_600;
/** A minute is 60 ms. */
const MINUTE = 60;

const zoneLoss = (seconds: number): readonly Fault[] => [
  lasting(STOP, seconds),
  lasting(CUT, seconds),
  FAIL_OVER,
];

/** How many worlds are broken at a time. */
const AT_ONCE = 4;

describe('a drill that dies', function () {
  this.timeout(120_000);

  it('leaves nothing of a lost zone behind after a sweep, wherever it dies', async () => {
    const places = await placesOf(zoneLoss(HOUR));
    const broken: number[] = [];
    await eachOf(places, async (at) => {
      if (await diesAndIsSwept(at, zoneLoss(HOUR))) broken.push(at);
    });
    expect(broken, 'deaths that left something behind').to.have.length.above(places.length / 2);
  });

  it('leaves nothing of a database failover behind after a sweep, wherever it dies', async () => {
    const faults = [FAIL_OVER, FAIL_OVER_CLUSTERS];
    await eachOf(await placesOf(faults), async (at) => void (await diesAndIsSwept(at, faults)));
  });

  it('leaves nothing behind after a sweep that dies wherever it may, and another one', async () => {
    const afterStart = (await placesOf(zoneLoss(HOUR))).length / 2;
    const places = await withDeadDrill(afterStart, zoneLoss(HOUR), async (world) => {
      const sweeper = mortal(Number.POSITIVE_INFINITY);
      await sweepLater(world, 120, sweeper);
      return Array.from({ length: sweeper.met() }, (_, index) => index);
    });
    await eachOf(places, async (at) => {
      await withDeadDrill(afterStart, zoneLoss(HOUR), async (world, before) => {
        const sweeper = mortal(at);
        await Promise.race([sweepLater(world, 120, sweeper), sweeper.death]);
        await sweepLater(world, 240);
        await expectAsBefore(world, before, `the sweep died at boundary ${at}`);
      });
    });
  });

  it('does no harm that lasts without a sweep: AWS ends it', async () => {
    await eachOf(await placesOf(zoneLoss(MINUTE)), async (at) => {
      await withDeadDrill(at, zoneLoss(MINUTE), async (world, before, where) => {
        const deadline = realClock.monotonic() + 5;
        for (;;) {
          const { 'fis:ListExperimentTemplates': _template, ...now } = await worldPicture(world);
          const { 'fis:ListExperimentTemplates': _none, ...was } = before;
          if (JSON.stringify(now) === JSON.stringify(was)) return;
          if (realClock.monotonic() > deadline) expect(now, `died ${where}`).to.deep.equal(was);
          await realClock.sleep(0.05);
        }
      });
    });
  });
});

type Picture = Readonly<Record<string, unknown>>;

/** Every boundary of a drill that lives. */
async function placesOf(faults: readonly Fault[]): Promise<readonly number[]> {
  const process = mortal(Number.POSITIVE_INFINITY);
  await withDyingDrill(process, faults, expectAsBefore);
  return Array.from({ length: process.met() }, (_, index) => index);
}

/** Lets a drill die and another process sweep; gives whether there was something to heal in the world. */
async function diesAndIsSwept(at: number, faults: readonly Fault[]): Promise<boolean> {
  return withDeadDrill(at, faults, async (world, before, where) => {
    const isBroken = JSON.stringify(await worldPicture(world)) !== JSON.stringify(before);
    const first = await sweepLater(world, 120);
    expect(first.leftAlone).to.deep.equal([]);
    expect(first.healed.every(({ isHealed }) => isHealed)).to.equal(true);
    await expectAsBefore(world, before, where);
    return isBroken;
  });
}

async function expectAsBefore(world: DrillWorld, before: Picture, where: string): Promise<void> {
  expect(await worldPicture(world), `died ${where}`).to.deep.equal(before);
  const again = await sweepLater(world, 360);
  expect(again, `a second sweep, died ${where}`).to.deep.equal({ healed: [], leftAlone: [] });
}

async function withDeadDrill<Result>(
  at: number,
  faults: readonly Fault[],
  body: (world: DrillWorld, before: Picture, where: string) => Promise<Result>,
): Promise<Result> {
  return withDyingDrill(mortal(at), faults, body);
}

/** Carries a drill out until its process dies, and gives the body the world as the dead left it. */
async function withDyingDrill<Result>(
  process: Mortal,
  faults: readonly Fault[],
  body: (world: DrillWorld, before: Picture, where: string) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'landfall-kill-'));
  try {
    await withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const aws = process.aws(await world.open());
      const stores = [process.store(diskJournal(join(folder, 'journal.ndjson')))];
      const drill = await shopDrill(world, faults);
      const lived = wholeDrill(world, drill, { aws, clock: process.clock, stores }).then(() => 'nowhere');
      const where = await Promise.race([lived, process.death]);
      results.push(await body(world, before, where));
    })();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [result] = results;
  if (results.length === 0) throw new Error('the body did not come to its end');
  return result as Result;
}

/** Another process so many seconds later, with no disk of the dead. */
async function sweepLater(world: DrillWorld, seconds: number, process?: Mortal): Promise<Swept> {
  const opened = await world.open();
  const aws = { ...(process?.aws(opened) ?? opened), clockOffsetMs: () => 0 };
  const clock = { ...(process?.clock ?? realClock), now: () => plusSeconds(realClock.now(), seconds) };
  return sweep({ environment: world.environment, aws, clock });
}

async function eachOf(items: readonly number[], act: (item: number) => Promise<void>): Promise<void> {
  const rest = [...items];
  const work = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await act(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
