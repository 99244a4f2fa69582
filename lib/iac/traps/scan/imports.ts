import type { SourceLocation } from '../../../base/problem.ts';
import type { Path } from '../../../syntax/template.ts';
import { walk } from '../../../syntax/walk.ts';
import type { IacSet, IacUnit } from '../../iac-set.ts';
import { knownText } from '../values/known-text.ts';
import { placeOf } from './place-of.ts';
import { compose, intrinsicOf, isMap } from './compose.ts';

/** A value that a unit takes from, or gives to, the other stacks of its account and Region. */
export interface Exchange {
  readonly unit: IacUnit;
  readonly path: Path;
  /** With `${…}` where it depends on what is not known. */
  readonly name: string;
  /** Where that name stands. */
  readonly where?: SourceLocation | string;
}

/** What a template imports, in the order of the file. */
export function importsOf(unit: IacUnit): readonly Exchange[] {
  const imports: Exchange[] = [];
  walk(unit.body, (value, path) => {
    const call = intrinsicOf(value);
    if (call?.[0] !== 'Fn::ImportValue') return;
    const inner = [...path, 'Fn::ImportValue'];
    const { text, pieces } = compose(call[1], inner) ?? { text: '${name}', pieces: [] };
    const where = placeOf({ unit, path: inner, pieces }, 0, text.length);
    imports.push({ unit, path: inner, name: knownText(unit, text), where });
  });
  return imports;
}

/** What the templates of a set export. */
export function exportsOf(set: IacSet): readonly Exchange[] {
  return set.units.flatMap((unit) => {
    const outputs = isMap(unit.body) ? unit.body['Outputs'] : undefined;
    if (!isMap(outputs)) return [];
    return Object.entries(outputs).flatMap(([key, output]) => {
      const given = isMap(output) && isMap(output['Export']) ? output['Export']['Name'] : undefined;
      const path = ['Outputs', key, 'Export', 'Name'];
      const name = given === undefined ? undefined : compose(given, path)?.text;
      return name === undefined ? [] : [{ unit, path, name: knownText(unit, name) }];
    });
  });
}
