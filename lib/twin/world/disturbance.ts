/** Something happened to the world that real processes must follow. The control plane tells it; the data plane acts it out. */
export type Disturbance =
  | {
      readonly kind: 'instance-stopped' | 'instance-started';
      readonly account: string;
      readonly region: string;
      readonly id: string;
    }
  | {
      /** A reboot is in place: the server stops and comes back where it is. */
      readonly kind: 'database-failover' | 'database-reboot';
      readonly account: string;
      readonly region: string;
      /** A DB instance's or a cluster's identifier. */
      readonly id: string;
      readonly of: 'instance' | 'cluster';
      /** The member of a cluster that is to become its writer. */
      readonly target?: string;
    }
  | {
      readonly kind: 'subnet-isolated' | 'subnet-restored';
      readonly account: string;
      readonly region: string;
      readonly subnetId: string;
      /** Name of the zone in that account. */
      readonly zone: string;
    }
  | {
      /** A node's identifier for a reboot, a group's for a failover. */
      readonly kind: 'cache-reboot' | 'cache-failover';
      readonly account: string;
      readonly region: string;
      readonly id: string;
    }
  | {
      readonly kind: 'cache-power-lost' | 'cache-power-back';
      readonly account: string;
      readonly region: string;
      /** Identifier of a replication group. */
      readonly id: string;
      readonly zone: string;
    };

/** Acts a disturbance out; resolves when it is over for clients (a database answers again, a server is gone). */
export type Actor = (disturbance: Disturbance) => Promise<void>;
