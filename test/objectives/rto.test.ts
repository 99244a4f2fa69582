import { expect } from 'chai';
import type { Environment, Objective, Recovery, Workload } from '../../lib/environment/environment.ts';
import type { RdsInstance } from '../../lib/inventory/facts.ts';
import type { Facts, Gap } from '../../lib/inventory/inventory.ts';
import { objectiveRows } from '../../lib/objectives/objective-rows.ts';
import { clusterMembers } from '../support/database-facts.ts';
import {
  ec2Instance,
  environment,
  gap,
  inventory,
  kmsKey,
  objective,
  rdsCluster,
  rdsInstance,
  route53HealthCheck,
  route53Record,
  route53Zone,
  secondaryHealthCheck,
  secondaryRecord,
  targetGroup,
  workload,
} from '../support/facts.ts';
import { view } from '../support/view.ts';

interface World {
  readonly recovery?: Recovery | undefined;
  readonly facts?: Partial<Facts>;
  readonly rto?: number;
  readonly disruption?: Objective['disruption'];
  readonly workload?: Partial<Workload>;
  readonly environment?: Partial<Environment>;
  readonly gaps?: readonly Gap[];
}

function rtoOf(world: World) {
  const { recovery, facts = {}, rto = 120, disruption = 'az', gaps = [] } = world;
  const declared = workload({
    objectives: [objective({ disruption, rto, rpo: undefined, recovery })],
    ...world.workload,
  });
  const seen = view({
    environment: environment({ workloads: [declared], ...world.environment }),
    inventory: inventory({ facts: { 'kms.key': [kmsKey()], ...facts }, gaps }),
  });
  const [row] = objectiveRows(seen);
  if (row === undefined) throw new Error('an RTO makes a row');
  return row;
}

const step = { what: 'database-failover', takes: 60, because: 'RDS documents 60 to 120 s' };
const failover: Recovery = { by: 'failover', steps: [step] };

describe('the RTO of an objective', () => {
  it('is unknown when nobody declared how to recover', () => {
    const row = rtoOf({ recovery: undefined });
    expect(row).to.deep.include({ outcome: 'unknown', estimated: null });
    expect(row.message).to.equal('How orders comes back from az is not declared (recover)');
  });

  describe('by failover', () => {
    it('is the declared failover or the load balancer leaving its dead target, whichever is longer', () => {
      const facts = { 'rds.instance': [rdsInstance()], 'elb.target-group': [targetGroup()] };
      const row = rtoOf({ recovery: failover, facts });
      expect(row.outcome).to.equal('pass');
      expect(row.estimated).to.deep.include({ seconds: 60 });
      expect(row.estimated?.terms).to.deep.equal([
        {
          what: 'database-failover',
          seconds: 60,
          source: 'declared environments/test.yaml:1:1: RDS documents 60 to 120 s',
        },
      ]);
      const slow = { ...facts, 'elb.target-group': [targetGroup({ intervalSeconds: 60 })] };
      expect(rtoOf({ recovery: failover, facts: slow }).estimated?.seconds).to.equal(125);
      expect(rtoOf({ recovery: failover, facts: slow }).outcome).to.equal('fail');
    });

    it('lets no time that is declared for the database stand for servers that will be missing', () => {
      const targets = ['i-1', 'i-2', 'i-3'].map((id) => ({ id, zone: 'eu-west-1a', state: 'healthy' }));
      const facts = {
        'rds.instance': [rdsInstance()],
        'elb.target-group': [targetGroup({ targets })],
      };
      const row = rtoOf({ recovery: failover, facts });
      expect(row).to.include({ outcome: 'unknown', estimated: null });
      expect(row.message).to.include('0 healthy targets would be left behind orders-web, and 1 is needed');
      const launch = { what: 'launch-servers', takes: 45, because: 'timed' };
      const both: Recovery = { by: 'failover', steps: [step, launch] };
      expect(rtoOf({ recovery: both, facts }).estimated?.seconds).to.equal(105);
      expect(rtoOf({ recovery: failover, facts, disruption: 'instance' }).outcome).to.equal('pass');
    });

    it('takes waits of the API at the pace of the environment, and declared times as they stand', () => {
      const facts = {
        'rds.instance': [rdsInstance()],
        'elb.target-group': [targetGroup({ intervalSeconds: 300 })],
      };
      const row = rtoOf({ recovery: failover, facts, environment: { pace: 0.1 } });
      expect(row.estimated?.seconds).to.equal(60.5);
      expect(row.estimated?.terms[0]?.source).to.include('at pace 0.1');
      const quick = { ...facts, 'elb.target-group': [targetGroup()] };
      expect(
        rtoOf({ recovery: failover, facts: quick, environment: { pace: 0.1 } }).estimated?.seconds,
      ).to.equal(60);
    });

    it('adds what is declared for noticing and deciding', () => {
      const facts = { 'rds.instance': [rdsInstance()] };
      const row = rtoOf({ recovery: { ...failover, detect: 30, decide: 300 }, facts, rto: 300 });
      expect(row.estimated?.terms.map(({ what }) => what)).to.deep.equal([
        'detect',
        'decide',
        'database-failover',
      ]);
      expect(row).to.deep.include({ outcome: 'fail' });
    });

    it('fails where a database has no standby', () => {
      const row = rtoOf({ recovery: failover, facts: { 'rds.instance': [rdsInstance({ multiAz: false })] } });
      expect(row).to.deep.include({ outcome: 'fail', estimated: null });
      expect(row.message).to.equal('orders-db has nothing to fail over to: MultiAZ is false');
    });

    it('wants the other members of a cluster where they really are', () => {
      const facts = { 'rds.cluster': [rdsCluster()], 'rds.instance': clusterMembers() };
      expect(rtoOf({ recovery: failover, facts }).outcome).to.equal('pass');
      const together = { ...facts, 'rds.instance': clusterMembers({ zone: 'eu-west-1a' }) };
      expect(rtoOf({ recovery: failover, facts: together }).outcome).to.equal('fail');
      expect(rtoOf({ recovery: failover, facts: together, disruption: 'instance' }).outcome).to.equal('pass');
    });

    it('wants two members of a cluster that follows another one and has no writer', () => {
      const readers = [{ instanceId: 'ledger-1', writer: false }];
      const cluster = rdsCluster({ members: readers });
      const facts = { 'rds.cluster': [cluster], 'rds.instance': clusterMembers().slice(0, 1) };
      expect(rtoOf({ recovery: failover, facts }).outcome).to.equal('fail');
      expect(rtoOf({ recovery: failover, facts, disruption: 'instance' }).outcome).to.equal('fail');
    });

    it('takes no member that is down, and none whose zone nobody names', () => {
      const facts = (fields: Partial<RdsInstance>) => ({
        'rds.cluster': [rdsCluster()],
        'rds.instance': clusterMembers().map((one, index) => (index === 0 ? one : { ...one, ...fields })),
      });
      expect(rtoOf({ recovery: failover, facts: facts({ status: 'stopped' }) }).outcome).to.equal('fail');
      const nowhere = clusterMembers({ zone: undefined });
      const unplaced = { 'rds.cluster': [rdsCluster()], 'rds.instance': nowhere };
      expect(rtoOf({ recovery: failover, facts: unplaced }).outcome).to.equal('unknown');
    });

    it('fails where the database is stopped, standby or not', () => {
      const facts = { 'rds.instance': [rdsInstance({ status: 'stopped' })] };
      expect(rtoOf({ recovery: failover, facts })).to.include({
        outcome: 'fail',
        message: 'orders-db has nothing to fail over to: it is stopped',
      });
    });

    it('is unknown where a target group does not say how it checks: nothing is noticed in no time', () => {
      for (const field of ['intervalSeconds', 'unhealthyThreshold', 'timeoutSeconds'] as const)
        for (const by of ['failover', 'replace'] as const) {
          const facts = { 'elb.target-group': [targetGroup({ [field]: 0 })] };
          expect(rtoOf({ recovery: { ...failover, by }, facts }).outcome, `${by} ${field}`).to.equal(
            'unknown',
          );
        }
    });

    it('is unknown where nobody declared how long a failover takes', () => {
      const row = rtoOf({
        recovery: { by: 'failover', steps: [] },
        facts: { 'rds.instance': [rdsInstance()] },
      });
      expect(row).to.deep.include({ outcome: 'unknown', estimated: null });
      expect(row.message).to.include('until one failover was measured or declared');
    });

    it('is unknown where nothing was found that fails over', () => {
      expect(rtoOf({ recovery: { by: 'failover', steps: [] } }).outcome).to.equal('unknown');
    });
  });

  describe('by replacing', () => {
    const replace: Recovery = { by: 'replace', steps: [] };

    it('is the time until the load balancer leaves the dead target', () => {
      const row = rtoOf({ recovery: replace, facts: { 'elb.target-group': [targetGroup()] } });
      expect(row.outcome).to.equal('pass');
      expect(row.estimated?.terms.map(({ seconds }) => seconds)).to.deep.equal([20, 5]);
    });

    it('is unknown where too few are left and nobody declared how long a new one takes', () => {
      const facts = { 'elb.target-group': [targetGroup()] };
      const needed = (healthyTargets: number) => ({ minimumCapacity: { healthyTargets } });
      expect(rtoOf({ recovery: replace, facts, workload: needed(2) }).outcome).to.equal('pass');
      const row = rtoOf({ recovery: replace, facts, workload: needed(3) });
      expect(row.outcome).to.equal('unknown');
      expect(row.message).to.include('2 healthy targets would be left behind orders-web, and 3 are needed');
      const launch: Recovery = { by: 'replace', steps: [{ what: 'launch', takes: 90, because: 'timed' }] };
      expect(rtoOf({ recovery: launch, facts, workload: needed(3) }).estimated?.seconds).to.equal(115);
    });

    it('loses all targets of a zone with the zone, and one with an instance', () => {
      const targets = ['i-1', 'i-2', 'i-3'].map((id, index) => ({
        id,
        zone: index < 2 ? 'eu-west-1a' : 'eu-west-1b',
        state: 'healthy',
      }));
      const facts = { 'elb.target-group': [targetGroup({ targets })] };
      const two = { minimumCapacity: { healthyTargets: 2 } };
      expect(rtoOf({ recovery: replace, facts, workload: two }).outcome).to.equal('unknown');
      expect(rtoOf({ recovery: replace, facts, workload: two, disruption: 'instance' }).outcome).to.equal(
        'pass',
      );
    });

    it('looks the zones of instances up where they stand, and is unknown where that cannot be seen', () => {
      const ids = ['i-1', 'i-2', 'i-3'];
      const targets = ids.map((id) => ({ id, state: 'healthy' }));
      const standing = (...letters: string[]) =>
        ids.flatMap((id, index) => {
          const letter = letters[index];
          return letter === undefined ? [] : [ec2Instance({ id, zone: `eu-west-1${letter}` })];
        });
      const two = { minimumCapacity: { healthyTargets: 2 } };
      const outcomeWith = (...letters: string[]) =>
        rtoOf({
          recovery: replace,
          workload: two,
          facts: { 'elb.target-group': [targetGroup({ targets })], 'ec2.instance': standing(...letters) },
        });
      expect(outcomeWith('a', 'b', 'c').outcome).to.equal('pass');
      expect(outcomeWith('a', 'a', 'b').message).to.include('1 healthy target would be left');
      expect(outcomeWith('a', 'b')).to.deep.include({ outcome: 'unknown', estimated: null });
      expect(outcomeWith('a', 'b').message).to.include('the zone of i-3 behind orders-web is not known');
    });

    it('is unknown where the health of targets could not be read', () => {
      const facts = { 'elb.target-group': [targetGroup({ targets: undefined })] };
      expect(rtoOf({ recovery: replace, facts }).message).to.include('could not be read');
    });

    it('is unknown without a target group', () => {
      expect(rtoOf({ recovery: replace }).outcome).to.equal('unknown');
    });

    it('leaves the waiting site in the other Region out', () => {
      const facts = {
        'rds.instance': [rdsInstance()],
        'elb.target-group': [
          targetGroup(),
          targetGroup({ id: 'dr', region: 'eu-central-1', intervalSeconds: 300 }),
        ],
      };
      expect(rtoOf({ recovery: replace, facts }).estimated?.seconds).to.equal(25);
    });
  });

  describe('by restoring', () => {
    const restore: Recovery = {
      by: 'restore',
      detect: 600,
      decide: 1_800,
      steps: [
        { what: 'restore', takes: 3_600, because: 'timed' },
        { what: 'repoint', takes: 600, because: 'timed' },
      ],
    };
    const facts = { 'rds.instance': [rdsInstance()] };

    it('is what was declared, step by step', () => {
      const row = rtoOf({ recovery: restore, facts, disruption: 'data-loss', rto: 7_200 });
      expect(row.outcome).to.equal('pass');
      expect(row.estimated?.seconds).to.equal(6_600);
    });

    it('is unknown until one was measured or declared: size tells nothing', () => {
      const row = rtoOf({ recovery: { by: 'restore', steps: [] }, facts, disruption: 'data-loss' });
      expect(row).to.deep.include({
        outcome: 'unknown',
        estimated: null,
        message: 'restore time is unknown until one restore was measured or declared',
      });
    });

    it('fails where nothing is left to restore from', () => {
      const row = rtoOf({ recovery: restore, facts, disruption: 'region', rto: 7_200 });
      expect(row.outcome).to.equal('fail');
      expect(row.message).to.equal('There is nothing to restore orders-db from after the loss of its Region');
    });
  });

  describe('by DNS', () => {
    const dns = [
      {
        name: 'orders.shop.example',
        type: 'CNAME',
        propagation: { what: 'propagation', takes: 60, because: 'documented' },
      },
    ];
    const facts: Partial<Facts> = {
      'route53.zone': [route53Zone()],
      'route53.record': [route53Record(), secondaryRecord()],
      'route53.health-check': [route53HealthCheck(), secondaryHealthCheck()],
    };
    const world = { recovery: { by: 'dns', steps: [] }, disruption: 'dns', workload: { dns } } as const;

    it('is noticing, propagating and the TTL at their worst, each with its source', () => {
      const row = rtoOf({ ...world, facts, rto: 200 });
      expect(row.outcome).to.equal('pass');
      const sum = row.estimated?.terms.reduce((total, { seconds }) => total + seconds, 0);
      expect(row.estimated?.seconds).to.equal(sum);
      expect(row.estimated?.terms.every(({ source }) => source.length > 0)).to.equal(true);
      expect(rtoOf({ ...world, facts, rto: 60 }).outcome).to.equal('fail');
    });

    it('fails where the name never moves', () => {
      const alone = { ...facts, 'route53.record': [route53Record()] };
      const row = rtoOf({ ...world, facts: alone });
      expect(row).to.deep.include({ outcome: 'fail', estimated: null });
    });

    it('is unknown where propagation is not declared', () => {
      const silent = dns.map(({ name, type }) => ({ name, type }));
      expect(rtoOf({ ...world, facts, workload: { dns: silent } }).outcome).to.equal('unknown');
    });
  });

  it('is unknown, and not estimated, where something could not be read', () => {
    const denied = gap({ operation: 'DescribeTargetGroups', kinds: ['elb.target-group'] });
    const facts = { 'rds.instance': [rdsInstance()] };
    expect(rtoOf({ recovery: failover, facts, gaps: [denied] })).to.deep.include({
      outcome: 'unknown',
      estimated: null,
    });
  });
});
