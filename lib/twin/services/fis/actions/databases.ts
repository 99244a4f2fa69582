import { rds } from '../../rds/index.ts';
import type { ActionKind } from './action-kind.ts';
import { perform } from './perform.ts';
import { flag } from './parameter-kinds.ts';

/** Reboots DB instances. The action is over long before the failover is: FIS looks at the call, not at the database. */
export const rebootDbInstances: ActionKind = {
  id: 'aws:rds:reboot-db-instances',
  description: 'Reboot the specified DB instances.',
  slot: { name: 'DBInstances', resourceType: 'aws:rds:db' },
  parameters: {
    forceFailover: flag('Whether to force a failover to the standby; the instances must be Multi-AZ.'),
  },
  begin: ({ context, targets, parameters }) =>
    Promise.all(
      targets.map(({ arn }) =>
        perform(
          rds,
          'RebootDBInstance',
          { DBInstanceIdentifier: nameOf(arn), ForceFailover: parameters['forceFailover'] === 'true' },
          context,
        ),
      ),
    ),
};

/** Fails DB clusters over to another member. */
export const failoverDbCluster: ActionKind = {
  id: 'aws:rds:failover-db-cluster',
  description: 'Failover a DB cluster to one of its readers.',
  slot: { name: 'Clusters', resourceType: 'aws:rds:cluster' },
  parameters: {},
  begin: ({ context, targets }) =>
    Promise.all(
      targets.map(({ arn }) =>
        perform(rds, 'FailoverDBCluster', { DBClusterIdentifier: nameOf(arn) }, context),
      ),
    ),
};

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
