import type { ActionKind } from './action-kind.ts';
import { assertAlarmState } from './assert-alarm-state.ts';
import { failoverDbCluster, rebootDbInstances } from './databases.ts';
import { disruptConnectivity } from './disrupt-connectivity.ts';
import { interruptCachePower } from './interrupt-cache-power.ts';
import { rebootInstances } from './reboot-instances.ts';
import { stopInstances } from './stop-instances.ts';
import { wait } from './wait.ts';

export type { ActionAt, ActionKind } from './action-kind.ts';
export { TARGETS_PER_ACTION } from './action-kind.ts';

/** The actions that the twin models, by id. */
export const ACTIONS: ReadonlyMap<string, ActionKind> = new Map(
  [
    stopInstances,
    rebootInstances,
    rebootDbInstances,
    failoverDbCluster,
    disruptConnectivity,
    interruptCachePower,
    wait,
    assertAlarmState,
  ].map((kind) => [kind.id, kind]),
);

/** The kind of a stored action, which was checked when its template was made. */
export function kindOf(actionId: string): ActionKind {
  const kind = ACTIONS.get(actionId);
  if (kind === undefined) throw new Error(`The twin does not model the FIS action "${actionId}".`);
  return kind;
}
