import { tagsOf } from '../../../world/tags.ts';
import { groupRows, nodesOf } from '../../elasticache/stored-cache.ts';
import { groupView } from '../../elasticache/views.ts';
import type { TargetKind } from './target-kind.ts';
import { inZones } from './zone-list.ts';

/** Replication groups of ElastiCache: they are wherever one of their nodes is. */
export const cacheGroupTargets: TargetKind = {
  resourceType: 'aws:elasticache:replicationgroup',
  description: 'An Amazon ElastiCache replication group.',
  byTagsOnly: true,
  parameters: {
    availabilityZoneIdentifier: {
      ...inZones('The Availability Zone (name or id) whose nodes lose power.'),
      required: true,
    },
  },
  list: (context) =>
    [...groupRows(context.world, context).values()].map((row) => ({
      arn: row.arn,
      tags: tagsOf(context.world, context, row.arn),
      description: groupView(row, context.world, context),
      zones: nodesOf(context.world, context, row.id).map(({ zone }) => zone),
    })),
};
