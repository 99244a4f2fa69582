import { expect } from 'chai';
import { thrownBy } from '../../support/thrown-by.ts';
import { type DrillWorld, HOME, SHOP, withDrillWorld } from '../support/drill-world.ts';
import { makeDrill } from '../support/run-drill.ts';
import { CUT, lasting, shopDrill, STOP } from '../support/shop-drill.ts';
import { worldPicture } from '../support/world-picture.ts';

const signal = new AbortController().signal;
const NAME = 'others-suffer';
const ARN = `arn:aws:cloudwatch:${HOME}:${SHOP}:alarm:${NAME}`;
const FAULTS = [lasting(STOP, 12 * 3_600), lasting(CUT, 12 * 3_600)];

/** An alarm that says what it is told, for nothing is measured. */
async function alarm(world: DrillWorld): Promise<(StateValue: 'OK' | 'ALARM') => Promise<void>> {
  await world.ask('monitoring', 'PutMetricAlarm', {
    AlarmName: NAME,
    Namespace: 'Shop',
    MetricName: 'Complaints',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'ignore',
  });
  return async (StateValue) => {
    await world.ask('monitoring', 'SetAlarmState', {
      AlarmName: NAME,
      StateValue,
      StateReason: 'for a test',
    });
  };
}

describe('an alarm among the stop conditions', () => {
  it(
    'ends the experiment when it rings, without us, and the world comes back',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      const say = await alarm(world);
      await say('OK');
      const drill = await shopDrill(world, FAULTS);
      const { armed, nemesis, marks } = await makeDrill(world, drill, {
        aws: await world.open(),
        alarmArns: [ARN],
      });
      await armed.inject(signal);
      await say('ALARM');
      const { state } = await nemesis.ended();
      expect(state.status).to.equal('stopped');
      expect(marks.map(({ mark }) => mark)).to.include.members(['experiment stopped', 'cleared']);
      expect(await armed.heal()).to.include({ isHealed: true });
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'lets nothing begin while it rings',
    withDrillWorld(async (world) => {
      const before = await worldPicture(world);
      await (await alarm(world))('ALARM');
      const drill = await shopDrill(world, FAULTS);
      const { armed } = await makeDrill(world, drill, { aws: await world.open(), alarmArns: [ARN] });
      const error = await thrownBy(() => armed.inject(signal));
      expect(error).to.include({ code: 'PREVIEW_FAILED', blame: 'guard' });
      expect(String(error)).to.include('halted by stop condition');
      expect(await armed.heal()).to.include({ isHealed: true });
      expect(await worldPicture(world)).to.deep.equal(before);
    }),
  );

  it(
    'that is not there is refused by FIS',
    withDrillWorld(async (world) => {
      const drill = await shopDrill(world, FAULTS);
      const { armed } = await makeDrill(world, drill, { aws: await world.open(), alarmArns: [ARN] });
      expect(await thrownBy(() => armed.inject(signal))).to.include({ code: 'FIS_REFUSED', blame: 'access' });
      expect(await armed.heal()).to.include({ isHealed: true });
    }),
  );
});
