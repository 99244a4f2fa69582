import type { Instant } from '../base/instant.ts';
import type { Problem } from '../base/problem.ts';
import type { Environment } from '../environment/environment.ts';
import type { Inventory, Unseen } from '../inventory/inventory.ts';
import type { EarlierDemonstration } from './earlier-demonstration.ts';
import { emptySelections } from './empty-selections.ts';
import { findUnseen } from './find-unseen.ts';
import { lastingVolumes } from './lasting-volumes.ts';
import { indexSources } from './points/source-index.ts';
import { sortedFacts, viewOf } from './view-of.ts';
import type { WorkloadView } from './workload-view.ts';

/** An inventory sorted by who owns what. */
export interface Estate {
  readonly views: readonly WorkloadView[];
  /** Undefined when no workload of this name is declared. */
  view(workload: string): WorkloadView | undefined;
  /** Selections that match nothing although everything could be read: errors of the declaration. */
  emptySelections(): readonly Problem[];
}

/** Joins a declaration with what was seen. */
export function estateOf(
  environment: Environment,
  inventory: Inventory,
  now: Instant,
  demonstrations: readonly EarlierDemonstration[] = [],
): Estate {
  const complete = { ...inventory, unseen: withFound(inventory.unseen, findUnseen(environment, inventory)) };
  const index = indexSources(complete);
  const shared = {
    environment,
    inventory: complete,
    now,
    demonstrations,
    index,
    isLasting: lastingVolumes(complete.facts, index),
    all: sortedFacts(complete),
    viewNamed: (name: string) => views.find(({ workload }) => workload.name === name),
  };
  const views: readonly WorkloadView[] = environment.workloads.map((workload) => viewOf(workload, shared));
  return {
    views,
    view: shared.viewNamed,
    emptySelections: () => emptySelections(views),
  };
}

/** What is recorded already keeps its place: evidence points at it by number. */
function withFound(recorded: readonly Unseen[], found: readonly Unseen[]): readonly Unseen[] {
  const known = new Set(recorded.map(({ arn, workload }) => `${workload} ${arn}`));
  return [...recorded, ...found.filter(({ arn, workload }) => !known.has(`${workload} ${arn}`))];
}
