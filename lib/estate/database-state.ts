import type { RdsInstance } from '../inventory/facts.ts';

/**
 * An instance that is backed up or modified can be promoted, or fail over, all the same; one in these states cannot.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html
 */
const DOWN =
  /^$|^(creating|deleting|failed|inaccessible|incompatible|insufficient|rebooting|restore|start|stop)/;

/** Whether a database instance is in no state to take over, or to be taken over from. */
export function isDown({ status }: Pick<RdsInstance, 'status'>): boolean {
  return DOWN.test(status);
}

/** Whether it is down for a moment only, or RDS does not say: looking again will tell. */
export function isPassing({ status }: Pick<RdsInstance, 'status'>): boolean {
  return /^$|^(creating|rebooting|starting)/.test(status);
}
