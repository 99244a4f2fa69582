import { tagsOf } from '../../../world/tags.ts';
import { clusterRows } from '../../rds/cluster-row.ts';
import { clusterView } from '../../rds/cluster-view.ts';
import { instanceRows } from '../../rds/instance-row.ts';
import { instanceView } from '../../rds/instance-view.ts';
import type { TargetKind } from './target-kind.ts';
import { inZones } from './zone-list.ts';

/** DB instances. */
export const dbInstanceTargets: TargetKind = {
  resourceType: 'aws:rds:db',
  description: 'An Amazon RDS DB instance.',
  parameters: {
    availabilityZoneIdentifiers: inZones('Availability Zones (names or ids) of the DB instances.'),
  },
  list: (context) =>
    [...instanceRows(context.world, context).values()].map((row) => ({
      arn: row.DBInstanceArn,
      tags: tagsOf(context.world, context, row.DBInstanceArn),
      description: instanceView(row, context.world, context),
      zones: [row.AvailabilityZone],
    })),
};

/** DB clusters: by zone, they are where their writer is. */
export const dbClusterTargets: TargetKind = {
  resourceType: 'aws:rds:cluster',
  description: 'An Amazon RDS DB cluster.',
  parameters: {
    writerAvailabilityZoneIdentifiers: inZones('Availability Zones (names or ids) of the writers.'),
  },
  list: (context) => {
    const instances = instanceRows(context.world, context);
    return [...clusterRows(context.world, context).values()].map((row) => {
      const view = clusterView(row, context.world, context);
      const writer = view.DBClusterMembers?.find(({ IsClusterWriter }) => IsClusterWriter === true);
      const zone = instances.get(writer?.DBInstanceIdentifier ?? '')?.AvailabilityZone;
      return {
        arn: row.DBClusterArn,
        tags: tagsOf(context.world, context, row.DBClusterArn),
        description: view,
        zones: zone === undefined ? [] : [zone],
      };
    });
  },
};
