import type { World } from '../../../world/world.ts';
import type { CallContext, Operation, OperationTable } from '../../../service.ts';
import { advanceDrift } from '../drift/advance-drift.ts';
import { Job } from './job.ts';
import { step } from './step.ts';

const underWay = new WeakMap<World, Promise<void>>();

/** Takes everything that is being done to the stacks of a world as far as it goes by now. Only one goes at a time. */
export async function advance(world: World): Promise<void> {
  const running = underWay.get(world);
  if (running !== undefined) return await running;
  const run = advanceAll(world).finally(() => underWay.delete(world));
  underWay.set(world, run);
  await run;
}

async function advanceAll(world: World): Promise<void> {
  for (const place of world.places('cloudformation.work'))
    for (const work of world.table('cloudformation.work', place.account, place.region).values())
      await step(new Job(world, place, work));
  await advanceDrift(world);
}

/** The same operations, each answered after everything went as far as it goes by now. */
export function advanced(operations: OperationTable): OperationTable {
  const entries = Object.entries(operations).map(([name, operation]): [string, Operation<never, unknown>] => [
    name,
    async (input: never, context: CallContext) => {
      await advance(context.world);
      return await operation(input, context);
    },
  ]);
  return Object.fromEntries(entries);
}
