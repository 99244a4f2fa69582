import { join, normalize } from 'node:path';
import type { Path, Value } from '../../../syntax/template.ts';
import type { IacSet, IacUnit } from '../../iac-set.ts';
import { nestedTemplates } from '../../reading/nested-stacks.ts';
import { isMap } from '../scan/compose.ts';
import { isTerraform } from './parameters.ts';

/** A value that a parent hands to a nested stack or a module, where the parent writes it. */
export interface HandedDown {
  readonly unit: IacUnit;
  readonly path: Path;
  readonly value: Value;
}

const known = new WeakMap<IacUnit, ReadonlyMap<string, HandedDown>>();

/** Notes for each child of a set what its parent hands to it. Before anything asks for the values of a child. */
export function noteFamilies(set: IacSet): void {
  const units = new Map(set.units.map((unit) => [unit.id, unit]));
  for (const child of set.units) {
    const parent = child.parent === undefined ? undefined : units.get(child.parent);
    if (parent !== undefined && !known.has(child)) known.set(child, new Map(handed(parent, child)));
  }
}

/** What the parent hands to this parameter, if it does. */
export function handedTo(child: IacUnit, parameter: string): HandedDown | undefined {
  return known.get(child)?.get(parameter);
}

function handed(parent: IacUnit, child: IacUnit): readonly [string, HandedDown][] {
  return isTerraform(parent) ? byModule(parent, child) : byStack(parent, child);
}

function byStack(parent: IacUnit, child: IacUnit): [string, HandedDown][] {
  return nestedTemplates(parent)
    .filter(({ file }) => file === normalize(child.file))
    .flatMap(({ resource }) => {
      const given = resource.properties['Parameters'];
      return entriesOf(parent, given, [...resource.propertiesPath, 'Parameters']);
    });
}

function byModule(parent: IacUnit, child: IacUnit): [string, HandedDown][] {
  const calls = isMap(parent.body) ? parent.body['module'] : undefined;
  return Object.entries(isMap(calls) ? calls : {}).flatMap(([name, call]) => {
    const source = isMap(call) ? call['source'] : undefined;
    const isCalled =
      typeof source === 'string' && normalize(join(parent.file, source)) === normalize(child.file);
    return isCalled ? entriesOf(parent, call, ['module', name]) : [];
  });
}

function entriesOf(unit: IacUnit, given: Value | undefined, path: Path): [string, HandedDown][] {
  return Object.entries(isMap(given) ? given : {}).map(([name, value]) => [
    name,
    { unit, path: [...path, name], value },
  ]);
}
