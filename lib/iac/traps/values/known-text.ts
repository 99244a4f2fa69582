import type { Path } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';
import { compose, isMap } from '../scan/compose.ts';
import { handedTo } from './handed-down.ts';
import { isTerraform, parametersOf, readsParameterStore } from './parameters.ts';

/** A value that is known, and where it was written. */
export interface KnownValue {
  readonly text: string;
  readonly path: Path;
}

const known = new WeakMap<IacUnit, ReadonlyMap<string, KnownValue>>();

/** The text with every parameter and local in it replaced whose value is known; what is not known stays `${…}`. */
export function knownText(unit: IacUnit, text: string): string {
  let now = text;
  for (let depth = 0; depth < 5 && now.includes('${'); depth += 1) {
    const next = now.replace(
      /\$\{\s*([^{}]*?)\s*\}/g,
      (whole, name: string) => knownValue(unit, name)?.text ?? whole,
    );
    if (next === now) return now;
    now = next;
  }
  return now;
}

/** What `Ref`, `var.…` or `local.…` of this name is, where a default, somebody, or the file says. */
export function knownValue(unit: IacUnit, name: string): KnownValue | undefined {
  let values = known.get(unit);
  if (values === undefined) {
    values = new Map([...ofParameters(unit), ...ofLocals(unit)]);
    known.set(unit, values);
  }
  return values.get(name);
}

function ofParameters(unit: IacUnit): [string, KnownValue][] {
  const prefix = isTerraform(unit) ? 'var.' : '';
  return parametersOf(unit).flatMap((parameter): [string, KnownValue][] => {
    const { name, path, supplied, fallback } = parameter;
    if (readsParameterStore(parameter)) return [];
    if (supplied !== undefined)
      return [[prefix + name, { text: textFrom(unit, name) ?? fromOutside(supplied), path }]];
    if (typeof fallback !== 'string' && typeof fallback !== 'number') return [];
    const last = isTerraform(unit) ? 'default' : 'Default';
    return [[prefix + name, { text: String(fallback), path: [...path, last] }]];
  });
}

/** What a parent hands down, with what the parent knows. */
function textFrom(unit: IacUnit, name: string): string | undefined {
  const handed = handedTo(unit, name);
  const text = handed === undefined ? undefined : compose(handed.value, handed.path)?.text;
  return handed === undefined || text === undefined ? undefined : fromOutside(knownText(handed.unit, text));
}

/** What a parent gives is named in the words of the parent, and means nothing here. */
function fromOutside(text: string): string {
  return text.replaceAll('${', '${parent/');
}

function ofLocals(unit: IacUnit): [string, KnownValue][] {
  const locals = isMap(unit.body) ? unit.body['locals'] : undefined;
  if (!isTerraform(unit) || !isMap(locals)) return [];
  return Object.entries(locals).flatMap(([name, value]): [string, KnownValue][] =>
    typeof value === 'string' ? [[`local.${name}`, { text: value, path: ['locals', name] }]] : [],
  );
}
