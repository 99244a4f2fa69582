import { type CallContext, Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import { advance } from './advance.ts';
import { invalid } from './invalid.ts';
import { stopped } from './step.ts';
import { experimentsOf, isOver } from './stored-experiment.ts';
import { fisArn } from './stored-template.ts';

/** The lever of one account and Region that ends every experiment and lets none begin. */
export interface StoredLever {
  readonly engaged: boolean;
  readonly reason: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id; there is one, `default`, disengaged until somebody engages it. */
    'fis.safety-lever': StoredLever;
  }
}

const ID = 'default';
const AT_REST: StoredLever = { engaged: false, reason: 'Initial state' };

interface UpdateInput {
  readonly id: string;
  readonly state: { readonly status: string; readonly reason: string };
}

/** The safety lever. */
export const safetyLever = {
  GetSafetyLever({ id }: { readonly id: string }, context: CallContext) {
    return { safetyLever: leverView(id, context) };
  },

  UpdateSafetyLeverState({ id, state }: UpdateInput, context: CallContext) {
    leverView(id, context);
    if (!['engaged', 'disengaged'].includes(state.status))
      throw invalid(`The status must be engaged or disengaged, and is '${state.status}'.`);
    const engaged = state.status === 'engaged';
    context.world
      .table('fis.safety-lever', context.account, context.region)
      .set(ID, { engaged, reason: state.reason });
    if (engaged) stopAll(context);
    return { safetyLever: leverView(id, context) };
  },
};

/** Whether experiments may not begin. */
export function isEngaged(context: CallContext): boolean {
  return leverOf(context).engaged;
}

function leverOf({ world, account, region }: CallContext): StoredLever {
  return world.table('fis.safety-lever', account, region).get(ID) ?? AT_REST;
}

/** It is `engaging` while experiments that ran are still being stopped. */
function leverView(id: string, context: CallContext) {
  if (id !== ID) throw new Fault('ResourceNotFoundException', `Safety lever '${id}' could not be found.`);
  advance(context.world, context);
  const { engaged, reason } = leverOf(context);
  const active = [...experimentsOf(context.world, context).values()].some((row) => !isOver(row));
  const status = engaged ? (active ? 'engaging' : 'engaged') : 'disengaged';
  return { id, arn: fisArn(context, 'safety-lever', id), state: { status, reason } };
}

function stopAll(context: CallContext & Place): void {
  const rows = experimentsOf(context.world, context);
  for (const [id, row] of rows)
    if (!isOver(row) && row.status !== 'stopping')
      rows.set(id, stopped(row, 'Experiment stopped: the safety lever was engaged.'));
}
