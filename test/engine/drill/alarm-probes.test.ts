import { expect } from 'chai';
import { alarmProbe, expectedAlarms } from '../../../lib/engine/drill/alarm-probes.ts';
import type { Look } from '../../../lib/drill/probe.ts';
import { type DrillWorld, PLACE, withDrillWorld } from '../../drill/support/drill-world.ts';

const NAME = 'orders-web-healthy-hosts';

describe('The probe of an alarm', () => {
  it(
    'tells the state as it is now, and over how long the alarm judges at this pace',
    withDrillWorld(async (world) => {
      expect(await look(world, NAME)).to.deep.equal({ end: 'ok', value: { state: 'OK', judgesOver: 9 } });
      // A period is long enough here that a busy machine leaves none without data, which the alarm would call bad.
    }, 0.05),
  );

  it(
    'tells an alarm that fires when what it watches is gone',
    withDrillWorld(async (world) => {
      await stopTwoServers(world);
      for (let tries = 0; tries < 100; tries += 1) {
        const { value } = await look(world, NAME);
        if ((value as { state: string }).state === 'ALARM') return;
      }
      expect.fail('it never fired');
    }),
  );

  it(
    'tells apart an alarm that does not exist and one that may not be read',
    withDrillWorld(async (world) => {
      expect(await look(world, 'nobody-made-this')).to.deep.equal({ end: 'ok', value: { state: null } });
      await world.twin.faults.plant({ kind: 'deny', service: 'monitoring', operation: 'DescribeAlarms' });
      const denied = await look(world, NAME);
      expect(denied.end).to.equal('failed');
      expect(denied.error).to.match(/AccessDenied/);
    }),
  );

  it(
    'comes once for each expected alarm, and together they keep within the rate of CloudWatch',
    withDrillWorld(async (world) => {
      const aws = await world.open();
      const watched = expectedAlarms(['one', 'two'], PLACE, { aws, environment: world.environment });
      expect(watched.map(({ probe }) => probe.id)).to.deep.equal(['alarm one', 'alarm two']);
      expect(watched.reduce((rate, { every }) => rate + 1 / every, 0)).to.be.at.most(1);
    }),
  );
});

async function look(world: DrillWorld, name: string): Promise<Look> {
  const aws = await world.open();
  const reader = { aws, environment: world.environment };
  const probe = alarmProbe({ id: 'alarm', vantage: 'here', name }, PLACE, reader);
  return probe.look(new AbortController().signal);
}

async function stopTwoServers(world: DrillWorld): Promise<void> {
  const { Reservations } = await world.ask<{ Reservations: { Instances: { InstanceId: string }[] }[] }>(
    'ec2',
    'DescribeInstances',
    { Filters: [{ Name: 'tag:workload', Values: ['orders'] }] },
  );
  const ids = Reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId));
  await world.ask('ec2', 'StopInstances', { InstanceIds: ids.slice(0, 2) });
}
