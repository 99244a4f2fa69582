import { expect } from 'chai';
import type { Aws, WriteRequest } from '../../../lib/aws/index.ts';
import { realClock } from '../../../lib/base/clock.ts';
import { arm, stop, sweep } from '../../../lib/drill/heal/index.ts';
import {
  accountJournal,
  drillTable,
  fencedAws,
  openJournal,
  readAccountJournal,
  takeLock,
} from '../../../lib/drill/journal/index.ts';
import { type DirectMark, directNemesis, faultEnd } from '../../../lib/drill/nemeses/index.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { fault, scenario } from '../guard/guard-subject.ts';
import { type DrillWorld, PLACE, withDrillWorld } from '../support/drill-world.ts';
import { worldPicture } from '../support/world-picture.ts';

const NODE = 'arn:aws:elasticache:eu-west-1:111122223333:cluster:catalogue-cache-001';
const EMPTY = fault({
  id: 'empty-cache',
  action: 'elasticache:RebootCacheCluster',
  parameters: {},
  duration: undefined,
});
const signal = new AbortController().signal;

/** A drill that empties the shop's cache, as the engine makes one, without its probes. */
async function makeDrill(world: DrillWorld, given?: Aws, arn = NODE) {
  const aws = given ?? (await world.open());
  const account = world.environment.accounts.find(({ id }) => id === PLACE.account);
  if (account === undefined) throw new Error('the shop is not declared');
  const table = drillTable(world.environment, account);
  const lock = await takeLock({ aws, table, holder: 'run-1', clock: realClock });
  const fenced = fencedAws(aws, lock);
  const marks: DirectMark[] = [];
  const nemesis = directNemesis({
    aws: fenced,
    place: PLACE,
    clock: realClock,
    pace: world.environment.pace,
    scenario: scenario({ faults: [EMPTY] }),
    workload: 'catalogue',
    targets: [{ fault: 'empty-cache', resourceType: 'aws:elasticache:cluster', arns: [arn], candidates: 2 }],
    onMark: (mark) => marks.push(mark),
  });
  const journal = openJournal([accountJournal(aws, table)], realClock);
  const step = () => arm(nemesis, { aws: fenced, journal, place: PLACE }, signal);
  return { step, nemesis, marks, lock, states: async () => statesOf(await readAccountJournal(aws, table)) };
}

function statesOf(entries: readonly { readonly nemesis: string; readonly state: string }[]): string[] {
  return entries.map(({ nemesis, state }) => `${nemesis} ${state}`);
}

async function status(world: DrillWorld): Promise<string> {
  const { CacheClusters } = await world.ask<{ CacheClusters: { CacheClusterStatus: string }[] }>(
    'elasticache',
    'DescribeCacheClusters',
    { CacheClusterId: 'catalogue-cache-001' },
  );
  return CacheClusters[0]?.CacheClusterStatus ?? '';
}

describe('the nemesis of single calls', () => {
  it(
    'notes what it is about to do, does it once, and sees it come back by itself',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const { step, marks, lock, states } = await makeDrill(world);
      const armed = await step();
      expect(armed.describes).to.include(`empty-cache: ${NODE}`);
      expect(await states(), 'before any harm').to.deep.equal(['direct prepared']);
      expect(await status(world)).to.equal('available');
      await armed.inject(signal);
      const healed = await armed.heal();
      expect(healed).to.deep.include({ isHealed: true });
      expect(healed.leftovers).to.deep.equal([{ what: NODE, state: 'gone', why: 'as it was before' }]);
      expect(marks.map(({ mark }) => mark).slice(0, 2)).to.deep.equal(['fault', 'empty-cache accepted']);
      expect(await states()).to.deep.equal(
        ['prepared', 'injecting', 'injected', 'healing', 'healed'].map((state) => `direct ${state}`),
      );
      await lock.release();
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'marks when what it broke is back, and that only once it was seen to be away',
    withDrillWorld(async (world) => {
      const { step, marks } = await makeDrill(world);
      const armed = await step();
      await armed.inject(signal);
      expect(await status(world)).to.equal('rebooting cluster nodes');
      while (!marks.some(({ mark }) => mark === 'cleared')) await realClock.sleep(0.01);
      expect(await status(world)).to.equal('available');
      await armed.heal();
      expect(marks.filter(({ mark }) => mark === 'cleared')).to.have.length(1);
    }, 0.01),
  );

  it(
    'heals where nothing was ever begun, and twice',
    withDrillWorld(async (world) => {
      const { step } = await makeDrill(world);
      const armed = await step();
      expect(await armed.heal()).to.include({ isHealed: true });
      expect(await armed.heal()).to.include({ isHealed: true });
    }),
  );

  it(
    'is healed by another process that stops the run; a sweep then finds nothing',
    withDrillWorld(async (world) => {
      const { step } = await makeDrill(world);
      const armed = await step();
      await armed.inject(signal);
      const options = { environment: world.environment, clock: realClock };
      const healed = await stop({ ...options, run: 'run-1', aws: await world.open() });
      expect(healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['run-1', true]]);
      expect(await sweep({ ...options, aws: await world.open() })).to.deep.equal({
        healed: [],
        leftAlone: [],
      });
    }),
  );

  it(
    'refuses what is not there, and what is not at rest, before anything is changed',
    withDrillWorld(async (world) => {
      const { step: nobody, states, lock } = await makeDrill(world, undefined, `${NODE}9`);
      expect(await thrownBy(nobody)).to.include({ code: 'TARGET_NOT_THERE', blame: 'guard' });
      await lock.release();
      await world.ask('elasticache', 'RebootCacheCluster', {
        CacheClusterId: 'catalogue-cache-001',
        CacheNodeIdsToReboot: ['0001'],
      });
      const { step } = await makeDrill(world);
      const refused = await thrownBy(step);
      expect(refused).to.include({ code: 'TARGET_NOT_READY', blame: 'guard' });
      expect((refused as Error).message).to.include('rebooting cluster nodes');
      expect(await states()).to.deep.equal([]);
    }, 0.05),
  );

  it(
    'does not ask again after silence, and says that nobody knows',
    withDrillWorld(async (world) => {
      const open = await world.open();
      const asked: WriteRequest[] = [];
      const silent: Aws = {
        ...open,
        write: async (request) => {
          if (request.service !== 'elasticache') return open.write(request);
          asked.push(request);
          await open.write(request);
          const failure = {
            reason: 'timeout',
            code: 'TimeoutError',
            message: 'no answer',
            status: 0,
            at: '',
          };
          return { calls: [], failure, isRefused: false } as never;
        },
      };
      const { step, lock } = await makeDrill(world, silent);
      const armed = await step();
      const error = await thrownBy(() => armed.inject(signal));
      expect(error).to.include({ code: 'CALL_REFUSED', blame: 'access' });
      expect((error as Error).message).to.include('AWS did not say whether');
      expect(asked).to.have.length(1);
      expect(asked[0]).not.to.have.property('isRepeatable');
      expect(await armed.heal(), 'it was done all the same').to.include({ isHealed: true });
      await lock.release();
    }),
  );

  it('is over by itself: a guard of a higher stage lets it through', () => {
    expect(faultEnd(EMPTY)).to.equal('once');
    expect(faultEnd({ ...EMPTY, action: 'elasticache:DeleteReplicationGroup' })).to.equal(undefined);
  });
});
