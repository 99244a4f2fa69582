import { basename } from 'node:path';
import type { IacUnit } from '../../iac-set.ts';
import type { AccountView } from '../account-view.ts';
import type { TrapContext } from '../trap.ts';

/** A stack as it was seen in the account that is rebuilt. */
export type SeenStack = NonNullable<AccountView['stacks']>[number];

/** Units that are deployed, each with its stack: by the name of the unit, or by that of its file. */
export function deployedOf({
  set,
  account,
}: TrapContext): readonly { readonly unit: IacUnit; readonly stack: SeenStack }[] {
  return set.units.flatMap((unit) => {
    const stack = account?.stacks?.find(({ name }) => isStackOf(unit, name));
    return stack === undefined ? [] : [{ unit, stack }];
  });
}

/** Whether this may be the name of the stack of a unit. */
export function isStackOf(unit: IacUnit, name: string): boolean {
  return unit.id === name || basename(unit.file).replace(/(\.template)?\.[^.]+$/, '') === name;
}
