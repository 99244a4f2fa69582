import type { DBProxy } from '@aws-sdk/client-rds';
import type { Change } from '../../world/change.ts';

/** An RDS Proxy as it is kept; its status is worked out when it is read. */
export interface StoredProxy extends DBProxy {
  readonly DBProxyName: string;
  readonly DBProxyArn: string;
  readonly EngineFamily: string;
  readonly Endpoint: string;
  readonly CreatedDate: Date;
  /** What its one target group holds: identifiers, in lower case. */
  readonly instances: readonly string[];
  readonly clusters: readonly string[];
  readonly change?: Change<StoredProxy>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name, in lower case. */
    'rds.proxy': StoredProxy;
  }
}
