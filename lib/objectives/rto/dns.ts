import { formatDuration } from '../../base/duration.ts';
import type { Objective } from '../../environment/environment.ts';
import { dnsSwitch } from '../../estate/dns-switch.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { addUp, longest } from '../add-up.ts';
import { declaredTerms } from '../declared-terms.ts';
import { impossible, type Reckoning, untold } from '../reckoning.ts';

/** The slowest of the declared names decides: noticing, propagating, and the TTL that clients hold, plus what is declared beside. */
export function reckonDns(view: WorkloadView, objective: Objective): Reckoning {
  const names = dnsSwitch(view);
  if (names.length === 0) return untold(`${view.workload.name} declares no DNS name that could switch`);
  const stuck = names.find(({ never }) => never !== undefined);
  if (stuck?.never !== undefined) return impossible(stuck.never);
  const vague = names.find(({ worst }) => worst === null);
  if (vague !== undefined)
    return untold(vague.unknown ?? `How long ${vague.name} takes to switch is not known`);
  const { before, steps } = declaredTerms(view, objective);
  const lanes = names.flatMap(({ worst }) =>
    worst === null ? [] : addUp([...before, ...worst.terms, ...steps]),
  );
  const estimate = longest(lanes);
  if (estimate === undefined) return untold(`${view.workload.name} declares no DNS name that could switch`);
  const slowest = names[lanes.indexOf(estimate)];
  const nominal = slowest?.nominal ? `, nominally ${formatDuration(slowest.nominal.seconds)}` : '';
  return {
    estimate,
    message: `${slowest?.name ?? 'the name'} has switched for every client after ${formatDuration(estimate.seconds)} at the worst${nominal}`,
  };
}
