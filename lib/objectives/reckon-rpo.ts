import type { Outcome } from '../base/outcome.ts';
import { plural } from '../base/plural.ts';
import type { Objective } from '../environment/environment.ts';
import type { WorkloadView } from '../estate/workload-view.ts';
import { byEstimate } from './by-estimate.ts';
import { pointless, type Reckoning } from './reckoning.ts';
import { storeExposure } from './store-exposure.ts';

/** What a workload would lose: the worst of its stores decides, and one that cannot be judged leaves it unknown. */
export function reckonRpo(view: WorkloadView, { disruption, rpo = 0 }: Objective): Reckoning {
  if (disruption === 'dns') return pointless('The loss of a DNS answer loses no data');
  if (view.stores.length === 0)
    return pointless(`Nothing that holds data belongs to ${view.workload.name}${leftOut(view)}`);
  const reckoned = view.stores.map((store) => storeExposure(view, store, disruption));
  const weight = (one: Reckoning) =>
    [RANK[byEstimate(rpo, one)], one.estimate?.seconds ?? one.lower ?? 0] as const;
  const worst = reckoned.reduce((one, other) => (heavier(weight(other), weight(one)) > 0 ? other : one));
  const lower = reckoned.reduce((most, one) => Math.max(most, one.lower ?? one.estimate?.seconds ?? 0), 0);
  const among = reckoned.length === 1 ? '' : `, the worst of ${plural(reckoned.length, 'store')}`;
  return { ...worst, lower, message: `${worst.message}${among}${leftOut(view)}` };
}

/** What was seen not to hold comes before what is not known, and that before the longest of the others. */
const RANK: Readonly<Record<Outcome, number>> = {
  fail: 3,
  unknown: 2,
  pass: 1,
  excluded: 0,
  'not-applicable': 0,
};

function heavier(one: readonly [number, number], other: readonly [number, number]): number {
  return one[0] - other[0] || one[1] - other[1];
}

/** What is not counted is said. */
function leftOut(view: WorkloadView): string {
  const kept = new Set(view.stores.map(({ arn }) => arn));
  const count = view.own('ec2.volume').filter(({ arn }) => !kept.has(arn)).length;
  return count === 0
    ? ''
    : `; ${plural(count, 'volume')} that go${count === 1 ? 'es with its' : ' with their'} instance hold${count === 1 ? 's' : ''} no data to keep`;
}
