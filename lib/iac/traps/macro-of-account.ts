import type { Path, Value } from '../../syntax/template.ts';
import { walk } from '../../syntax/walk.ts';
import type { IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { isList, isMap } from './scan/compose.ts';
import { defineTrap, type Trap } from './trap.ts';
import { makerOf } from './values/made.ts';

/** A macro that lives in the account. */
export const macroOfAccount: Trap = defineTrap({
  id: 'macro-of-account',
  severity: 'blocks',
  title: 'The template is transformed by a macro of the account',
  why: 'A macro is a function that was registered in one account and Region; without it the template is refused before anything is made (CloudFormation User Guide, "Template macros").',
  fix: 'put the template of the macro (AWS::CloudFormation::Macro) with these, and deploy it first',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: ({ set }) =>
    set.units.flatMap((unit) =>
      macrosOf(unit)
        .filter(({ name }) => !/^AWS::|\$\{/.test(name) && makerOf(set, 'macro', name) === undefined)
        .map(({ name, path }) =>
          found(macroOfAccount, {
            unit,
            path,
            message: `macro ${name} is not there in a clean account, and the template is refused`,
            got: name,
          }),
        ),
    ),
});

function macrosOf(unit: IacUnit): { readonly name: string; readonly path: Path }[] {
  if (unit.template === undefined || !isMap(unit.body)) return [];
  const macros = namesIn(unit.body['Transform'], ['Transform']);
  walk(unit.body, (value, path) => {
    const call = isMap(value) ? value['Fn::Transform'] : undefined;
    if (call !== undefined) macros.push(...namesIn(call, [...path, 'Fn::Transform']));
  });
  return macros;
}

function namesIn(value: Value | undefined, path: Path): { name: string; path: Path }[] {
  if (typeof value === 'string') return [{ name: value, path }];
  if (isList(value)) return value.flatMap((item, index) => namesIn(item, [...path, index]));
  const name = isMap(value) ? value['Name'] : undefined;
  return typeof name === 'string' ? [{ name, path: [...path, 'Name'] }] : [];
}
