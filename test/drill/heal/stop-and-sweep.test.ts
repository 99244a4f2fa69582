import { expect } from 'chai';
import type { Aws } from '../../../lib/aws/index.ts';
import { realClock } from '../../../lib/base/clock.ts';
import { plusSeconds } from '../../../lib/base/instant.ts';
import { stop, sweep } from '../../../lib/drill/heal/index.ts';
import { drillTable, readAccountJournal, readLock } from '../../../lib/drill/journal/index.ts';
import { createTemplate } from '../../../lib/drill/nemeses/fis-calls.ts';
import { experimentTemplate } from '../../../lib/drill/nemeses/index.ts';
import { fisRoleArn } from '../../../lib/environment/index.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { type DrillWorld, PLACE, withDrillWorld } from '../support/drill-world.ts';
import { makeDrill } from '../support/run-drill.ts';
import { CUT, FAIL_OVER, lasting, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';

const signal = new AbortController().signal;
/** Longer than any of these tests. */
const FAULTS = [lasting(STOP, 12 * 3_600), lasting(CUT, 12 * 3_600), FAIL_OVER];

function shopOf({ environment }: DrillWorld) {
  const account = environment.accounts.find(({ id }) => id === PLACE.account);
  if (account === undefined) throw new Error('the shop is not declared');
  return account;
}

async function experimentsAtWork(world: DrillWorld): Promise<number> {
  const { experiments } = await world.ask<{ experiments: { state: { status: string } }[] }>(
    'fis',
    'ListExperiments',
  );
  return experiments.filter(({ state }) => state.status === 'running').length;
}

/** AWS as a process sees it that runs so many seconds later. */
async function later(world: DrillWorld, seconds: number) {
  const aws: Aws = { ...(await world.open()), clockOffsetMs: () => 0 };
  const clock = { ...realClock, now: () => plusSeconds(realClock.now(), seconds) };
  return { environment: world.environment, aws, clock };
}

describe('a sweep', () => {
  it(
    'finds nothing where no drill ever was',
    withDrillWorld(async (world) => {
      expect(await sweep(await later(world, 0))).to.deep.equal({ healed: [], leftAlone: [] });
    }),
  );

  it(
    'leaves a run alone whose heartbeat is alive, and heals it once it is dead',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const { armed } = await makeDrill(world, await shopDrill(world, FAULTS), { aws: await world.open() });
      await armed.inject(signal);
      const alive = await sweep(await later(world, 30));
      expect(alive.healed).to.deep.equal([]);
      expect(alive.leftAlone.map(({ run, account }) => [run, account])).to.deep.equal([
        ['run-1', PLACE.account],
      ]);
      expect(await experimentsAtWork(world)).to.equal(1);
      const dead = await sweep(await later(world, 120));
      expect(dead.healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['run-1', true]]);
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'heals what carries the tags of a run that left no journal',
    withDrillWorld(async (world) => {
      const { environment } = world;
      const aws = await world.open();
      const made = { run: 'run-0', token: '1', environment: environment.name, workload: 'orders' };
      const roleArn = fisRoleArn(environment, shopOf(world));
      const template = experimentTemplate({
        ...made,
        ...(await shopDrill(world, [STOP])),
        roleArn,
        alarmArns: [],
      });
      await createTemplate({ ...aws, holder: 'run-0', token: '1' }, PLACE, template);
      const swept = await sweep(await later(world, 0));
      expect(swept.healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['run-0', true]]);
      expect(await sweep(await later(world, 0))).to.deep.equal({ healed: [], leftAlone: [] });
    }),
  );

  it(
    'leaves what other environments made alone',
    withDrillWorld(async (world) => {
      const aws = await world.open();
      const made = { run: 'run-0', token: '1', environment: 'elsewhere', workload: 'orders' };
      const roleArn = fisRoleArn(world.environment, shopOf(world));
      const template = experimentTemplate({
        ...made,
        ...(await shopDrill(world, [STOP])),
        roleArn,
        alarmArns: [],
      });
      await createTemplate({ ...aws, holder: 'run-0', token: '1' }, PLACE, template);
      expect(await sweep(await later(world, 0))).to.deep.equal({ healed: [], leftAlone: [] });
    }),
  );

  it(
    'never calls an account clean that it could not enter',
    withDrillWorld(async (world) => {
      await world.twin.faults.plant({ kind: 'deny', service: 'sts', operation: 'AssumeRole' });
      const options = await later(world, 0);
      const error = await thrownBy(() => sweep(options));
      expect(error).to.include({ code: 'ACCOUNT_NOT_SWEPT', blame: 'access', exitCode: 2 });
      expect(String(error)).to.include('account 111122223333');
      expect(await thrownBy(() => stop({ ...options, run: 'run-1' }))).to.include({
        code: 'ACCOUNT_NOT_SWEPT',
      });
    }),
  );

  it(
    'says what it could not heal, with the reason, and goes on with it the next time',
    withDrillWorld(async (world) => {
      const { armed } = await makeDrill(world, await shopDrill(world, FAULTS), { aws: await world.open() });
      await armed.inject(signal);
      await world.twin.faults.plant({ kind: 'deny', service: 'fis', operation: 'StopExperiment' });
      const first = await sweep(await later(world, 120));
      expect(first.healed.map(({ isHealed }) => isHealed)).to.deep.equal([false]);
      expect(first.healed[0]?.leftovers[0]).to.include({ state: 'pending' });
      expect(first.healed[0]?.problems.join()).to.include('StopExperiment');
      world.twin.faults.clear();
      const second = await sweep(await later(world, 240));
      expect(second.healed.map(({ isHealed }) => isHealed)).to.deep.equal([true]);
    }),
  );
});

describe('stopping a run', () => {
  it(
    'heals from another machine while the run is alive, which changes nothing any more',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const { armed, lock } = await makeDrill(world, await shopDrill(world, FAULTS), {
        aws: await world.open(),
      });
      await armed.inject(signal);
      const healed = await stop({ ...(await later(world, 0)), run: 'run-1' });
      expect(healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['run-1', true]]);
      expect(await worldPicture(world)).to.deep.equal(before);
      expect(await thrownBy(() => lock.renew())).to.include({ code: 'LOCK_LOST' });
      await lock.release();
      const table = drillTable(world.environment, shopOf(world));
      const aws = await world.open();
      expect(await readLock(aws, table)).to.include({ holder: '', token: 2 });
      const states = (await readAccountJournal(aws, table, 'run-1')).map(
        ({ state, fencingToken }) => `${fencingToken} ${state}`,
      );
      expect(states).to.deep.equal(['1 prepared', '1 injecting', '1 injected', '2 healing', '2 healed']);
    }),
  );

  it(
    'comes before a run that is prepared and has not begun: it never will',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const { armed } = await makeDrill(world, await shopDrill(world, FAULTS), { aws: await world.open() });
      await stop({ ...(await later(world, 0)), run: 'run-1' });
      expect(await thrownBy(() => armed.inject(signal))).to.include({ code: 'LOCK_LOST' });
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'does nothing to a run that is healed, and knows it all the same',
    withDrillWorld(async (world) => {
      const { armed, lock } = await makeDrill(world, await shopDrill(world, FAULTS), {
        aws: await world.open(),
      });
      await armed.heal();
      await lock.release();
      expect(await stop({ ...(await later(world, 0)), run: 'run-1' })).to.deep.equal([]);
    }),
  );

  it(
    'refuses a run that nobody knows, and one while another run is alive',
    withDrillWorld(async (world) => {
      const options = await later(world, 0);
      expect(await thrownBy(() => stop({ ...options, run: 'run-9' }))).to.include({ code: 'RUN_UNKNOWN' });
      const drill = await shopDrill(world, FAULTS);
      const first = await makeDrill(world, drill, { aws: await world.open() });
      await first.lock.release();
      await makeDrill(world, drill, { aws: await world.open(), run: 'run-2' });
      expect(await thrownBy(() => stop({ ...options, run: 'run-1' }))).to.include({ code: 'LOCK_HELD' });
    }),
  );
});
