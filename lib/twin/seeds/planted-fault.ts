import type { Seconds } from '../../base/duration.ts';
import type { SeedCall } from './founder.ts';

/** Calls an operation of the twin by name. */
export type Invoke = (call: SeedCall) => Promise<unknown>;

/** A call that plants a fault. What it needs to know of the world (an id, the rules of a plan) it looks up by calls of its own. */
export interface PlantingCall extends Omit<SeedCall, 'input'> {
  readonly input?: object | ((read: Invoke) => Promise<object>);
  /** How long ago this call was made, where the fault took more than one moment. */
  readonly ago?: Seconds;
}

/** Where a planted fault is to be seen. */
export interface Shown {
  /** The check's id. */
  readonly check: string;
  readonly workload: string;
  /** The name of the resource, as reports tell it; the disruption, where the check speaks of the workload as a whole. */
  readonly subject?: string;
  /** How it is seen; absent = as a fail. */
  readonly outcome?: 'fail' | 'unknown';
}

/** Something that is wrong with a world because somebody called an API, and what it must show. */
export interface PlantedFault {
  readonly id: string;
  readonly title: string;
  /** How long ago the calls were made, so that what follows from them by itself is there; absent = just now. */
  readonly ago?: Seconds;
  readonly calls: readonly PlantingCall[];
  readonly shows: readonly Shown[];
}
