import type { Workload } from '../../environment/environment.ts';
import type { ScenarioProbe } from '../scenario.ts';

/**
 * Why a workload gives a probe nothing to watch; undefined when it does. Alarms and what AWS says of itself need no watch point.
 */
export function unwatchable({ kind, watches }: ScenarioProbe, { watch }: Workload): string | undefined {
  if (kind === 'alarm' || kind === 'control-plane') return undefined;
  const point = watch?.find(({ name }) => name === watches);
  if (point === undefined) return `it declares no watch point "${watches}"`;
  return point.kind === kind
    ? undefined
    : `its watch point "${watches}" is of kind ${point.kind}, and a probe of kind ${kind} is needed`;
}
