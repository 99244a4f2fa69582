import { plural } from '../base/plural.ts';
import { formatProblem } from '../base/problem.ts';
import type { Contradiction, Endpoint, Exclusion } from '../environment/index.ts';
import { formatDrills } from './format-drills.ts';
import type { LeftOut, Plan, PlannedAccount, PlannedCheck } from './plan.ts';
import { wrap } from './wrap.ts';

/** A plan as a person reads it on a terminal. */
export function formatPlan(plan: Plan): string {
  const sections = [
    heading(plan),
    accounts(plan),
    checks(plan),
    leftOut(plan.leftOut),
    exclusions('Excused', plan.exclusions),
    exclusions('Excuses that have run out, and count as not written', plan.expiredExclusions),
    atOdds(plan.contradictions),
    formatDrills(plan),
    breaks(plan),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function heading(plan: Plan): string {
  return [
    `Plan for ${plan.environment} (${plan.title}), stage ${plan.stage}, on ${targetOf(plan.endpoint)}`,
    `Made at ${plan.at}. Nothing has been called.`,
  ].join('\n');
}

function targetOf(endpoint: Endpoint): string {
  if (endpoint.kind === 'aws') return 'AWS';
  return endpoint.kind === 'url' ? endpoint.url : `the embedded AWS (seed ${endpoint.seed})`;
}

function accounts(plan: Plan): string {
  return [
    'Calls, all of them reads, and the permissions that they need:',
    ...plan.accounts.flatMap((account) => accountLines(account, plan)),
  ].join('\n');
}

function accountLines(account: PlannedAccount, plan: Plan): string[] {
  const places = plan.calls.filter((calls) => calls.account === account.id);
  const operations = places.reduce((sum, calls) => sum + calls.operations.length, 0);
  const where = places.map(({ region }) => region).join(', ');
  return [
    `  ${account.name} ${account.id} (${account.purpose}): ${plural(operations, 'operation')} in ${where}`,
    `    as ${account.roleArn === null ? 'the default credentials' : `${account.roleArn}, for which the default credentials need sts:AssumeRole`}`,
    ...wrap(account.actions).map((line) => `    ${line}`),
  ];
}

function checks(plan: Plan): string {
  if (plan.checks.length === 0) return 'Checks: none is left after the selection.';
  const suites = [...new Set(plan.checks.map(({ suite }) => suite))];
  const judged = plan.checks.reduce((sum, { workloads }) => sum + workloads.length, 0);
  return [
    `Checks: ${plural(plan.checks.length, 'check')}, ${plural(judged, 'judgement')} of workloads`,
    ...suites.flatMap((suite) => [
      `  ${suite}`,
      ...plan.checks.filter((check) => check.suite === suite).map((check) => checkLine(check, plan)),
    ]),
  ].join('\n');
}

function checkLine({ check, severity, workloads }: PlannedCheck, plan: Plan): string {
  const whom = workloads.length === plan.workloads.length ? 'all workloads' : workloads.join(', ');
  return `    ${check} (${severity}): ${whom}`;
}

function leftOut(pairs: readonly LeftOut[]): string {
  // What was not asked for is no news to whoever asked.
  const told = pairs.filter(({ because }) => because !== 'not-selected');
  const silent = pairs.length - told.length;
  if (pairs.length === 0) return '';
  return [
    'Left out:',
    ...told.map(
      ({ check, workload, because, reason }) => `  ${check} on ${workload}, ${WORDS[because]}: ${reason}`,
    ),
    ...(silent === 0
      ? []
      : [`  ${plural(silent, 'judgement')} that ${silent === 1 ? 'was' : 'were'} not asked for`]),
  ].join('\n');
}

const WORDS: Record<LeftOut['because'], string> = {
  'not-selected': 'not asked for',
  'not-promised': 'not promised',
  excluded: 'excluded, what fails is excused',
};

function exclusions(title: string, list: readonly Exclusion[]): string {
  if (list.length === 0) return '';
  const lines = list.map(
    ({ check, workload, resource, reason, owner, until }) =>
      `  check ${check}, workload ${workload}, resource ${resource}, until ${until.slice(0, 10)}: ${reason} (${owner})`,
  );
  return [`${title}:`, ...lines].join('\n');
}

function atOdds(found: readonly Contradiction[]): string {
  if (found.length === 0) return '';
  const problems = found.map(({ message, ...rest }) => formatProblem({ what: message, ...rest }));
  return ['Promises at odds:', ...problems.map((problem) => problem.replaceAll(/^/gm, '  '))].join('\n');
}

function breaks(plan: Plan): string {
  const freeze = plan.freezeWindow;
  return [
    plan.drills.length === 0
      ? 'Breaks: nothing. All calls read; none changes anything.'
      : 'Breaks: nothing without --drill, the embedded default aside.',
    ...(freeze === null
      ? []
      : [`A freeze window is open until ${freeze.until} (${freeze.reason}): no drill may run.`]),
  ].join('\n');
}
