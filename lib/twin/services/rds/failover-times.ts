import type { Seconds } from '../../../base/duration.ts';

/**
 * Moments of a Multi-AZ failover, in seconds of AWS after the call. From a reboot with failover that was watched (RDS
 * MySQL with FIS): clients are back long before RDS says so. That the zones swap later still, the RDS User Guide tells
 * (Concepts.MultiAZSingleStandby: "it can take additional time for the RDS console to reflect the new Availability Zone").
 */
export const INSTANCE_FAILOVER = {
  started: 6,
  hangs: 7,
  restarted: 19,
  oldRestarted: 24,
  serves: 27,
  completed: 56,
  zonesSwapped: 116,
} as const satisfies Record<string, Seconds>;

/** Moments of an Aurora failover: typically less than a minute, often less than 30 s (Aurora User Guide, fault tolerance). */
export const CLUSTER_FAILOVER = {
  hangs: 1,
  writerFlips: 10,
  serves: 20,
  completed: 30,
} as const satisfies Record<string, Seconds>;

/**
 * Moments of a failover of a Multi-AZ DB cluster: its primary is ended, that is noticed, and a readable standby is promoted;
 * typically in less than 35 s (API reference, FailoverDBCluster).
 */
export const MULTI_AZ_CLUSTER_FAILOVER = {
  hangs: 1,
  writerFlips: 20,
  serves: 30,
  completed: 40,
} as const satisfies Record<string, Seconds>;

/** Moments of a reboot in place. */
export const REBOOT = { stops: 1, serves: 15, completed: 20 } as const satisfies Record<string, Seconds>;
