import type { Balancer } from './balancer/balancer.ts';
import type { GroupChecks } from './balancer/group-checks.ts';
import type { CacheGroup } from './cache/cache-group.ts';
import type { DatabaseProxy } from './databases/database-proxy.ts';
import type { Database } from './databases/database.ts';
import type { Fleet } from './web/fleet.ts';

/** Everything of a data plane that is there at this moment. Names, checks and disturbances look into it each time. */
export interface Topology {
  readonly databases: Database[];
  readonly caches: CacheGroup[];
  readonly proxies: DatabaseProxy[];
  readonly fleet: Fleet;
  readonly balancers: Balancer[];
  /** By ARN of the target group. */
  readonly groups: Map<string, GroupChecks>;
}
