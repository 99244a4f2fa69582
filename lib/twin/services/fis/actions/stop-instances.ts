import { ec2 } from '../../ec2/index.ts';
import { instancesOf, stateOf, type StoredInstance } from '../../ec2/stored-instance.ts';
import type { ActionAt, ActionKind } from './action-kind.ts';
import { perform } from './perform.ts';
import { duration, flag } from './parameter-kinds.ts';

/** Stops instances; with a start duration it is under way until they were started again. */
export const stopInstances: ActionKind = {
  id: 'aws:ec2:stop-instances',
  description: 'Stop the specified EC2 instances.',
  slot: { name: 'Instances', resourceType: 'aws:ec2:instance' },
  parameters: {
    startInstancesAfterDuration: duration(
      'The time to wait before starting the instances (ISO 8601 duration).',
      false,
    ),
    completeIfInstancesTerminated: flag(
      'The action will complete even if the instances were terminated before they could be started again.',
    ),
  },
  lasts: 'startInstancesAfterDuration',
  begin: ({ context, targets }) => perform(ec2, 'StopInstances', { InstanceIds: targets.map(idOf) }, context),
  restore: startAgain,
};

/** An instance that is still stopping cannot be started yet; one that is gone cannot be started at all. */
async function startAgain({ context, targets, parameters }: ActionAt): Promise<boolean> {
  const rows = instancesOf(context.world, context);
  const found = targets.map(idOf).flatMap((id) => rows.get(id) ?? []);
  const gone = targets.length - found.length + found.filter(isTerminated).length;
  if (gone > 0 && parameters['completeIfInstancesTerminated'] !== 'true')
    throw new Error(`${gone} of ${targets.length} instances were terminated and cannot be started.`);
  const stopped = found.filter((row) => stateOf(row) === 'stopped').map(({ id }) => id);
  if (stopped.length > 0) await perform(ec2, 'StartInstances', { InstanceIds: stopped }, context);
  return found.every((row) => stateOf(row) !== 'stopping');
}

function isTerminated(row: StoredInstance): boolean {
  return ['shutting-down', 'terminated'].includes(stateOf(row));
}

function idOf({ arn }: { readonly arn: string }): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
