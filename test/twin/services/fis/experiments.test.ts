import { expect } from 'chai';
import { alarms } from '../../../../lib/twin/services/cloudwatch/alarms.ts';
import { instanceState } from '../../../../lib/twin/services/ec2/instance-state.ts';
import { isIsolated } from '../../../../lib/twin/services/ec2/isolated-subnet.ts';
import { zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import { experiments } from '../../../../lib/twin/services/fis/experiments.ts';
import { faultOf, type TestWorld } from '../ec2/test-world.ts';
import { newCluster, newDatabase, shown } from '../rds/database.ts';
import { goOn, laboratory, standing, start, states, stopping, template, web } from './laboratory.ts';

const SET_UP = 12;

describe('twin/services/fis: experiments', () => {
  it('are pending, initiating and running, act twelve seconds after their start, and end by themselves', async () => {
    const lab = laboratory();
    const id = start(lab.here, template(lab.here));
    expect(standing(lab.here, id)).to.deep.equal({ status: 'pending', actions: { stop: 'pending' } });
    await goOn(lab.here, SET_UP - 1);
    expect(standing(lab.here, id).status).to.equal('initiating');
    expect(states(lab)).to.deep.equal(['running', 'running', 'running']);
    await goOn(lab.here, 1);
    expect(standing(lab.here, id)).to.deep.equal({ status: 'running', actions: { stop: 'running' } });
    await goOn(lab.here, 31);
    expect(states(lab)).to.deep.equal(['stopped', 'running', 'running']);
    await goOn(lab.here, 60);
    expect(standing(lab.here, id)).to.deep.equal({ status: 'completed', actions: { stop: 'completed' } });
    expect(states(lab)).to.deep.equal(['running', 'running', 'running']);
    expect(lab.disturbances.map(({ kind }) => kind)).to.deep.equal(['instance-stopped', 'instance-started']);
  });

  it('tell when each action began and ended', async () => {
    const { here } = laboratory();
    const id = start(here, template(here));
    await goOn(here, 100);
    const { experiment } = experiments.GetExperiment({ id }, here);
    const { startTime, endTime } = experiment.actions['stop'] ?? {};
    expect(startTime?.toISOString()).to.equal('2026-11-24T10:01:12.000Z');
    expect((endTime?.getTime() ?? 0) - (startTime?.getTime() ?? 0)).to.be.within(60_000, 62_000);
    expect(experiment.endTime).to.deep.equal(endTime);
  });

  it('wait their share of the time at a slower pace', async () => {
    const { here } = laboratory(['a'], 0.1);
    const id = start(here, template(here));
    await goOn(here, 2);
    expect(standing(here, id).status).to.equal('running');
    await goOn(here, 8);
    expect(standing(here, id).status).to.equal('completed');
  });

  it('complete a failover about a second after it began, while the database is still at it', async () => {
    const { here, disturbances } = laboratory();
    newDatabase(here, { MultiAZ: true });
    let finish = (): void => undefined;
    here.world.actBy((disturbance) => {
      disturbances.push(disturbance);
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    const id = start(here, template(here, failover()));
    await goOn(here, SET_UP + 2);
    expect(standing(here, id).status).to.equal('completed');
    expect(disturbances.map(({ kind }) => kind)).to.deep.equal(['database-failover']);
    expect(shown(here)?.DBInstanceStatus).not.to.equal('available');
    finish();
  });

  it('fail with what AWS says when an action cannot be done', async () => {
    const { here } = laboratory();
    newDatabase(here);
    const id = start(here, template(here, failover()));
    await goOn(here, SET_UP + 3);
    const { experiment } = experiments.GetExperiment({ id }, here);
    expect(experiment.state.status).to.equal('failed');
    expect(experiment.actions['failover']?.state.reason).to.include('not configured for MultiAZ');
  });

  it('begin an action once all those before it are over', async () => {
    const lab = laboratory();
    const actions = {
      wait: { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' } },
      stop: stopping({ startAfter: ['wait'] }),
    };
    const id = start(lab.here, template(lab.here, { actions }));
    await goOn(lab.here, SET_UP + 58);
    expect(standing(lab.here, id).actions).to.deep.equal({ wait: 'running', stop: 'pending' });
    await goOn(lab.here, 3);
    expect(standing(lab.here, id).actions).to.deep.equal({ wait: 'completed', stop: 'running' });
  });

  it('cut a subnet off for as long as they say', async () => {
    const { here, disturbances } = laboratory();
    const zone = zonesOf(here)[0];
    const subnetId = zone?.subnetId ?? '';
    const id = start(here, template(here, isolation(zone?.id ?? '')));
    await goOn(here, SET_UP + 1);
    expect(isIsolated(here.world, here, subnetId)).to.equal(true);
    await goOn(here, 61);
    expect(standing(here, id).status).to.equal('completed');
    expect(isIsolated(here.world, here, subnetId)).to.equal(false);
    expect(disturbances).to.deep.equal(
      (['subnet-isolated', 'subnet-restored'] as const).map((kind) => ({
        kind,
        account: here.account,
        region: here.region,
        subnetId,
        zone: 'eu-west-1a',
      })),
    );
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

  it('fail clusters over and reboot servers', async () => {
    const { here, servers, disturbances } = laboratory(['a']);
    newCluster(here, ['a', 'b']);
    disturbances.length = 0;
    const targets = {
      web: web(),
      ledger: {
        resourceType: 'aws:rds:cluster',
        selectionMode: 'ALL',
        parameters: { writerAvailabilityZoneIdentifiers: 'eu-west-1a' },
      },
    };
    const actions = {
      reboot: { actionId: 'aws:ec2:reboot-instances', targets: { Instances: 'web' } },
      failover: { actionId: 'aws:rds:failover-db-cluster', targets: { Clusters: 'ledger' } },
    };
    const id = start(here, template(here, { targets, actions }));
    await goOn(here, SET_UP + 2);
    expect(standing(here, id).status).to.equal('completed');
    expect(disturbances.map((told) => [told.kind, 'id' in told ? told.id : ''])).to.have.deep.members([
      ['instance-stopped', servers[0]],
      ['instance-started', servers[0]],
      ['database-failover', 'ledger'],
    ]);
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

  it('are the same one again for the same client token, and at most five at a time', () => {
    const { here } = laboratory();
    const experimentTemplateId = template(here);
    const begin = (clientToken: string) =>
      experiments.StartExperiment({ clientToken, experimentTemplateId }, here).experiment.id;
    expect(begin('once')).to.equal(begin('once'));
    const other = { clientToken: 'once', experimentTemplateId: template(here) };
    expect(faultOf(() => experiments.StartExperiment(other, here))).to.match(/^ConflictException: /);
    for (const token of ['2', '3', '4', '5']) begin(token);
    expect(faultOf(() => begin('6'))).to.match(/^ServiceQuotaExceededException: /);
  });

  it('need a role that trusts FIS, alarms that exist, and a template', () => {
    const { here } = laboratory();
    const roleArn = 'arn:aws:iam::111122223333:role/nobody';
    expect(faultOf(() => start(here, template(here, { roleArn })))).to.match(/^ValidationException: .*role/);
    const value = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:nothing';
    const stopConditions = [{ source: 'aws:cloudwatch:alarm', value }];
    expect(faultOf(() => start(here, template(here, { stopConditions })))).to.match(
      /^ResourceNotFoundException: .*alarm/,
    );
    expect(faultOf(() => start(here, 'EXTNOBODY'))).to.match(/^ResourceNotFoundException: /);
  });

  it('are taken further by whoever finds their rows', async () => {
    const lab = laboratory(['a']);
    const id = start(lab.here, template(lab.here));
    await goOn(lab.here, SET_UP + 40);
    const other = laboratory(['a']);
    other.here.pass(SET_UP + 40);
    for (const name of ['ec2.instance', 'fis.experiment'] as const) copyRows(lab.here, other.here, name);
    expect(states(other)).to.deep.equal(['stopped']);
    await goOn(other.here, 40);
    expect(standing(other.here, id)).to.deep.equal({ status: 'completed', actions: { stop: 'completed' } });
    expect(states(other)).to.deep.equal(['running']);
  });

  it('are listed over small pages, by template where asked', () => {
    const { here } = laboratory();
    const one = template(here);
    const other = template(here);
    const ids = [start(here, one), start(here, other), start(here, other)];
    const listed: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = experiments.ListExperiments(
        { maxResults: 2, ...(nextToken === undefined ? {} : { nextToken }) },
        here,
      );
      listed.push(...page.experiments.map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(listed).to.have.members(ids);
    const ofOther = experiments.ListExperiments({ experimentTemplateId: other }, here).experiments;
    expect(ofOther.map(({ id }) => id)).to.have.members(ids.slice(1));
  });
});

function copyRows(from: TestWorld, to: TestWorld, name: 'ec2.instance' | 'fis.experiment'): void {
  const rows = from.world.table(name, from.account, from.region);
  for (const [id, row] of rows)
    to.world.table(name, to.account, to.region).set(id, structuredClone(row) as never);
}

const waiting = { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' } };

function failover() {
  return {
    targets: {
      db: {
        resourceType: 'aws:rds:db',
        resourceArns: ['arn:aws:rds:eu-west-1:111122223333:db:orders-db'],
        selectionMode: 'ALL',
      },
    },
    actions: {
      failover: {
        actionId: 'aws:rds:reboot-db-instances',
        parameters: { forceFailover: 'true' },
        targets: { DBInstances: 'db' },
      },
    },
  };
}

function isolation(availabilityZoneIdentifier: string) {
  return {
    targets: {
      subnets: {
        resourceType: 'aws:ec2:subnet',
        parameters: { availabilityZoneIdentifier },
        selectionMode: 'ALL',
      },
    },
    actions: {
      cut: {
        actionId: 'aws:network:disrupt-connectivity',
        parameters: { scope: 'all', duration: 'PT1M' },
        targets: { Subnets: 'subnets' },
      },
    },
  };
}

function newAlarm(here: TestWorld): string {
  alarms.PutMetricAlarm(
    {
      AlarmName: 'brake',
      Namespace: 'Shop',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    },
    here,
  );
  return 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:brake';
}

function resolved(here: TestWorld, experimentId: string): string[] {
  const { resolvedTargets } = experiments.ListExperimentResolvedTargets({ experimentId }, here);
  return resolvedTargets.map(({ targetInformation }) => targetInformation.arn);
}
