import { expect } from 'chai';
import type { Aws, ReadRequest } from '../../../lib/aws/index.ts';
import { drillTable, takeLock } from '../../../lib/drill/journal/index.ts';
import { realClock } from '../../../lib/base/clock.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { type DrillWorld, PLACE, withDrillWorld } from '../support/drill-world.ts';
import { makeDrill } from '../support/run-drill.ts';
import { CUT, FAIL_OVER, FAIL_OVER_CLUSTERS, lasting, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';

const signal = new AbortController().signal;
const HALF_A_DAY = 12 * 3_600;
/** Setting an experiment up takes a quarter of a second, so that it can be stopped before it begins. */
const SLOWER = 0.02;

/** The same AWS, with some answers to one operation changed on their way. */
function changed(aws: Aws, operation: string, change: (raw: unknown) => unknown): Aws {
  return {
    ...aws,
    read: (request) =>
      aws.read(
        request.operation === operation
          ? ({
              ...request,
              items: (page, at, raw) => request.items(page, at, () => change(raw())),
            } as ReadRequest<never, never>)
          : request,
      ) as never,
  };
}

async function templatesIn(world: DrillWorld): Promise<number> {
  const { experimentTemplates } = await world.ask<{ experimentTemplates: object[] }>(
    'fis',
    'ListExperimentTemplates',
  );
  return experimentTemplates.length;
}

describe('the nemesis of FIS', () => {
  it(
    'previews, breaks, is ended by AWS, and leaves nothing but the record of its experiments',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const drill = await shopDrill(world, [
        lasting(STOP, 600),
        lasting(CUT, 600),
        FAIL_OVER,
        FAIL_OVER_CLUSTERS,
      ]);
      const { armed, nemesis, marks, lock } = await makeDrill(world, drill, { aws: await world.open() });
      await armed.inject(signal);
      expect(await nemesis.isHealed(armed.state)).to.equal(false);
      expect(await worldPicture(world)).to.not.deep.equal(before);
      const { state, actions } = await nemesis.ended();
      expect(state.status).to.equal('completed');
      expect(Object.values(actions).map((action) => action.state?.status)).to.deep.equal(
        Array(4).fill('completed'),
      );
      const told = marks.map(({ mark }) => mark);
      expect(told).to.include.members(['fault', 'stop-servers running', 'cut-network completed', 'cleared']);
      expect(told.filter((mark) => mark === 'fault')).to.have.length(1);
      expect(told.at(-1)).to.equal('cleared');
      const healed = await armed.heal();
      expect(healed).to.include({ isHealed: true });
      expect(healed.leftovers.map((left) => left.state)).to.deep.equal([
        'gone',
        'retained',
        'retained',
        ...Array(4).fill('gone'),
      ]);
      await lock.release();
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'is stopped long before its end by healing, which may come twice',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const drill = await shopDrill(world, [lasting(STOP, HALF_A_DAY), lasting(CUT, HALF_A_DAY)]);
      const { armed, nemesis } = await makeDrill(world, drill, { aws: await world.open() });
      await armed.inject(signal);
      expect(await armed.heal()).to.include({ isHealed: true });
      expect((await nemesis.ended()).state.status).to.equal('stopped');
      expect(await worldPicture(world)).to.deep.equal(before);
      expect(await armed.heal()).to.include({ isHealed: true });
    }),
  );

  it(
    'marks that the fault is gone when it was interrupted and healed',
    withDrillWorld(async (world) => {
      const drill = await shopDrill(world, [lasting(STOP, HALF_A_DAY)]);
      const { armed, marks } = await makeDrill(world, drill, { aws: await world.open() });
      const interruption = new AbortController();
      const injecting = thrownBy(() => armed.inject(interruption.signal));
      while (!marks.some(({ mark }) => mark === 'experiment initiating')) await realClock.sleep(0.005);
      interruption.abort(new Error('interrupted'));
      expect(await injecting).to.be.instanceOf(Error);
      expect(await armed.heal()).to.include({ isHealed: true });
      expect(marks.map(({ mark }) => mark)).to.include('experiment stopped');
    }, SLOWER),
  );

  it(
    'heals where nothing was ever begun',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const { armed } = await makeDrill(world, await shopDrill(world, [STOP]), { aws: await world.open() });
      expect(await armed.heal()).to.include({ isHealed: true });
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  for (const [what, options] of [
    ['does not say so', undefined],
    ['says otherwise', { actionsMode: 'run-all' }],
  ] as const)
    it(
      `goes no further when a preview ${what}, and stops it`,
      withDrillWorld(async (world) => {
        const before = await worldPicture(world);
        const aws = changed(await world.open(), 'GetExperiment', (raw) => {
          const { experiment } = raw as { experiment: object };
          return { experiment: { ...experiment, experimentOptions: options } };
        });
        const { armed } = await makeDrill(world, await shopDrill(world, [STOP, CUT]), { aws });
        const error = await thrownBy(() => armed.inject(signal));
        expect(error).to.include({ code: 'PREVIEW_NOT_PROVEN', blame: 'guard' });
        const { experiments } = await world.ask<{ experiments: { state: { status: string } }[] }>(
          'fis',
          'ListExperiments',
        );
        expect(experiments.map(({ state }) => state.status)).to.deep.equal(['stopped']);
        expect(await armed.heal()).to.include({ isHealed: true });
        expect(await worldPicture(world)).to.deep.equal(before);
      }, SLOWER),
    );

  it(
    'stops a preview that became a real experiment, because the wish got lost on its way',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const opened = await world.open();
      const aws: Aws = {
        ...opened,
        write: ({ members: _lost, ...request }) => opened.write(request),
      };
      const drill = await shopDrill(world, [lasting(STOP, HALF_A_DAY), lasting(CUT, HALF_A_DAY)]);
      const { armed } = await makeDrill(world, drill, { aws });
      expect(await thrownBy(() => armed.inject(signal))).to.include({ code: 'PREVIEW_NOT_PROVEN' });
      expect(await armed.heal()).to.include({ isHealed: true });
      expect(await worldPicture(world)).to.deep.equal(before);
    }, SLOWER),
  );

  it(
    'goes no further when FIS would meet other resources',
    withDrillWorld(async (world) => {
      const opened = await world.open();
      const aws: Aws = {
        ...opened,
        read: async (request) => {
          const reading = await opened.read(request);
          return request.operation === 'ListExperimentResolvedTargets' ? { ...reading, items: [] } : reading;
        },
      };
      const { armed } = await makeDrill(world, await shopDrill(world, [STOP]), { aws });
      expect(await thrownBy(() => armed.inject(signal))).to.include({
        code: 'TARGETS_DIFFER',
        blame: 'guard',
      });
      expect(await armed.heal()).to.include({ isHealed: true });
    }),
  );

  it(
    'does not begin with a target that is not there',
    withDrillWorld(async (world) => {
      const { scenario, targets } = await shopDrill(world, [FAIL_OVER]);
      const arn = 'arn:aws:rds:eu-west-1:111122223333:db:no-such-db';
      const gone = { scenario, targets: targets.map((target) => ({ ...target, arns: [arn] })) };
      const error = await thrownBy(async () => makeDrill(world, gone, { aws: await world.open() }));
      expect(error).to.include({ code: 'TARGET_NOT_THERE', blame: 'guard' });
      expect(String(error)).to.include(arn);
    }),
  );

  it(
    'does not begin where nobody can read how things stand',
    withDrillWorld(async (world) => {
      await world.twin.faults.plant({ kind: 'deny', service: 'ec2', operation: 'DescribeNetworkAcls' });
      const error = await thrownBy(async () =>
        makeDrill(world, await shopDrill(world, [CUT]), { aws: await world.open() }),
      );
      expect(error).to.include({ code: 'STATE_UNREADABLE', blame: 'access' });
      expect(await templatesIn(world)).to.equal(0);
    }),
  );

  it(
    'says what FIS refused, and heals what there was',
    withDrillWorld(async (world) => {
      await world.twin.faults.plant({ kind: 'deny', service: 'fis', operation: 'StartExperiment' });
      const { armed } = await makeDrill(world, await shopDrill(world, [STOP]), { aws: await world.open() });
      const error = await thrownBy(() => armed.inject(signal));
      expect(error).to.include({ code: 'FIS_REFUSED', blame: 'access' });
      expect(String(error)).to.include('StartExperiment').and.include('iam:PassRole');
      expect(await templatesIn(world)).to.equal(1);
      await armed.heal();
      expect(await templatesIn(world)).to.equal(0);
    }),
  );

  it(
    'changes nothing once its lock is lost',
    withDrillWorld(async (world) => {
      const aws = await world.open();
      const { armed, lock } = await makeDrill(world, await shopDrill(world, [STOP]), { aws });
      const account = world.environment.accounts.find(({ id }) => id === PLACE.account);
      if (account === undefined) throw new Error('the shop is not declared');
      const table = drillTable(world.environment, account);
      const other = await takeLock({ aws, table, holder: 'stop-run-1', takeFrom: 'run-1', clock: realClock });
      expect(await thrownBy(() => armed.inject(signal))).to.include({ code: 'LOCK_LOST', blame: 'guard' });
      expect(await templatesIn(world)).to.equal(0);
      await lock.release();
      await other.release();
    }),
  );

  it(
    'starts what ran before and was left behind stopped',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const drill = await shopDrill(world, [STOP]);
      const { armed } = await makeDrill(world, drill, { aws: await world.open() });
      const InstanceIds = drill.targets.flatMap(({ arns }) => arns).map((arn) => arn.split('/')[1] ?? '');
      await world.ask('ec2', 'StopInstances', { InstanceIds });
      const healed = await armed.heal();
      expect(healed).to.include({ isHealed: true });
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );
});
