import { expect } from 'chai';
import { packageRoot } from '../../lib/cli/package-root.ts';
import { readScenario } from '../../lib/drill/scenario/index.ts';
import type { Scenario } from '../../lib/drill/scenario.ts';
import { readEnvironment } from '../../lib/environment/index.ts';
import { formatPlan, makePlan, type Plan, type PlanOptions } from '../../lib/plan/index.ts';
import { fixedNow } from '../support/fixed-now.ts';
import { planned } from './planned.ts';

const where = { cwd: '/', packageRoot: packageRoot(), now: fixedNow };

async function plannedWith(names: readonly string[], options: Partial<PlanOptions> = {}): Promise<Plan> {
  const scenarios: Scenario[] = [];
  for (const name of names) scenarios.push(await readScenario(name, where));
  const environment = await readEnvironment('sandbox', where);
  return makePlan(environment, [], { now: fixedNow, scenarios, ...options });
}

describe('a plan of drills', () => {
  it('says nothing of drills where no scenarios are asked about', () => {
    const plan = planned();
    expect(plan.drills).to.deep.equal([]);
    expect(plan).not.to.have.property('drillsLeftOut');
    expect(formatPlan(plan)).not.to.contain('Drills');
    expect(formatPlan(plan)).to.contain('Breaks: nothing. All calls read; none changes anything.');
  });

  it('has each scenario on each workload, or says why not', async () => {
    const names = ['az-loss', 'db-failover', 'dns-health-check'];
    const { drills, drillsLeftOut } = await plannedWith(names, { workload: ['orders', 'ledger'] });
    expect(drills.map(({ scenario, workloads }) => `${scenario} ${workloads.join()}`)).to.deep.equal([
      'az-loss orders',
      'db-failover orders',
      'db-failover ledger',
      'dns-health-check orders',
    ]);
    expect(
      drillsLeftOut?.map(({ scenario, workload, because }) => `${scenario} ${workload} ${because}`),
    ).to.deep.equal([
      'az-loss catalogue not-selected',
      'az-loss ledger not-measurable',
      'db-failover catalogue not-selected',
      'dns-health-check catalogue not-selected',
      'dns-health-check ledger not-promised',
    ]);
  });

  it('asks for the right to read alarms where the workload declares one for the disruption', async () => {
    const { drills } = await plannedWith(['az-loss', 'dns-health-check'], { workload: ['orders'] });
    expect(
      drills.map(({ permissions }) => permissions.drillRole.includes('cloudwatch:DescribeAlarms')),
    ).to.deep.equal([true, false]);
  });

  it('tells what would be broken, when AWS ends it, and what the roles need', async () => {
    const [drill] = (await plannedWith(['dns-health-check'])).drills;
    expect(drill?.faults).to.deep.equal([
      {
        id: 'cut-front-door',
        action: 'aws:network:disrupt-connectivity',
        what: 'the subnets of the load balancers in the primary Region are cut off by network ACLs',
        selector: 'subnets that carry its load balancers in its primary Region',
        seconds: 30,
        optional: false,
      },
    ]);
    expect(drill?.stopConditions).to.deep.equal([
      'probe name sees an outage longer than 6 s',
      'probe front-door sees an outage longer than 2 min',
      'it has not recovered after 1 min 30 s',
    ]);
    expect(drill?.permissions.fisRole).to.include('ec2:ReplaceNetworkAclAssociation');
    expect(drill?.permissions.drillRole).to.include.members(['fis:StartExperiment', 'iam:PassRole']);
    expect(drill?.permissions.drillRole).not.to.include('ec2:StartInstances');
  });

  it('is read by a person as one story for all the workloads', async () => {
    const text = formatPlan(await plannedWith(['db-failover']));
    const told = text.slice(text.indexOf('Drills: '), text.indexOf('Breaks: '));
    expect(told.trimEnd().split('\n')).to.deep.equal([
      'Drills: 2 drills',
      '  db-failover: The database changes its primary',
      '    The loss of the machine that the primary database runs on. A Multi-AZ instance is rebooted with',
      '    failover to its standby; an Aurora cluster, or a Multi-AZ cluster, promotes another member.',
      '    breaks',
      '      - Multi-AZ database instances are rebooted with failover',
      '        Multi-AZ database instances of the workload in its primary Region, if there are any',
      '        (aws:rds:reboot-db-instances; happens once)',
      '      - database clusters promote another member',
      '        database clusters of more than one member of the workload in its primary Region, if there are any',
      '        (aws:rds:failover-db-cluster; happens once)',
      '    on orders: measures RTO and RPO of instance; stopped and healed when',
      '      probe name sees an outage longer than 6 s',
      '      probe database sees an outage longer than 2 min',
      '      it has not recovered after 1 min 30 s',
      '    on ledger: measures RTO and RPO of instance; stopped and healed when',
      '      probe database sees an outage longer than 2 min',
      '      it has not recovered after 1 min 30 s',
      '    does not show',
      '      - The database is told to fail over. When its machine really dies, RDS has to notice first, which',
      '      takes from seconds to minutes and is not in this measure.',
      '      - The old primary is in good health and hands over. A real loss leaves sessions and transactions',
      '      hanging until time-outs end them.',
      '      - Storage is not damaged. Crash recovery after a real loss grows with the number and size of open',
      '      transactions.',
      '      - The zone of the old primary stays up, and with it the applications and caches in it.',
      '      - The load is that of the moment. A failover at the busiest hour takes longer to recover from.',
      '      - AWS FIS calls the action complete a second after it began. Recovery is therefore measured at the',
      '      client, and the events of RDS only stand beside it.',
      '    needs, for the drill role',
      '      dynamodb:GetItem dynamodb:PutItem dynamodb:Query elasticloadbalancing:DescribeTargetHealth',
      '      fis:CreateExperimentTemplate fis:DeleteExperimentTemplate fis:GetExperiment',
      '      fis:ListExperimentResolvedTargets fis:ListExperimentTemplates fis:ListExperiments',
      '      fis:StartExperiment fis:StopExperiment fis:TagResource iam:PassRole rds:DescribeDBClusters',
      '      rds:DescribeDBInstances route53:GetHealthCheckStatus ssm:GetParameter',
      '    needs, for the role of AWS FIS',
      '      rds:DescribeDBClusters rds:DescribeDBInstances rds:FailoverDBCluster rds:RebootDBInstance',
      '      tag:GetResources',
      '  not db-failover on catalogue, not measurable: it declares no watch point "database"',
    ]);
  });

  it('says so when none can be run', async () => {
    const environment = await readEnvironment('staging.example', where);
    const scenarios = [await readScenario('az-loss', where)];
    const text = formatPlan(makePlan(environment, [], { now: fixedNow, scenarios }));
    expect(text).to.contain('Drills: none can be run here.');
    expect(text).to.contain('not az-loss on checkout, not allowed: safety.scenarios');
  });
});
