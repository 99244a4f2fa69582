import { expect } from 'chai';
import { alarms } from '../../../../lib/twin/services/cloudwatch/alarms.ts';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { isIsolated } from '../../../../lib/twin/services/ec2/isolated-subnet.ts';
import { zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import { experiments } from '../../../../lib/twin/services/fis/experiments.ts';
import { faultOf } from '../ec2/test-world.ts';
import { newDatabase } from '../rds/database.ts';
import { goOn, laboratory, standing, start, states, stopping, template, web } from './laboratory.ts';

import { failover, isolation, newAlarm, resolved, SET_UP, waiting } from './faults.ts';

describe('twin/services/fis: the ends of experiments', () => {
  it('fail with what AWS says when an action cannot be done', async () => {
    const { here } = laboratory();
    newDatabase(here);
    const id = start(here, template(here, failover()));
    await goOn(here, SET_UP + 3);
    const { experiment } = experiments.GetExperiment({ id }, here);
    expect(experiment.state.status).to.equal('failed');
    expect(experiment.actions['failover']?.state.reason).to.include('not configured for MultiAZ');
  });

  it('give back what they had begun to take when that goes wrong', async () => {
    const { here, disturbances } = laboratory();
    const zone = zonesOf(here)[0];
    here.world.actBy((disturbance) => {
      disturbances.push(disturbance);
      const isCut = disturbance.kind === 'subnet-isolated';
      return isCut ? Promise.reject(new Error('no such link')) : Promise.resolve();
    });
    const id = start(here, template(here, isolation(zone?.id ?? '')));
    await goOn(here, SET_UP + 4);
    const { experiment } = experiments.GetExperiment({ id }, here);
    expect(experiment.state.status).to.equal('failed');
    expect(experiment.actions['cut']?.state).to.deep.equal({ status: 'failed', reason: 'no such link' });
    expect(isIsolated(here.world, here, zone?.subnetId ?? '')).to.equal(false);
    expect(disturbances.map(({ kind }) => kind)).to.deep.equal(['subnet-isolated', 'subnet-restored']);
  });

  it('undo what they did when they are stopped, and only then are over', async () => {
    const lab = laboratory();
    const actions = { stop: stopping(), later: { ...waiting, startAfter: ['stop'] } };
    const id = start(lab.here, template(lab.here, { actions }));
    await goOn(lab.here, SET_UP + 3);
    const { experiment } = experiments.StopExperiment({ id }, lab.here);
    expect(experiment.state.status).to.equal('stopping');
    await goOn(lab.here, 2);
    expect(standing(lab.here, id)).to.deep.equal({
      status: 'stopping',
      actions: { stop: 'stopping', later: 'cancelled' },
    });
    await goOn(lab.here, 60);
    expect(standing(lab.here, id)).to.deep.equal({
      status: 'stopped',
      actions: { stop: 'stopped', later: 'cancelled' },
    });
    expect(states(lab)).to.deep.equal(['running', 'running', 'running']);
  });

  it('cannot be stopped once they are over', async () => {
    const { here } = laboratory();
    const id = start(here, template(here), 'skip-all');
    await goOn(here, SET_UP);
    expect(faultOf(() => experiments.StopExperiment({ id }, here))).to.match(
      /^ValidationException: .*completed/,
    );
  });

  it('touch nothing in a preview, and tell what they would have met', async () => {
    const lab = laboratory();
    const id = start(lab.here, template(lab.here), 'skip-all');
    await goOn(lab.here, SET_UP);
    expect(standing(lab.here, id)).to.deep.equal({ status: 'completed', actions: { stop: 'skipped' } });
    expect(experiments.GetExperiment({ id }, lab.here).experiment.experimentOptions.actionsMode).to.equal(
      'skip-all',
    );
    expect(lab.disturbances).to.deep.equal([]);
    expect(resolved(lab.here, id)).to.deep.equal([
      `arn:aws:ec2:eu-west-1:111122223333:instance/${lab.servers[0]}`,
    ]);
  });

  for (const [mode, status, action] of [
    ['fail', 'failed', 'cancelled'],
    ['skip', 'completed', 'skipped'],
  ] as const)
    it(`${mode === 'fail' ? 'fail' : 'skip the action'} where a target is empty and the mode is ${mode}`, async () => {
      const { here } = laboratory(['b']);
      const id = start(here, template(here, { experimentOptions: { emptyTargetResolutionMode: mode } }));
      await goOn(here, SET_UP);
      expect(standing(here, id)).to.deep.equal({ status, actions: { stop: action } });
      if (mode === 'fail') {
        const { state } = experiments.GetExperiment({ id }, here).experiment;
        expect(state.reason).to.include('Target resolution returned empty set');
        expect(state.error).to.deep.equal({
          accountId: here.account,
          code: 'InvalidTarget',
          location: 'web',
        });
      }
    });

  it('fail where an action would meet more than five targets', async () => {
    const lab = laboratory(['a', 'a', 'a', 'b', 'b', 'c']);
    const id = start(lab.here, template(lab.here, { targets: { web: web() } }));
    await goOn(lab.here, SET_UP);
    const { state } = experiments.GetExperiment({ id }, lab.here).experiment;
    expect(state.status).to.equal('failed');
    expect(state.error?.code).to.equal('ServiceQuotaExceeded');
    expect(states(lab)).to.deep.equal(Array.from({ length: 6 }, () => 'running'));
  });

  it('are halted by an alarm: at their start, or later', async () => {
    const { here } = laboratory();
    const stopConditions = [{ source: 'aws:cloudwatch:alarm', value: newAlarm(here) }];
    const late = start(here, template(here, { stopConditions }));
    await goOn(here, SET_UP + 5);
    expect(standing(here, late).status).to.equal('running');
    alarms.SetAlarmState({ AlarmName: 'brake', StateValue: 'ALARM', StateReason: 'test' }, here);
    await goOn(here, 1);
    expect(standing(here, late).status).to.equal('stopping');
    const early = start(here, template(here, { stopConditions }));
    await goOn(here, 2);
    expect(standing(here, early)).to.deep.equal({ status: 'stopped', actions: { stop: 'cancelled' } });
    const { state } = experiments.GetExperiment({ id: early }, here).experiment;
    expect(state.reason).to.equal('Experiment halted by stop condition.');
  });

  it('fail when the servers that they stopped were terminated meanwhile, unless that is allowed', async () => {
    for (const allowed of ['false', 'true']) {
      const { here, servers } = laboratory(['a']);
      const parameters = { startInstancesAfterDuration: 'PT1M', completeIfInstancesTerminated: allowed };
      const id = start(here, template(here, { actions: { stop: stopping({ parameters }) } }));
      await goOn(here, SET_UP + 40);
      instanceState.TerminateInstances({ InstanceIds: [...servers] }, here);
      await goOn(here, 40);
      expect(standing(here, id).status, allowed).to.equal(allowed === 'true' ? 'completed' : 'failed');
    }
  });

  it('fail when an alarm is not as they assert', async () => {
    const { here } = laboratory();
    const alarmArns = newAlarm(here);
    const outcomes: string[] = [];
    for (const alarmStates of ['OK', 'OK,INSUFFICIENT_DATA']) {
      const assertion = {
        actionId: 'aws:cloudwatch:assert-alarm-state',
        parameters: { alarmArns, alarmStates },
      };
      const id = start(here, template(here, { targets: {}, actions: { assertion } }));
      await goOn(here, SET_UP + 3);
      outcomes.push(standing(here, id).status);
    }
    expect(outcomes).to.deep.equal(['failed', 'completed']);
  });
});
