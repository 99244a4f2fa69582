import { formatDuration } from '../base/duration.ts';
import { drillRolePermissions, type Fits, fitOf, fisRolePermissions } from '../drill/scenario/index.ts';
import { withDeclaredAlarms } from '../drill/scenario/with-declared-alarms.ts';
import type { Fault, Scenario, StopCondition } from '../drill/scenario.ts';
import type { Environment, Workload } from '../environment/environment.ts';
import type { DrillLeftOut, Plan, PlannedDrill, PlannedFault } from './plan.ts';
import type { PlanOptions } from './plan-options.ts';

/** Which scenario would be run on which workload, and which not and why. Together they are every pair of the two. */
export function planDrills(
  environment: Environment,
  scenarios: readonly Scenario[],
  options: PlanOptions,
): Required<Pick<Plan, 'drills' | 'drillsLeftOut'>> {
  const drills: PlannedDrill[] = [];
  const drillsLeftOut: DrillLeftOut[] = [];
  for (const scenario of scenarios)
    for (const workload of environment.workloads) {
      const base = { scenario: scenario.name, workload: workload.name };
      if (options.workload?.includes(workload.name) === false) {
        const reason = 'another workload was asked for';
        drillsLeftOut.push({ ...base, because: 'not-selected', reason });
        continue;
      }
      const fit = fitOf(scenario, workload, environment);
      if (fit.runs) drills.push(plannedDrill(scenario, fit, workload, environment));
      else drillsLeftOut.push({ ...base, because: fit.because, reason: fit.reason });
    }
  return { drills, drillsLeftOut };
}

function plannedDrill(
  scenario: Scenario,
  fit: Fits,
  workload: Workload,
  { pace }: Environment,
): PlannedDrill {
  const { name, title, disruption, simulates, doesNot } = scenario;
  return {
    scenario: name,
    workloads: [workload.name],
    disruption,
    describes: simulates,
    title,
    objectives: fit.objectives,
    faults: scenario.faults.map((fault) => plannedFault(fault, scenario, pace)),
    permissions: {
      drillRole: drillRolePermissions(withDeclaredAlarms(scenario, workload)),
      fisRole: fisRolePermissions(scenario),
    },
    stopConditions: [
      ...fit.stopConditions.map((condition) => inWords(condition, pace)),
      `it has not recovered after ${formatDuration(scenario.limit * pace)}`,
    ],
    doesNot,
    advice: fit.advice,
  };
}

function plannedFault(fault: Fault, scenario: Scenario, pace: number): PlannedFault {
  const { id, action, what, target, duration, optional } = fault;
  return {
    id,
    action,
    what: what ?? action,
    selector: target === undefined ? 'nothing' : selectorOf(target, scenario),
    seconds: duration === undefined ? null : duration * pace,
    optional: optional ?? false,
  };
}

const THINGS: Readonly<Record<string, string>> = {
  'aws:ec2:instance': 'running EC2 instances',
  'aws:ec2:subnet': 'subnets',
  'aws:ec2:ebs-volume': 'attached volumes',
  'aws:rds:db': 'Multi-AZ database instances',
  'aws:rds:cluster': 'database clusters of more than one member',
  'aws:elasticache:replicationgroup': 'replication groups of ElastiCache with replicas in other zones',
  'aws:elasticache:cluster': 'primary nodes of ElastiCache',
};

function selectorOf(
  { resourceType, within, carrying, tags, selectionMode }: NonNullable<Fault['target']>,
  { zoneId }: Scenario,
): string {
  const things = THINGS[resourceType] ?? resourceType;
  const whose =
    resourceType !== 'aws:ec2:subnet'
      ? `${things} of the workload`
      : `${things} that carry ${carrying === 'front-door' ? 'its load balancers' : 'anything of the workload'}`;
  const where =
    within === 'zone'
      ? ` in ${zoneId === undefined ? 'the zone with its primary, or with the most of it' : `zone ${zoneId}`}`
      : ' in its primary Region';
  const tagged = Object.entries(tags).map(([key, value]) => ` with tag ${key}=${value}`);
  return `${whose}${where}${tagged.join('')}${selectionMode === 'ALL' ? '' : `, ${selectionMode} of them`}`;
}

function inWords(condition: StopCondition, pace: number): string {
  if (condition.kind === 'alarm') return `alarm ${condition.name} goes off (enforced by AWS FIS)`;
  return `probe ${condition.probe} sees an outage longer than ${formatDuration(condition.longerThan * pace)}`;
}
