import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import { HOME, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';

/** The cache that the servers of the catalogue share: a primary, and in a second zone a replica that takes over. */
export async function foundCaches({ call }: Founder): Promise<void> {
  await call({
    service: 'elasticache',
    account: SHOP,
    region: HOME,
    operation: 'CreateReplicationGroup',
    input: {
      ReplicationGroupId: 'catalogue-cache',
      ReplicationGroupDescription: 'The items of the catalogue, as its pages show them',
      Engine: 'valkey',
      CacheNodeType: 'cache.r7g.large',
      NumCacheClusters: 2,
      PreferredCacheClusterAZs: [`${HOME}a`, `${HOME}b`],
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
      AtRestEncryptionEnabled: true,
      KmsKeyId: 'alias/shop-data',
      Tags: tagList(shopTags('catalogue', 'rebuild', 'catalogue01_cache')),
    },
  });
}
