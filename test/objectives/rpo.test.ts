import { expect } from 'chai';
import type { BackupPolicy, Disruption, Exclusion, Objective } from '../../lib/environment/environment.ts';
import type { ObjectiveRow } from '../../lib/objectives/objective-row.ts';
import { objectiveRows } from '../../lib/objectives/objective-rows.ts';
import type { Facts, Gap, Unseen } from '../../lib/inventory/inventory.ts';
import {
  AWAY,
  ago,
  backupRecoveryPoint,
  ec2Instance,
  ec2Snapshot,
  ec2Volume,
  environment,
  gap,
  inventory,
  kmsKey,
  objective,
  rdsAutomatedBackup,
  rdsCluster,
  rdsInstance,
  rdsSnapshot,
  VAULT,
  workload,
} from '../support/facts.ts';
import { view } from '../support/view.ts';

const HOUR = 3_600;
const keys = [
  kmsKey(),
  kmsKey({ id: 'shop-data' }),
  kmsKey({ id: 'away', region: AWAY }),
  kmsKey({ id: 'vault', account: VAULT, region: AWAY }),
];
const step = { what: 'point-in-time step', takes: 300, because: 'logs are shipped every five minutes' };
const policy: BackupPolicy = {
  exposureWindow: 3 * HOUR,
  copies: [],
  immutable: false,
  encrypted: true,
  pointInTimeStep: step,
};

interface World {
  readonly disruption: Disruption;
  readonly rpo: number;
  readonly facts?: Partial<Facts>;
  readonly backup?: BackupPolicy | undefined;
  readonly gaps?: readonly Gap[];
  readonly unseen?: readonly Unseen[];
  readonly exclusions?: readonly Exclusion[];
  readonly objective?: Partial<Objective>;
}

function rpoOf(world: World): ObjectiveRow {
  const { disruption, rpo, facts = {}, gaps = [], unseen = [], exclusions = [] } = world;
  const declared = workload({
    objectives: [objective({ disruption, rpo, rto: undefined, ...world.objective })],
    backup: 'backup' in world ? world.backup : policy,
  });
  const position = { file: 'environments/test.yaml', line: 9, column: 7 };
  const source = {
    ...environment().source,
    positions: { '/workloads/orders/backup/pointInTimeStep/takes': position },
  };
  const seen = view({
    environment: environment({ workloads: [declared], exclusions, source }),
    inventory: inventory({ facts: { 'kms.key': keys, ...facts }, gaps, unseen }),
  });
  const [row] = objectiveRows(seen);
  if (row === undefined) throw new Error('an RPO makes a row');
  return row;
}

/** Hourly points, usable a quarter of an hour after their data, in the vault account. */
function hourly(count: number, fields: Parameters<typeof backupRecoveryPoint>[0] = {}) {
  return Array.from({ length: count }, (_, hour) =>
    backupRecoveryPoint({
      id: `job-${hour}`,
      account: VAULT,
      region: AWAY,
      keyArn: keys[3]?.arn,
      dataTime: ago(hour * HOUR + 1_800),
      completedAt: ago(hour * HOUR + 900),
      ...fields,
    }),
  );
}

describe('the RPO of an objective', () => {
  it('is nothing lost where every write is on a standby too, with the API field as source', () => {
    const row = rpoOf({ disruption: 'az', rpo: 0, facts: { 'rds.instance': [rdsInstance()] } });
    expect(row).to.deep.include({ outcome: 'pass', demonstrated: null });
    expect(row.estimated?.seconds).to.equal(0);
    expect(row.estimated?.terms[0]?.source).to.equal(
      `rds:DescribeDBInstances MultiAZ of ${rdsInstance().arn}`,
    );
  });

  it('is nothing lost on Aurora, whose storage keeps every write in three zones', () => {
    expect(rpoOf({ disruption: 'az', rpo: 0, facts: { 'rds.cluster': [rdsCluster()] } }).outcome).to.equal(
      'pass',
    );
  });

  it('counts no standby for lost data: replication repeats the mistake', () => {
    const facts = { 'rds.instance': [rdsInstance({ retentionDays: 0 })] };
    const row = rpoOf({ disruption: 'data-loss', rpo: HOUR, facts });
    expect(row).to.deep.include({ outcome: 'fail', estimated: null });
    expect(row.message).to.equal('No usable recovery point of orders-db survives the loss of its data');
  });

  it('falls back to recovery points where there is no standby', () => {
    const row = rpoOf({
      disruption: 'az',
      rpo: 0,
      facts: { 'rds.instance': [rdsInstance({ multiAz: false })] },
    });
    expect(row.outcome).to.equal('fail');
    expect(row.estimated?.seconds).to.equal(480);
  });

  it('adds one declared step of the log to the age of the newest restorable moment', () => {
    const row = rpoOf({ disruption: 'data-loss', rpo: 900, facts: { 'rds.instance': [rdsInstance()] } });
    expect(row.outcome).to.equal('pass');
    expect(row.estimated).to.deep.equal({
      seconds: 480,
      terms: [
        {
          what: 'age of the newest restorable moment',
          seconds: 180,
          source: `rds:DescribeDBInstances LatestRestorableTime of ${rdsInstance().arn}`,
        },
        {
          what: 'one more step of the log',
          seconds: 300,
          source: 'declared environments/test.yaml:9:7: logs are shipped every five minutes',
        },
      ],
    });
  });

  it('is unknown where nobody declared the step, and fails where the age alone is beyond it', () => {
    const backup = { exposureWindow: HOUR, copies: [], immutable: false, encrypted: true };
    const facts = { 'rds.instance': [rdsInstance()] };
    expect(rpoOf({ disruption: 'data-loss', rpo: 900, facts, backup })).to.deep.include({
      outcome: 'unknown',
      estimated: null,
    });
    expect(rpoOf({ disruption: 'data-loss', rpo: 60, facts, backup }).outcome).to.equal('fail');
  });

  it('is the worst time from the data of one copy until the next could be used', () => {
    const facts = { 'rds.instance': [rdsInstance()], 'backup.recovery-point': hourly(6) };
    const row = rpoOf({ disruption: 'account-compromise', rpo: 2 * HOUR, facts });
    expect(row.outcome).to.equal('pass');
    expect(row.estimated?.seconds).to.equal(HOUR + 900);
    expect(row.estimated?.terms[0]?.source).to.match(
      /ListRecoveryPointsByBackupVault CreationDate of .* CompletionDate of /,
    );
    expect(rpoOf({ disruption: 'account-compromise', rpo: HOUR, facts }).outcome).to.equal('fail');
  });

  it('counts only what survives: copies whose key stays behind are no copies', () => {
    const facts = {
      'rds.instance': [rdsInstance()],
      'backup.recovery-point': hourly(6, { keyArn: keys[0]?.arn }),
    };
    expect(rpoOf({ disruption: 'account-compromise', rpo: 2 * HOUR, facts }).outcome).to.equal('fail');
  });

  it('takes the logs in the other Region for the loss of a Region', () => {
    const copy = rdsAutomatedBackup({ region: AWAY, keyArn: keys[2]?.arn, latest: ago(400) });
    const facts = { 'rds.instance': [rdsInstance()], 'rds.automated-backup': [copy] };
    expect(rpoOf({ disruption: 'region', rpo: HOUR, facts }).estimated?.seconds).to.equal(700);
  });

  it('is unknown where points do not reach back over the window of an older store', () => {
    const facts = { 'rds.instance': [rdsInstance()], 'backup.recovery-point': hourly(2) };
    const row = rpoOf({ disruption: 'account-compromise', rpo: 2 * HOUR, facts });
    expect(row).to.deep.include({ outcome: 'unknown', estimated: null });
    expect(row.message).to.include('what was before its first point, within the window of 3 h, is not known');
  });

  it('counts from its making for a store that is younger than the window, and says so', () => {
    const facts = {
      'rds.instance': [rdsInstance({ createdAt: ago(2 * HOUR) })],
      'backup.recovery-point': hourly(1),
    };
    const row = rpoOf({ disruption: 'account-compromise', rpo: 2 * HOUR, facts });
    expect(row.outcome).to.equal('pass');
    expect(row.estimated?.seconds).to.equal(2 * HOUR - 900);
    expect(row.message).to.include('younger than the window');
  });

  it('is unknown between its bounds, where RDS does not say since when a snapshot could be used', () => {
    const snapshot = rdsSnapshot({ snapshotType: 'manual', dataTime: ago(1_000) });
    const backup = backupRecoveryPoint({ dataTime: ago(5_000), completedAt: ago(4 * HOUR) });
    const facts = {
      'rds.instance': [rdsInstance({ retentionDays: 0 })],
      'rds.snapshot': [snapshot],
      'backup.recovery-point': [backup],
    };
    expect(rpoOf({ disruption: 'data-loss', rpo: 4_500, facts }).outcome).to.equal('unknown');
    expect(rpoOf({ disruption: 'data-loss', rpo: 5_500, facts }).outcome).to.equal('pass');
    expect(rpoOf({ disruption: 'data-loss', rpo: 3_500, facts }).outcome).to.equal('fail');
  });

  it('is nothing lost with an instance whose volume stays, and the snapshots when the zone goes', () => {
    const snapshots = [0, 1, 2, 3].map((hour) =>
      ec2Snapshot({
        id: `snap-${hour}`,
        dataTime: ago(hour * HOUR + 600),
        completedAt: ago(hour * HOUR + 300),
      }),
    );
    const facts = { 'ec2.volume': [ec2Volume()], 'ec2.snapshot': snapshots };
    expect(rpoOf({ disruption: 'instance', rpo: 0, facts }).outcome).to.equal('pass');
    const row = rpoOf({ disruption: 'az', rpo: 2 * HOUR, facts });
    expect(row.estimated?.seconds).to.equal(HOUR + 300);
  });

  it('leaves volumes that go with their instance out, and says so', () => {
    const root = ec2Volume({
      id: 'vol-root',
      attachments: [{ instanceId: 'i-0a', deleteOnTermination: true, device: '/dev/xvda' }],
    });
    const facts = { 'ec2.instance': [ec2Instance()], 'ec2.volume': [root] };
    const row = rpoOf({ disruption: 'az', rpo: 0, facts });
    expect(row.outcome).to.equal('not-applicable');
    expect(row.message).to.include('1 volume that goes with its instance holds no data to keep');
  });

  it('takes the worst of several stores, and one that fails before one that cannot be judged', () => {
    const facts = {
      'rds.instance': [rdsInstance(), rdsInstance({ id: 'orders-b', latestRestorableTime: ago(2 * HOUR) })],
    };
    const row = rpoOf({ disruption: 'data-loss', rpo: 900, facts });
    expect(row.outcome).to.equal('fail');
    expect(row.message).to.match(/^orders-b .*, the worst of 2 stores$/);
  });

  it('is unknown, and not estimated, where something could not be read', () => {
    const denied = gap({ operation: 'DescribeDBSnapshots', kinds: ['rds.snapshot'] });
    const row = rpoOf({
      disruption: 'data-loss',
      rpo: 900,
      facts: { 'rds.instance': [rdsInstance()] },
      gaps: [denied],
    });
    expect(row).to.deep.include({ outcome: 'unknown', estimated: null });
    expect(row.message).to.include(
      'rds:DescribeDBSnapshots could not be read in account 111122223333, eu-west-1',
    );
    expect(row.fix).to.match(/^allow rds:DescribeDBInstances to the role that reads account 111122223333/);
  });

  it('is unknown where only a point decides whose key or state nobody knows', () => {
    const away = { account: VAULT, region: AWAY };
    const rowWith = (fields: Parameters<typeof backupRecoveryPoint>[0]) =>
      rpoOf({
        disruption: 'region',
        rpo: 2 * HOUR,
        facts: {
          'rds.instance': [rdsInstance({ createdAt: ago(2 * HOUR) })],
          'backup.recovery-point': [backupRecoveryPoint({ ...away, keyArn: vaultKey, ...fields })],
        },
      });
    const vaultKey = kmsKey({ id: 'vault', ...away }).arn;
    expect(rowWith({}).outcome).to.equal('pass');
    expect(rowWith({ encrypted: false, keyArn: undefined }).outcome).to.equal('pass');
    const keyless = rowWith({ keyArn: undefined });
    expect(keyless).to.include({ outcome: 'unknown', estimated: null });
    expect(keyless.message).to.include('AWS does not say under which key it is');
    const odd = rowWith({ status: 'HIBERNATING' });
    expect(odd.outcome).to.equal('unknown');
    expect(odd.message).to.include('it is HIBERNATING, a state that is not known here');
    const stranger = `arn:aws:kms:${AWAY}:999988887777:key/stranger`;
    expect(rowWith({ keyArn: stranger }).outcome).to.equal('unknown');
    expect(rowWith({ status: 'EXPIRED' }).outcome).to.equal('fail');
  });

  it('estimates over a gap that the declaration accepts', () => {
    const denied = gap({ operation: 'DescribeDBSnapshots', kinds: ['rds.snapshot'] });
    const accepted = exclusion({ check: 'objectives/*', resource: 'arn:aws:rds:eu-west-1:111122223333:*' });
    const world = { disruption: 'data-loss', rpo: 900, facts: { 'rds.instance': [rdsInstance()] } } as const;
    expect(rpoOf({ ...world, gaps: [denied], exclusions: [accepted] }).outcome).to.equal('pass');
  });

  describe('with a resource that nobody looked into', () => {
    const unseen = [{ arn: 'arn:aws:sns:eu-west-1:1:t', type: 'AWS::SNS::Topic', workload: 'orders' }];
    const world = { disruption: 'az', rpo: 0, facts: { 'rds.instance': [rdsInstance()] }, unseen } as const;

    it('is no pass, but keeps its estimate', () => {
      const row = rpoOf(world);
      expect(row.outcome).to.equal('unknown');
      expect(row.estimated?.seconds).to.equal(0);
      expect(row.message).to.include(
        '1 resource of the workload could not be looked into: arn:aws:sns:eu-west-1:1:t',
      );
    });

    it('is a pass when the resource is excluded, until its date', () => {
      expect(rpoOf({ ...world, exclusions: [exclusion({ resource: 'AWS::SNS::Topic' })] }).outcome).to.equal(
        'pass',
      );
      const over = exclusion({ resource: 'AWS::SNS::Topic', until: ago(1) });
      expect(rpoOf({ ...world, exclusions: [over] }).outcome).to.equal('unknown');
    });

    it('is a pass when one line excuses its family of types, for all workloads', () => {
      const excused = (resource: string) =>
        exclusion({ check: 'inventory/resources-seen', workload: '*', resource });
      const outcomeWith = (resource: string) => rpoOf({ ...world, exclusions: [excused(resource)] }).outcome;
      expect(outcomeWith('AWS::SNS::*')).to.equal('pass');
      expect(outcomeWith('AWS::IAM::*')).to.equal('unknown');
    });

    it('is no pass either where nobody could list what belongs to the workload', () => {
      const denied = gap({ service: 'tag', operation: 'GetResources', kinds: ['tagging.resource'] });
      const row = rpoOf({ ...world, unseen: [], gaps: [denied] });
      expect(row.outcome).to.equal('unknown');
      expect(row.estimated?.seconds).to.equal(0);
      expect(row.message).to.include('what else belongs to the workload is not known: tag:GetResources');
    });

    it('still fails where it was seen to fail', () => {
      const facts = { 'rds.instance': [rdsInstance({ multiAz: false })] };
      expect(rpoOf({ ...world, facts }).outcome).to.equal('fail');
    });
  });
});

function exclusion(fields: Partial<Exclusion>): Exclusion {
  return {
    check: '*',
    workload: '*',
    resource: '*',
    reason: 'known',
    owner: 'team-orders',
    until: ago(-86_400),
    ...fields,
  };
}
