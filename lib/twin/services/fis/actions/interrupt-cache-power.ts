import type { CallContext } from '../../../service.ts';
import { zonesOf } from '../../ec2/zones.ts';
import { interruptPower, restorePower } from '../../elasticache/power.ts';
import type { ResolvedResource } from '../stored-experiment.ts';
import type { ActionKind } from './action-kind.ts';
import { duration } from './parameter-kinds.ts';

/** Takes the power from the nodes of replication groups in one zone; a replica elsewhere takes over where the primary was there. */
export const interruptCachePower: ActionKind = {
  id: 'aws:elasticache:replicationgroup-interrupt-az-power',
  description: 'Interrupt power in the specified Availability Zone for the replication groups.',
  slot: { name: 'ReplicationGroups', resourceType: 'aws:elasticache:replicationgroup' },
  parameters: { duration: duration('The duration of the action (ISO 8601 duration).', true) },
  lasts: 'duration',
  begin: ({ context, targets, experimentArn }) =>
    Promise.all(
      targets.map((target) => interruptPower(idOf(target), zoneOf(target, context), experimentArn, context)),
    ),
  restore: async ({ context, targets, experimentArn }) => {
    await Promise.all(targets.map((target) => restorePower(idOf(target), experimentArn, context)));
    return true;
  },
};

/** The zone by its name in this account, whichever way it was given. */
function zoneOf({ parameters }: ResolvedResource, context: CallContext): string {
  const given = parameters?.['availabilityZoneIdentifier'] ?? '';
  return zonesOf(context).find(({ id }) => id === given)?.name ?? given;
}

function idOf({ arn }: ResolvedResource): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
