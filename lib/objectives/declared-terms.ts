import { formatLocation } from '../base/problem.ts';
import type { Objective } from '../environment/environment.ts';
import { type Path, positionOf } from '../environment/pointer.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import type { EstimateTerm } from './objective-row.ts';

/** The times that a team vouches for, each with the place where it does. */
export interface DeclaredTerms {
  /** Until somebody notices and has decided; empty where nothing is declared, or nobody has to. */
  readonly before: readonly EstimateTerm[];
  readonly steps: readonly EstimateTerm[];
}

/** What an objective's `recover` declares. Declared times are taken as they stand: pace does not shorten people. */
export function declaredTerms(view: WorkloadView, { disruption, recovery }: Objective): DeclaredTerms {
  const at = ['workloads', view.workload.name, 'objectives', disruption, 'recover'];
  const term = (what: string, seconds: number | undefined, path: Path, because?: string) =>
    seconds === undefined ? [] : [{ what, seconds, source: declaredAt(view, path, because) }];
  return {
    before: [
      ...term('detect', recovery?.detect, [...at, 'detect']),
      ...term('decide', recovery?.decide, [...at, 'decide']),
    ],
    steps: (recovery?.steps ?? []).flatMap(({ what, takes, because }, index) =>
      term(what, takes, [...at, 'steps', index, 'takes'], because),
    ),
  };
}

/** `declared environments/x.yaml:14:12: the reason given there`. */
export function declaredAt({ environment }: WorkloadView, path: Path, because?: string): string {
  const place = formatLocation(positionOf(environment, path));
  return because === undefined ? `declared ${place}` : `declared ${place}: ${because}`;
}
