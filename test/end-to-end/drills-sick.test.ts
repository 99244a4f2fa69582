import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeAvailabilityZonesCommand,
  DescribeInstancesCommand,
  EC2Client,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { DescribeDBInstancesCommand, ModifyDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import { ListHealthChecksCommand, Route53Client, UpdateHealthCheckCommand } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import type { ObjectiveRow } from '../../lib/objectives/objective-row.ts';
import { type DrillTwin, quickDeclaration, quickScenario, replaced, startDrillTwin } from './drill-twin.ts';
import { Workshop } from './workshop.ts';

// Each world is sick in one way, and each drill says so by what is really wrong: red or unknown, and never for another reason.

describe('drills on a shop whose processes are sick', function () {
  this.timeout(90_000);
  const shop = sickShop('lagging-standby=0.5s,names-for-ever,slow-failover=4');

  it('fails when the application holds on to an address for ever', async () => {
    shop.declare({ rto: '5s', takes: '3s' });
    shop.scenario('db-failover', (text) =>
      replaced(
        replaced(
          text,
          'front-door, every: 0.2s, timeout: 2s',
          'front-door, every: 0.2s, timeout: 2s, decides: true',
        ),
        'limit: 15m',
        'limit: 4m',
      ).replace('within: 20m', 'within: 1m'),
    );
    const { code, result } = await shop.drill('names', 'db-failover', 'orders');
    expect(code).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'limit', outage: null });
    expect(result.message).to.include('it had not recovered within 12 s');
    expect(result.atLeast?.recoveryTime).to.be.above(5);
    const back = Object.fromEntries((result.probes ?? []).map(({ probe, to }) => [probe, to]));
    expect(back['database'], 'the database itself is back').to.be.a('number');
    expect(back['front-door']).to.equal(null);
  });

  it('fails when a standby lags, and counts exactly the rows that were lost', async () => {
    shop.declare({ rpo: '0.1s' });
    shop.scenario('db-failover', (text) =>
      replaced(
        text.replace(/ {2}front-door: .*\n/, ''),
        'watches: database, every: 0.2s',
        'watches: database, every: 0.05s',
      ),
    );
    const { code, result } = await shop.drill('lagging', 'db-failover', 'orders');
    expect(code).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'recovered' });
    expect(outcomes(result)).to.deep.equal({ 'recovery time': 'pass', 'data loss': 'fail' });
    expect(result.dataLoss?.lostWrites).to.equal(await shop.lostOf('lagging'));
    expect(result.dataLoss?.lostWrites).to.be.above(0);
  });

  it('fails when the recovery misses its promise by a little', async () => {
    shop.declare({ rto: '3s', takes: '2s' });
    shop.scenario('db-failover', (text) => replaced(text, 'objectives: [rto, rpo]', 'objectives: [rto]'));
    const { code, result } = await shop.drill('late', 'db-failover', 'ledger');
    expect(code, result.message).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'recovered' });
    expect(result.recoveryTime?.lower).to.be.within(3, 6);
  });
});

describe('drills on a shop that is set up wrongly', function () {
  this.timeout(90_000);
  const shop = sickShop();

  it('fails when the alarm never fires, and for nothing else', async () => {
    await shop.watchNothing('catalogue-web-zone-lost');
    shop.declare({});
    shop.scenario('az-loss');
    const { code, result } = await shop.drill('no-alarm', 'az-loss', 'catalogue');
    expect(code, result.message).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'recovered' });
    expect(outcomes(result)).to.deep.equal({
      'recovery time': 'pass',
      'alarm catalogue-web-zone-lost': 'fail',
    });
    expect(result.message).to.include('alarm catalogue-web-zone-lost never fired');
  });

  it('is refused when too few servers stand outside the zone that is lost', async () => {
    shop.declare({});
    await shop.withoutServerElsewhere('catalogue', async (zoneId) => {
      // Whichever zone has most of the workload, or a primary: this one is lost.
      shop.scenario('az-loss', (text) => replaced(text, '\nfaults:\n', `\nzone: ${zoneId}\n\nfaults:\n`));
      const { code, result } = await shop.drill('capacity', 'az-loss', 'catalogue');
      expect(code, result.message).to.equal(4);
      expect(result).to.include({ outcome: 'unknown', ended: 'refused' });
      expect(result.message)
        .to.include(`Target group catalogue-web would not carry the service without zone ${zoneId}`)
        .and.to.include('expected at least 2 healthy in other zones')
        .and.to.include('fix: add capacity in the other zones');
    });
  });

  it('fails when the secondary Region is dead', async () => {
    shop.declare({ dns: '5s' });
    shop.scenario('dns-health-check', (text) => replaced(text, 'limit: 15m', 'limit: 4m'));
    const secondary = await shop.twin().linksOf('balancer orders-web-dr ');
    expect(secondary).to.have.length(2);
    for (const name of secondary) await shop.twin().link(name, { kind: 'reset' });
    const { code, result } = await shop.drill('dead-secondary', 'dns-health-check', 'orders');
    for (const name of secondary) await shop.twin().link(name, { kind: 'pass' });
    expect(code, result.message).to.equal(1);
    expect(result).to.include({ outcome: 'fail', ended: 'limit' });
    expect(result.atLeast?.recoveryTime).to.be.above(5);
    const row = shop
      .objectivesOf('dead-secondary')
      .find(({ workload, disruption }) => workload === 'orders' && disruption === 'dns');
    expect(row, 'the matrix').to.deep.include({ outcome: 'fail', measure: 'rto' });
    expect(row?.demonstrated).to.include({ lower: result.atLeast?.recoveryTime, upper: null });
    expect(row?.message).to.include('not seen to end after');
  });

  it('is refused when a health check asks for the wrong path: the name leads to the secondary already', async () => {
    await shop.askForWrongPath('catalogue.shop.example');
    shop.declare({});
    shop.scenario('dns-health-check');
    const { code, result } = await shop.drill('wrong-path', 'dns-health-check', 'catalogue');
    expect(code, result.message).to.equal(4);
    expect(result).to.include({ outcome: 'unknown', ended: 'refused' });
    expect(result.message).to.include('The name does not lead to what would be broken');
    expect(result.message).to.include('an address of catalogue-web in eu-west-1').and.to.include('fix: ');
  });

  it('is refused when there is no standby', async () => {
    await shop.takeStandbyAway();
    shop.declare({});
    shop.scenario('db-failover');
    const { code, result } = await shop.drill('no-standby', 'db-failover', 'orders');
    expect(code, result.message).to.equal(4);
    expect(result).to.include({ outcome: 'unknown', ended: 'refused' });
    expect(result.message)
      .to.include('would break nothing of workload "orders"')
      .and.to.include('it keeps no standby that could take over');
  });
});

interface Promises {
  readonly rto?: string;
  readonly rpo?: string;
  /** How long the failover is thought to take. */
  readonly takes?: string;
  readonly dns?: string;
  /** Of a workload that a drill may break. */
  readonly share?: string;
}

/** A shop that is sick, for the tests around it. */
function sickShop(flaws = '') {
  let workshop: Workshop;
  let twin: DrillTwin;
  before(async function () {
    workshop = new Workshop();
    twin = await startDrillTwin(this, workshop, flaws);
  });
  after(async () => {
    await twin?.close();
    await workshop.close();
  });
  const client = () => ({
    endpoint: twin.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIA111122223333LAND', secretAccessKey: 'embedded' },
  });
  return {
    twin: () => twin,
    declare: (promises: Promises) =>
      workshop.declare(
        'shop.yaml',
        quickDeclaration((text) => promised(text, promises)),
      ),
    scenario: (name: Parameters<typeof quickScenario>[0], change?: (text: string) => string) =>
      workshop.declare(`quick-${name}.yaml`, quickScenario(name, change)),
    drill: async (run: string, scenario: string, workload: string) => {
      const call = ['drill', `quick-${scenario}.yaml`, '--env', 'shop.yaml', '--workload', workload];
      const ended = await workshop.call([...call, '--out', 'out', '--run-id', run, ...twin.options]);
      const drills = workshop.path('out', run, 'drills');
      expect(existsSync(drills), ended.stderr).to.equal(true);
      const [folder = ''] = readdirSync(drills);
      const result = JSON.parse(readFileSync(`${drills}/${folder}/result.json`, 'utf8')) as DrillResult;
      return { ...ended, result };
    },
    objectivesOf: (run: string) =>
      JSON.parse(readFileSync(workshop.path('out', run, 'objectives.json'), 'utf8')) as ObjectiveRow[],
    /** Rows that a run's writers were told were kept, and that are really gone. */
    lostOf: async (run: string) => {
      const drills = workshop.path('out', run, 'drills');
      const [folder = ''] = readdirSync(drills);
      const acknowledged = acknowledgedIn(readFileSync(`${drills}/${folder}/history.ndjson`, 'utf8'));
      const lost = (await twin.truth()).flatMap((entry) => entry.lost ?? []);
      return lost.filter(({ writer, seq }) => acknowledged.has(`${writer} ${seq}`)).length;
    },
    askForWrongPath: async (name: string) => {
      const route53 = new Route53Client(client());
      const { HealthChecks = [] } = await route53.send(new ListHealthChecksCommand({}));
      const checks = HealthChecks.filter(({ HealthCheckConfig }) =>
        JSON.stringify(HealthCheckConfig).includes(name.split('.')[0] ?? ''),
      );
      expect(checks, JSON.stringify(HealthChecks)).to.have.length.above(0);
      await route53.send(
        new UpdateHealthCheckCommand({ HealthCheckId: checks[0]?.Id, ResourcePath: '/nowhere' }),
      );
      route53.destroy();
    },
    /** An alarm on a load balancer that there is not, and that calls no data good: it never fires. */
    watchNothing: async (name: string) => {
      const cloudwatch = new CloudWatchClient(client());
      const { MetricAlarms = [] } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }));
      expect(MetricAlarms, name).to.have.length(1);
      const { Dimensions = [], ...alarm } = MetricAlarms[0] as MetricAlarm;
      const { MetricName, Namespace, Statistic, Period, EvaluationPeriods, Threshold, ComparisonOperator } =
        alarm;
      await cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName: name,
          MetricName,
          Namespace,
          Statistic,
          Period,
          EvaluationPeriods,
          Threshold,
          ComparisonOperator,
          TreatMissingData: 'notBreaching',
          Dimensions: Dimensions.map(({ Name, Value }) => ({
            Name,
            Value: Name === 'LoadBalancer' ? 'app/another/0123456789abcdef' : Value,
          })),
        }),
      );
      cloudwatch.destroy();
    },
    /** Gives the id of a zone with a server, while one that stands elsewhere is stopped. */
    withoutServerElsewhere: async (workload: string, body: (zoneId: string) => Promise<void>) => {
      const ec2 = new EC2Client(client());
      const { Reservations = [] } = await ec2.send(
        new DescribeInstancesCommand({ Filters: [{ Name: 'tag:workload', Values: [workload] }] }),
      );
      const [lost, elsewhere] = Reservations.flatMap(({ Instances = [] }) => Instances);
      expect(lost?.Placement?.AvailabilityZone).not.to.equal(elsewhere?.Placement?.AvailabilityZone);
      const { AvailabilityZones = [] } = await ec2.send(new DescribeAvailabilityZonesCommand({}));
      const zone = AvailabilityZones.find(({ ZoneName }) => ZoneName === lost?.Placement?.AvailabilityZone);
      const InstanceIds = [elsewhere?.InstanceId ?? ''];
      await ec2.send(new StopInstancesCommand({ InstanceIds }));
      const isStopped = async (): Promise<boolean> => {
        const answer = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
        return answer.Reservations?.[0]?.Instances?.[0]?.State?.Name === 'stopped';
      };
      await eventually('a server is stopped', isStopped);
      try {
        await body(zone?.ZoneId ?? '');
      } finally {
        await ec2.send(new StartInstancesCommand({ InstanceIds }));
        await eventually('it runs again', async () => !(await isStopped()));
        ec2.destroy();
      }
    },
    takeStandbyAway: async () => {
      const rds = new RDSClient(client());
      const DBInstanceIdentifier = 'orders-db';
      await rds.send(
        new ModifyDBInstanceCommand({ DBInstanceIdentifier, MultiAZ: false, ApplyImmediately: true }),
      );
      await eventually('the standby is gone', async () => {
        const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier }));
        return DBInstances?.[0]?.MultiAZ === false && DBInstances[0].DBInstanceStatus === 'available';
      });
      rds.destroy();
    },
  };
}

function outcomes({ expectations = [] }: DrillResult): Record<string, string> {
  return Object.fromEntries(expectations.map(({ what, outcome }) => [what, outcome]));
}

function promised(written: string, { rto, rpo, takes, dns, share = '0.4' }: Promises): string {
  const instance = 'instance:\n        rto: 30s\n        rpo: 3s';
  const text = replaced(written, 'maximumShare: 0.4', `maximumShare: ${share}`);
  const gold = replaced(
    text,
    instance,
    `instance:\n        rto: ${rto ?? '30s'}\n        rpo: ${rpo ?? '3s'}`,
  );
  const stepped = takes === undefined ? gold : replaced(gold, 'takes: 12s', `takes: ${takes}`);
  if (dns === undefined) return stepped;
  return replaced(stepped, 'dns:\n        rto: 30s', `dns:\n        rto: ${dns}`).replace(
    'takes: 6s',
    'takes: 0.5s',
  );
}

function acknowledgedIn(history: string): Set<string> {
  const sent = new Map<number, string>();
  const acknowledged = new Set<string>();
  for (const line of history.trim().split('\n')) {
    const entry = JSON.parse(line) as {
      index: number;
      type: string;
      invoke?: number;
      operation?: string;
      value?: { writer: string; seq: number };
    };
    if (entry.operation !== 'sql') continue;
    if (entry.type === 'invoke') sent.set(entry.index, `${entry.value?.writer} ${entry.value?.seq}`);
    else if (entry.type === 'ok') acknowledged.add(sent.get(entry.invoke ?? -1) ?? '');
  }
  return acknowledged;
}

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 100; look += 1) {
    if (await isSo()) return;
    await delay(200);
  }
  throw new Error(`${what}: not within 20 s`);
}
