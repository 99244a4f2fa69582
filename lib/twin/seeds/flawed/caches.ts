import type { PlantedFault } from '../planted-fault.ts';
import { HOUR } from '../shop/places.ts';
import { elasticache } from './look-up.ts';
import { fails } from './shown.ts';

/** What was done to the cache. */
export const CACHES: readonly PlantedFault[] = [
  {
    id: 'catalogue-cache-alone',
    title: 'Somebody took the replica off the cache of the catalogue, because nobody read from it',
    ago: 2 * HOUR,
    calls: [
      {
        ...elasticache,
        operation: 'ModifyReplicationGroup',
        input: {
          ReplicationGroupId: 'catalogue-cache',
          AutomaticFailoverEnabled: false,
          MultiAZEnabled: false,
          ApplyImmediately: true,
        },
      },
      {
        ...elasticache,
        operation: 'DecreaseReplicaCount',
        input: { ReplicationGroupId: 'catalogue-cache', NewReplicaCount: 0, ApplyImmediately: true },
      },
    ],
    shows: fails(
      'catalogue',
      ['elasticache/cache-spread', 'catalogue-cache'],
      ['rebuild/stacks-undrifted', 'shop-catalogue'],
    ),
  },
];
