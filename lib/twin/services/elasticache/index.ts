import type { TwinService } from '../../service.ts';
import { clusterOperations } from './clusters.ts';
import { deleteReplicationGroup } from './delete-group.ts';
import { engineVersionOperations } from './engine-versions.ts';
import { eventOperations } from './events.ts';
import { groupOperations } from './groups.ts';
import { tagOperations } from './tags.ts';
import { testFailoverOperations } from './test-failover.ts';

/** Amazon ElastiCache for Valkey and Redis, replication groups of one shard. */
export const elasticache: TwinService = {
  signingName: 'elasticache',
  sdkPackage: '@aws-sdk/client-elasticache',
  operations: {
    ...groupOperations,
    ...clusterOperations,
    ...testFailoverOperations,
    ...tagOperations,
    ...eventOperations,
    ...engineVersionOperations,
    DeleteReplicationGroup: deleteReplicationGroup,
  },
};
