import { formatLocation } from '../base/problem.ts';
import { positionOf } from '../environment/pointer.ts';
import type { WorkloadView } from './workload-view.ts';

/** One addend of a time; `source` names the API field, the documented figure or the declared value that it comes from. */
export interface SwitchTerm {
  readonly what: string;
  readonly seconds: number;
  readonly source: string;
}

/** How long Route 53 takes to notice that a record's target is gone; or that nobody can tell; or that it never does. */
export type Detection =
  | { readonly kind: 'times'; readonly nominal: readonly SwitchTerm[]; readonly worst: readonly SwitchTerm[] }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'never'; readonly why: string };

/** The detection that takes longest; one that never notices beats one that is not known. */
export function slowest(detections: readonly Detection[]): Detection {
  const times = detections.filter((one) => one.kind === 'times');
  const longest = times.toSorted((a, b) => total(b.worst) - total(a.worst))[0];
  return (
    detections.find((one) => one.kind === 'never') ??
    detections.find((one) => one.kind === 'unknown') ??
    longest ??
    untold('there is nothing that could notice')
  );
}

/** A wait that AWS makes, as long as it is at the environment's pace. */
export function paced(view: WorkloadView, what: string, seconds: number, source: string): SwitchTerm {
  const { pace } = view.environment;
  if (pace === 1) return { what, seconds, source };
  const declared = formatLocation(positionOf(view.environment, ['pace']));
  return { what, seconds: seconds * pace, source: `${source}, at pace ${pace} (declared ${declared})` };
}

/** It never notices, and why. */
export function never(why: string): Detection {
  return { kind: 'never', why };
}

/** Nobody can tell, and why. */
export function untold(why: string): Detection {
  return { kind: 'unknown', why };
}

function total(terms: readonly SwitchTerm[]): number {
  return terms.reduce((sum, term) => sum + term.seconds, 0);
}
