import { accountIdLiteral } from './account-id-literal.ts';
import { detectAll } from './detect-all.ts';
import { partitionLiteral } from './partition-literal.ts';
import { regionLiteral } from './region-literal.ts';
import type { Trap, TrapContext, TrapFinding } from './trap.ts';

export type { AccountView } from './account-view.ts';
export type { Certainty, Trap, TrapContext, TrapFinding, TrapSeverity } from './trap.ts';
export { TRAP_IDS, type TrapId } from './trap-id.ts';

/** Every trap, in the order of the catalogue. */
export const TRAPS: readonly Trap[] = [accountIdLiteral, regionLiteral, partitionLiteral];

/** What would not come back, or not as it was, by unit and place: one finding for each place and trap. Pure. */
export function findTraps(context: TrapContext): readonly TrapFinding[] {
  return detectAll(TRAPS, context);
}
