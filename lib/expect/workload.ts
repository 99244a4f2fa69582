import type { Disruption } from '../environment/environment.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import { run } from './current-run.ts';
import { needed } from './missing-part.ts';
import { unknownName } from './unknown-name.ts';

/** A declared workload, as an expectation looks at it: `expect(workload('orders')).to.meetRpo()`. */
export interface WorkloadSubject {
  readonly kind: 'workload';
  readonly name: string;
  readonly title: string;
  readonly owner: string;
  /** Disruptions for which something is promised. */
  readonly promised: readonly Disruption[];
  /** The rows of the recovery matrix; asking throws PART_MISSING when the run did not get there. */
  readonly rows: () => readonly ObjectiveRow[];
}

/** The workload of this name in the run that is looked at. Throws NAME_UNKNOWN. */
export function workload(name: string): WorkloadSubject {
  const found = workloads().find((candidate) => candidate.name === name);
  if (found !== undefined) return found;
  throw unknownName(
    'workload',
    name,
    workloads().map((candidate) => candidate.name),
  );
}

/** Every declared workload. */
export function workloads(): readonly WorkloadSubject[] {
  const recorded = run();
  return needed(recorded, recorded.environment, 'environment.yaml').workloads.map((declared) => ({
    kind: 'workload',
    name: declared.name,
    title: declared.title,
    owner: declared.owner,
    promised: declared.objectives.map((objective) => objective.disruption),
    rows: () =>
      needed(recorded, recorded.objectives, 'objectives.json').filter(
        (row) => row.workload === declared.name,
      ),
  }));
}
