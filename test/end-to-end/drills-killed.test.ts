import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { accountPicture } from '../../bench/account-picture.ts';
import {
  AFTER_THE_HEARTBEAT,
  differencesFrom,
  killedDrill,
  type KillWorld,
  sweepElsewhere,
  sweepLater,
} from '../../bench/killed-drill.ts';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import { declareQuickDrills, type DrillTwin, startDrillTwin } from './drill-twin.ts';
import { Workshop } from './workshop.ts';

// Two of the boundaries that `npm run bench:kills` goes through.

describe('a drill whose process group is killed between two calls', function () {
  this.timeout(180_000);
  let home: Workshop;
  let twin: DrillTwin;
  let world: KillWorld;

  before(async function () {
    home = new Workshop();
    declareQuickDrills(home);
    twin = await startDrillTwin(this, home);
    const [, , , resolver = ''] = twin.options;
    world = { endpoint: twin.endpoint, resolver, folder: home.folder };
  });
  after(async () => {
    await twin?.close();
    await home.close();
  });

  it('is left alone while its heartbeat counts, and swept without its disk once that ran out', async () => {
    const point = {
      scenario: 'quick-az-loss.yaml',
      workload: 'orders',
      when: 'after',
      call: 'StartExperiment run-all',
    } as const;
    const { before, wasOther } = await killedDrill(world, point, 'killed', async () => {
      const alive = await sweepElsewhere(world, 0);
      expect(alive.healed).to.deep.equal([]);
      expect(alive.leftAlone.map(({ run }) => run)).to.deep.equal(['killed']);
    });
    expect(wasOther, 'the fault had begun').to.equal(true);
    const dead = await sweepElsewhere(world, AFTER_THE_HEARTBEAT);
    expect(dead.healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['killed', true]]);
    expect(dead.leftAlone).to.deep.equal([]);
    expect(await differencesFrom(before, world), 'other than before').to.deep.equal([]);
    const again = await sweepElsewhere(world, 2 * AFTER_THE_HEARTBEAT);
    expect(again).to.deep.equal({ healed: [], leftAlone: [] });
  });

  it('notices when somebody stops it while it is alive, and changes nothing any more', async () => {
    const before = await accountPicture(world.endpoint);
    const call = ['drill', 'quick-az-loss.yaml', '--env', 'shop.yaml', '--workload', 'catalogue'];
    const alive = home.start([...call, '--out', 'out', '--run-id', 'alive', ...twin.options]);
    await alive.saying('Broken; watching the recovery');
    const stopped = await home.call(['stop', 'alive', '--env', 'shop.yaml', ...twin.options]);
    expect(stopped.code, stopped.stderr).to.equal(0);
    expect(stopped.stdout).to.include('Run alive: healed, and seen to be as before');
    const { code, stderr } = await alive.ended;
    expect(code, stderr).to.equal(2);
    const file = home.path('out', 'alive', 'drills', 'quick-az-loss', 'result.json');
    const result = JSON.parse(readFileSync(file, 'utf8')) as DrillResult;
    expect(result).to.include({ ended: 'stopped', outcome: 'unknown' });
    expect(result.message).to.include('another process took the lock and heals');
    expect(await differencesFrom(before, world), 'other than before').to.deep.equal([]);
    expect(await sweepElsewhere(world, 0)).to.deep.equal({ healed: [], leftAlone: [] });
  });

  it('does no harm that lasts when nobody sweeps: AWS ends the fault', async () => {
    const point = {
      scenario: 'quick-dns-health-check.yaml',
      workload: 'orders',
      when: 'before',
      call: 'journal injected',
    } as const;
    const { before, wasOther } = await killedDrill(world, point, 'alone');
    expect(wasOther, 'the fault had begun').to.equal(true);
    expect(await differencesFrom(before, world, ['fis:ListExperimentTemplates'])).to.deep.equal([]);
    await sweepLater(world, AFTER_THE_HEARTBEAT);
    expect(await differencesFrom(before, world), 'other than before').to.deep.equal([]);
  });
});
