/** A row of the declared table. */
export interface Canary {
  /** One writer per probe and run: numbers mean something among its own only. */
  readonly writer: string;
  /** Counts from 1, without holes. */
  readonly seq: number;
}

/** What was found of a writer's rows: stretches of numbers, both ends included. */
export interface ReadBack {
  readonly writer: string;
  readonly recovered: readonly (readonly [number, number])[];
}

/** The operation under which reading back stands in a history. It is no look: it tells nothing of an outage. */
export const READ_BACK = 'read-back';

/** Whether that is what a canary's look sent. */
export function isCanary(value: unknown): value is Canary {
  return typeof value === 'object' && value !== null && 'writer' in value && 'seq' in value;
}
