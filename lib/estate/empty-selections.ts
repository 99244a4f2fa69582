import type { Problem } from '../base/problem.ts';
import type { Workload } from '../environment/environment.ts';
import { positionOf } from '../environment/pointer.ts';
import type { FactKind } from '../inventory/facts.ts';
import type { WorkloadView } from './workload-view.ts';

/** What never makes a selection a match: facts about the caller, the place, and what is written down and not what is there. */
const NOBODYS: ReadonlySet<FactKind> = new Set([
  'sts.identity',
  'ec2.zone',
  'iac.unit',
  'iam.role',
  'rebuild.account',
]);

/** A selection that matches nothing, although all was read, would pass every check by silence: it is refused instead. */
export function emptySelections(views: readonly WorkloadView[]): readonly Problem[] {
  return views.filter(isEmpty).map(({ environment, workload }) => ({
    what: `The selection of workload "${workload.name}" matches nothing`,
    where: positionOf(environment, ['workloads', workload.name, 'select']),
    expected: `at least one resource with ${inWords(workload)} in the accounts and Regions that are declared`,
    got: 'none, and every listing was complete',
    fix: 'correct the tags, ARNs or stack names, or declare the account and Region in which the workload runs',
  }));
}

function isEmpty(view: WorkloadView): boolean {
  const kinds = (Object.keys(view.inventory.facts) as FactKind[]).filter((kind) => !NOBODYS.has(kind));
  return kinds.every((kind) => view.own(kind).length === 0) && view.gaps(kinds).length === 0;
}

function inWords({ select }: Workload): string {
  const tags = Object.entries(select.tags).map(([key, value]) => `${key}=${value}`);
  const parts = [
    tags.length === 0 ? undefined : `${tags.length === 1 ? 'the tag' : 'the tags'} ${tags.join(', ')}`,
    select.arns.length === 0 ? undefined : `an ARN like ${select.arns.join(', ')}`,
    select.stacks.length === 0 ? undefined : `a place in the stack ${select.stacks.join(', ')}`,
  ];
  return parts.filter((part) => part !== undefined).join(' or ');
}
