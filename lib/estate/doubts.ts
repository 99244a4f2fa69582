import type { RecoveryPoint } from './recovery-point.ts';
import type { WorkloadView } from './workload-view.ts';

/** Why nobody knows whether a point can be used; undefined when it is known. */
export type DoubtOf = (view: WorkloadView, point: RecoveryPoint) => string | undefined;

/** The two ways in which what is not known of recovery points may turn out, and the first thing that is not known. */
export interface Doubts {
  readonly worst: WorkloadView;
  readonly best: WorkloadView;
  readonly why: string;
}

/** A doubt about the point itself. */
export const aboutItself: DoubtOf = (_, { doubtful, unusable }) => (doubtful === true ? unusable : undefined);

/**
 * Where it is not known whether a point can be used, a judgement is made twice: as if none of those points could be, and as if all
 * could. What comes out the same is known all the same. Undefined when there is no doubt about any point.
 */
export function doubtsOf(view: WorkloadView, doubtOf: DoubtOf = aboutItself): Doubts | undefined {
  const points = view.stores.flatMap((store) => view.recoveryPoints(store));
  const [first] = points.flatMap((point) => {
    const why = doubtOf(view, point);
    return why === undefined ? [] : [`whether ${point.arn} can be restored from is not known: ${why}`];
  });
  if (first === undefined) return undefined;
  const settled = (settle: (point: RecoveryPoint, why: string) => RecoveryPoint): WorkloadView => ({
    ...view,
    recoveryPoints: (store) =>
      view.recoveryPoints(store).map((point) => {
        const why = doubtOf(view, point);
        return why === undefined ? point : settle(point, why);
      }),
  });
  return {
    why: first,
    worst: settled((point, why) => ({ ...point, unusable: why })),
    best: settled(withoutDoubt),
  };
}

function withoutDoubt(point: RecoveryPoint): RecoveryPoint {
  const { doubtful: _doubtful, unusable: _unusable, ...rest } = point;
  return rest;
}
