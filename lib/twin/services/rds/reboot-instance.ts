import type { RebootDBInstanceCommandInput, RebootDBInstanceCommandOutput } from '@aws-sdk/client-rds';
import { messageOf } from '../../../base/errors.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { isAvailable } from './availability.ts';
import { findInstance } from './instance-row.ts';
import { InstanceStory, planInstanceFailover, planReboot } from './instance-story.ts';
import { instanceView } from './instance-view.ts';

/** Rebooting a DB instance, with a failover to its standby where that is asked for. */
export const rebootOperations = { RebootDBInstance: rebootDBInstance } satisfies OperationTable;

/** AWS answers at once; what happens then is told by status and events. */
function rebootDBInstance(
  input: RebootDBInstanceCommandInput,
  context: CallContext,
): Omit<RebootDBInstanceCommandOutput, '$metadata'> {
  const { world, account, region } = context;
  const row = findInstance(input.DBInstanceIdentifier ?? '', context);
  const id = row.DBInstanceIdentifier;
  if (!isAvailable(row))
    throw new Fault('InvalidDBInstanceStateFault', `Instance ${id} is not in available state.`);
  const fails = input.ForceFailover === true;
  if (fails && !row.MultiAZ)
    throw new Fault(
      'InvalidParameterCombination',
      'Cannot use ForceFailover since the Instance is not configured for MultiAZ',
    );
  if (!world.isActed) {
    if (fails) planInstanceFailover(world, context, id);
    else planReboot(world, context, id);
  } else {
    const story = new InstanceStory(world, context, id);
    story.rebooting();
    const kind = fails ? 'database-failover' : 'database-reboot';
    void world
      .act({ kind, account, region, id, of: 'instance' })
      .catch((error: unknown) => story.failed(messageOf(error)));
  }
  return { DBInstance: instanceView(findInstance(id, context), world, context) };
}
