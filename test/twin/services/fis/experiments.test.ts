import { expect } from 'chai';
import { isIsolated } from '../../../../lib/twin/services/ec2/isolated-subnet.ts';
import { zonesOf } from '../../../../lib/twin/services/ec2/zones.ts';
import { experiments } from '../../../../lib/twin/services/fis/experiments.ts';
import { newCluster, newDatabase, shown } from '../rds/database.ts';
import { goOn, laboratory, standing, start, states, stopping, template, web } from './laboratory.ts';

import { failover, isolation, SET_UP } from './faults.ts';

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
});
