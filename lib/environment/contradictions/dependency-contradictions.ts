import { formatDuration } from '../../base/duration.ts';
import type { Environment, Objective, Workload } from '../environment.ts';
import { positionOf } from '../pointer.ts';
import type { Contradiction } from './contradiction.ts';

/** A workload that promises to be back before something that it cannot work without. */
export function dependencyContradictions(environment: Environment, workload: Workload): Contradiction[] {
  return workload.objectives.flatMap((objective) =>
    workload.dependsOn.flatMap((name) => {
      const dependency = environment.workloads.find((other) => other.name === name);
      const theirs = dependency?.objectives.find((other) => other.disruption === objective.disruption);
      return objective.rto === undefined || dependency === undefined
        ? []
        : compare(environment, workload, objective, objective.rto, dependency, theirs);
    }),
  );
}

function compare(
  environment: Environment,
  workload: Workload,
  { disruption }: Objective,
  rto: number,
  dependency: Workload,
  theirs: Objective | undefined,
): Contradiction[] {
  // Names are switched one by one: that a dependency promises none says nothing about its recovery.
  if (theirs?.rto === undefined && disruption === 'dns') return [];
  if (theirs?.rto !== undefined && theirs.rto <= rto) return [];
  return [
    {
      workload: workload.name,
      disruption,
      message: `Workload ${workload.name} promises to be back (${disruption}) before ${dependency.name}, on which it depends`,
      expected: `an RTO of ${dependency.name} of at most ${formatDuration(rto)}`,
      got: theirs?.rto === undefined ? 'none promised' : formatDuration(theirs.rto),
      fix: `promise at least as much for ${dependency.name}, or raise the RTO of ${workload.name}`,
      where: positionOf(environment, ['workloads', workload.name, 'objectives', disruption, 'rto']),
    },
  ];
}
