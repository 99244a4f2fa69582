import type { Workload } from '../../environment/environment.ts';
import type { ScenarioProbe } from '../scenario.ts';

/** This process. There is no other place to look from yet. */
const HERE = 'here';

/**
 * Why a workload gives a probe nothing to watch; undefined when it does. Alarms and what AWS says of itself need no watch point.
 */
export function unwatchable(
  { kind, watches, vantage }: ScenarioProbe,
  { watch }: Workload,
): string | undefined {
  if (vantage !== HERE) return `nothing looks from vantage "${vantage}": only this process does, "${HERE}"`;
  if (kind === 'alarm' || kind === 'control-plane') return undefined;
  const point = watch?.find(({ name }) => name === watches);
  if (point === undefined) return `it declares no watch point "${watches}"`;
  return point.kind === kind
    ? undefined
    : `its watch point "${watches}" is of kind ${point.kind}, and a probe of kind ${kind} is needed`;
}
