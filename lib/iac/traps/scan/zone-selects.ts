import type { Path } from '../../../syntax/template.ts';
import { walk } from '../../../syntax/walk.ts';
import type { IacUnit } from '../../iac-set.ts';
import { intrinsicOf, isList } from './compose.ts';

/** Every `Fn::Select` from the list of zones, with the number that it asks for. */
export function selectsOfZones(unit: IacUnit): readonly { readonly path: Path; readonly index: number }[] {
  const selects: { path: Path; index: number }[] = [];
  walk(unit.body, (value, path) => {
    const call = intrinsicOf(value);
    if (call?.[0] !== 'Fn::Select' || !isList(call[1])) return;
    const index = Number(call[1][0]);
    if (intrinsicOf(call[1][1] ?? null)?.[0] === 'Fn::GetAZs' && Number.isInteger(index))
      selects.push({ path, index });
  });
  return selects;
}
