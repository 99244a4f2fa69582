import type { StoredStackResource } from '../stored-stack.ts';
import { dependencies } from '../template/dependencies.ts';
import type { Declared, DeclaredResource } from '../template/declared.ts';
import type { Scope } from '../template/scope.ts';
import type { Leaving, Task } from './stored-work.ts';

/** The resources of a template whose conditions hold. */
export function wantedResources(
  { resources }: Declared,
  { conditions }: Pick<Scope, 'conditions'>,
): DeclaredResource[] {
  return resources.filter(({ condition }) => condition === undefined || conditions.get(condition) === true);
}

/** Makes everything that the template wants, each after what it stands on. */
export function makingTasks(declared: Declared, scope: Scope): Task[] {
  const wanted = wantedResources(declared, scope);
  return [...dependencies(wanted, scope.conditions)].map(([logicalId, after]) => ({
    logicalId,
    kind: 'make',
    after,
    state: 'waiting',
  }));
}

/** Removes resources, each after what stands on it. */
export function removingTasks(rows: readonly StoredStackResource[]): Task[] {
  const going = rows.filter(({ status }) => status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED');
  return going.map(({ logicalId }) => ({
    logicalId,
    kind: 'remove',
    after: going.filter(({ after = [] }) => after.includes(logicalId)).map((row) => row.logicalId),
    state: 'waiting',
  }));
}

/** Removes physical resources that others have taken the place of, the youngest first. */
export function replacedTasks(
  replaced: readonly { readonly logicalId: string; readonly leaving: Leaving }[],
): Task[] {
  return replaced.toReversed().map(({ logicalId, leaving }, index, all) => ({
    logicalId,
    kind: 'remove',
    after: all.slice(0, index).map((each) => each.logicalId),
    state: 'waiting',
    leaving,
  }));
}
