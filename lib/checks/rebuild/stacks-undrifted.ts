import { formatDuration, type Seconds } from '../../base/duration.ts';
import { secondsBetween } from '../../base/instant.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { ResourceDrift, Stack } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/detect-drift-stack.html */
const COMPARABLE: ReadonlySet<string> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
]);

/** An answer that is older tells how it was, not how it is. */
const FRESH: Seconds = 7 * 86_400;

/** Judges whether what runs is what is written down: what a rebuild makes is the template, not what somebody changed since. */
export const stacksUndrifted = defineCheck({
  id: 'rebuild/stacks-undrifted',
  title: 'Stacks are as their templates say',
  what: 'CloudFormation has looked for drift in every stack of the workload within the last seven days, and found each resource as its template describes it.',
  why: 'A security group that was opened by hand, a parameter that was raised in the night: it works, and it is gone after a rebuild. Then nobody knows why it does not work any more.',
  how: 'The last answer of drift detection (cloudformation:DescribeStacks, DescribeStackResourceDrifts), property by property. CloudFormation compares only what the template sets itself, looks into no nested stack by itself, and compares no dynamic references (CloudFormation User Guide, Detect unmanaged configuration changes). A run looks anew where the declaration says detectDrift: true.',
  fix: 'Bring the change into the template, or the resource back to it, and look again.',
  severity: 'medium',
  kind: 'estimated',
  suite: 'rebuild',
  facts: ['cloudformation.stack', 'cloudformation.drift'],
  requirements: ['INV-2', 'REB-1'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP04', mark: 'evidences' },
  ],
  promisedBy: (workload) =>
    workload.rebuild !== undefined || 'Nothing is declared that this workload could be rebuilt from',
  judge: (view) => {
    const own = view.own('cloudformation.stack').filter(({ status }) => status !== 'DELETE_COMPLETE');
    return [
      ...own.map((stack) => judged('cloudformation.stack', stack, ofStack(view, stack))),
      ...declaredNowhere(view).map((name) => ({ finding: gone(name) })),
    ];
  },
});

/** Of the stacks that the declaration names, those that no account has any more. Where not all could be read, that is told instead. */
function declaredNowhere(view: WorkloadView): readonly string[] {
  if (view.gaps(['cloudformation.stack']).length > 0) return [];
  const { select, rebuild } = view.workload;
  const declared = [...select.stacks, ...(rebuild?.sources.flatMap(({ stack }) => stack ?? []) ?? [])];
  const there = new Set(
    view
      .all('cloudformation.stack')
      .filter(({ status }) => status !== 'DELETE_COMPLETE')
      .flatMap(({ arn, name }) => [arn, name]),
  );
  return [...new Set(declared)].filter((name) => !there.has(name));
}

function gone(name: string): Finding {
  return unknown(
    `stack ${name} is declared, and is nowhere: whether what runs is as it is written down nobody can tell`,
    {
      expected: 'a stack of that name',
      fix: 'deploy it again, or declare the stack that took its place',
    },
  );
}

function ofStack(view: WorkloadView, stack: Stack): Finding {
  const { name, drift } = stack;
  const found = view.all('cloudformation.drift').filter(({ stackArn }) => stackArn === stack.arn);
  const age = drift?.checkedAt === undefined ? undefined : secondsBetween(drift.checkedAt, view.now);
  const look = view.workload.rebuild?.detectDrift === true ? LOOKED : LOOK;
  if (!COMPARABLE.has(stack.status))
    return unknown(`stack ${name} is ${stack.status}: CloudFormation does not compare what it holds`, {
      expected: 'a stack that was made or changed to its end',
      got: stack.status,
      fix: 'finish what was begun with it, or delete it, and look again',
    });
  if (drift === undefined || drift.status === 'NOT_CHECKED' || age === undefined)
    return unknown(`nobody has ever looked whether stack ${name} drifted`, look);
  const when = `${formatDuration(Math.round(age))} ago`;
  if (drift.status === 'DRIFTED') return drifted(name, when, found);
  if (age > FRESH)
    return unknown(`stack ${name} was in sync ${when}; that answer is stale`, {
      ...look,
      got: `an answer of ${drift.checkedAt ?? ''}`,
    });
  if (drift.status === 'IN_SYNC') return pass(`stack ${name} was as its template says ${when}`);
  return unknown(`CloudFormation could not tell whether stack ${name} drifted: ${drift.status}`, look);
}

const LOOK = {
  expected: 'an answer of drift detection that is at most seven days old',
  fix: 'run `aws cloudformation detect-stack-drift`, or declare rebuild.detectDrift: true',
};
const LOOKED = {
  expected: LOOK.expected,
  fix: 'allow cloudformation:DetectStackDrift and the reads of what the stack holds to the reading role',
};

/** What was found once stays true until somebody looks again, however long ago. */
function drifted(name: string, when: string, found: readonly ResourceDrift[]): Finding {
  const told = found.map(
    ({ logicalId, type, status, differences }) =>
      `${logicalId} (${type}) ${status}${differences.length === 0 ? '' : `: ${differences.map(inWords).join(', ')}`}`,
  );
  return fail({
    message: `stack ${name} is not as its template says (seen ${when})`,
    expected: 'every resource as its template describes it',
    got: told.length === 0 ? 'resources that could not be listed' : told.join('; '),
    fix: 'bring the changes into the template, or the resources back to it, and look again',
  });
}

function inWords({ path, expected, actual }: ResourceDrift['differences'][number]): string {
  return `${path} ${expected ?? 'nothing'} → ${actual ?? 'nothing'}`;
}
