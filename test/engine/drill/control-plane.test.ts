import { expect } from 'chai';
import { controlPlaneMarks } from '../../../lib/engine/drill/control-plane-marks.ts';
import { readDatabases } from '../../../lib/engine/drill/read-databases.ts';
import { healthChecksOf, readHealthChecks } from '../../../lib/engine/drill/read-health-checks.ts';
import type { MarkEntry } from '../../../lib/drill/history.ts';
import type { Recorder } from '../../../lib/drill/record/recorder.ts';
import { realClock } from '../../../lib/base/clock.ts';
import { estateOf } from '../../../lib/estate/index.ts';
import type { WorkloadView } from '../../../lib/estate/index.ts';
import type { Aws } from '../../../lib/aws/index.ts';
import { collect } from '../../../lib/inventory/collect.ts';
import { type DrillWorld, withDrillWorld } from '../../drill/support/drill-world.ts';
import { withRecorder } from '../../drill/recording.ts';

describe('What the control plane says during a drill', () => {
  it('is marked once it is other than before, each with a source of its own', () =>
    withRecorder((recorder) => {
      look(recorder, 'capacity', { healthyTargets: 3 });
      look(recorder, 'databases', { db: { status: 'available', servesFrom: 'a' } });
      look(recorder, 'health-checks', { one: true, two: null });
      look(recorder, 'alarm errors', { state: 'OK' });
      const end = controlPlaneMarks(recorder, ['errors']);
      look(recorder, 'capacity', { healthyTargets: 3 });
      look(recorder, 'databases', { db: { status: 'rebooting', servesFrom: null } });
      look(recorder, 'health-checks', { one: true, two: false });
      expect(marks(recorder)).to.deep.equal([]);
      look(recorder, 'databases', { db: { status: 'available', servesFrom: 'b' } });
      look(recorder, 'capacity', { healthyTargets: 2 });
      look(recorder, 'health-checks', { one: false, two: false });
      look(recorder, 'alarm errors', { state: 'ALARM' });
      look(recorder, 'capacity', { healthyTargets: 1 });
      expect(marks(recorder)).to.deep.equal([
        'switched rds',
        'detected load balancer',
        'detected health checks',
        'detected alarm',
      ]);
      end();
    }));

  it('is not news where nobody looked before, or where it was so already', () =>
    withRecorder((recorder) => {
      look(recorder, 'alarm errors', { state: 'ALARM' });
      const end = controlPlaneMarks(recorder, ['errors']);
      look(recorder, 'alarm errors', { state: 'ALARM' });
      look(recorder, 'capacity', { healthyTargets: 1 });
      end();
      look(recorder, 'alarm errors', { state: 'OK' });
      expect(marks(recorder)).to.deep.equal([]);
    }));

  it(
    'is read of databases as where they serve from, and of health checks as what the checkers think',
    withDrillWorld(async (world) => {
      const aws = await world.open();
      const views = await viewsOf(aws, world);
      const orders = views('orders');
      const [zone] = Object.values(await readDatabases(orders, aws)).map(({ servesFrom }) => servesFrom);
      expect(zone).to.match(/^eu-west-1[abc]$/);
      await world.ask('rds', 'RebootDBInstance', { DBInstanceIdentifier: 'orders-db', ForceFailover: true });
      await until(async () => Object.values(await readDatabases(orders, aws))[0]?.servesFrom !== zone);

      const ledger = await readDatabases(views('ledger'), aws);
      expect(ledger['ledger']).to.include({ status: 'available' });
      expect(ledger['ledger']?.servesFrom).to.match(/^ledger/);

      const checks = healthChecksOf({ view: orders, aws });
      expect(checks).to.have.length(2);
      const healthy = Object.fromEntries(checks.map(({ id }) => [id, true]));
      expect(await readHealthChecks(checks, aws)).to.deep.equal(healthy);
      const [first] = checks;
      await world.ask('route53', 'UpdateHealthCheck', { HealthCheckId: first?.id, Inverted: true });
      expect(Object.values(await readHealthChecks([{ ...first!, inverted: true }], aws))).to.deep.equal([
        false,
      ]);
    }),
  );
});

function look(recorder: Recorder, process: string, value: unknown): void {
  const index = recorder.invoke({ process, vantage: 'here', operation: 'control-plane' });
  recorder.complete(index, { end: 'ok', value });
}

function marks(recorder: Recorder): readonly string[] {
  return recorder.history
    .filter((entry): entry is MarkEntry => entry.type === 'mark')
    .map(({ mark, source }) => `${mark} ${source}`);
}

async function viewsOf(aws: Aws, { environment }: DrillWorld): Promise<(name: string) => WorkloadView> {
  const inventory = await collect({
    environment,
    aws,
    clock: realClock,
    signal: new AbortController().signal,
    kinds: ['rds.instance', 'rds.cluster', 'route53.record', 'route53.health-check'],
  });
  const estate = estateOf(environment, { ...inventory, unseen: [] }, realClock.now());
  return (name) => {
    const view = estate.view(name);
    if (view === undefined) throw new Error(`there is no ${name}`);
    return view;
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isSo()) return;
    await realClock.sleep(0.01);
  }
  throw new Error('it never came about');
}
