import { own } from '../../../base/own.ts';
import type { Path } from '../../../syntax/template.ts';
import type { IacSet, IacUnit } from '../../iac-set.ts';
import { NAME_LOOKUPS, NAME_REFERENCES } from '../../types/name-references.ts';
import { knownText } from '../values/known-text.ts';
import { madeOf, type MadeKind } from '../values/made.ts';
import { originsOf } from '../values/origins.ts';
import { pick } from '../values/pick.ts';
import { mayBeSame } from '../values/same-name.ts';
import { dataSourcesOf } from './data-sources.ts';
import { kindOfVariable, type Named, namedIn } from './named-in.ts';
import { wordsIn } from './texts-of.ts';

/** Something of another unit that a unit has by its name. */
export interface NamedNeed {
  readonly from: IacUnit;
  readonly to: IacUnit;
  readonly path: Path;
  readonly name: string;
  readonly by: MadeKind;
  /** It has to be there when the unit is deployed; the others are asked for once it runs. */
  readonly atOnce: boolean;
}

interface Use extends Named {
  readonly path: Path;
  readonly atOnce: boolean;
}

/** What units have of others by name: in properties that take one, in ARNs and addresses, in variables of functions. */
export function namedNeeds(set: IacSet): readonly NamedNeed[] {
  if (set.units.length < 2) return [];
  return set.units.flatMap((from) =>
    [...inProperties(from), ...inLookups(from), ...inWords(from)].flatMap(({ kind, name, path, atOnce }) => {
      const to = isUnknown(name) ? undefined : otherMaker(set, from, kind, name);
      return to === undefined ? [] : [{ from, to, path, name, by: kind, atOnce }];
    }),
  );
}

/** Nobody else is needed for what a unit makes itself. */
function otherMaker(set: IacSet, from: IacUnit, kind: MadeKind, name: string): IacUnit | undefined {
  const makers = madeOf(set, kind).filter((made) => !isUnknown(made.name) && mayBeSame(made.name, name));
  return makers.some(({ unit }) => unit === from) ? undefined : makers[0]?.unit;
}

/** Without a word that somebody wrote it may be anything. */
function isUnknown(name: string): boolean {
  return !/[A-Za-z0-9]{3}/.test(name.replace(/\$\{[^{}]*\}/g, ' '));
}

function inProperties(unit: IacUnit): Use[] {
  return unit.resources.flatMap((resource) =>
    Object.entries(own(NAME_REFERENCES, resource.type) ?? {}).flatMap(([property, kind]) =>
      pick(unit, resource, property)
        .flatMap(({ value, path }) => originsOf(unit, value, path))
        // An ARN says by itself of what it is.
        .filter(({ text }) => !text.startsWith('arn:'))
        .map(({ path, text }) => ({ kind, name: plain(text), path, atOnce: true })),
    ),
  );
}

/** A function may be named with a version or an alias, a zone with the dot at its end. */
function plain(name: string): string {
  return name.replace(/\.$/, '').replace(/(?<!\$\{[^{}]*):[^:{}]*$/, '');
}

function inLookups(unit: IacUnit): Use[] {
  return dataSourcesOf(unit).flatMap(({ type, path, settings }) =>
    Object.entries(own(NAME_LOOKUPS, type) ?? {}).flatMap(([key, kind]) => {
      const name = settings[key];
      if (typeof name !== 'string') return [];
      return [{ kind, name: knownText(unit, name), path: [...path, key], atOnce: true }];
    }),
  );
}

function inWords(unit: IacUnit): Use[] {
  return wordsIn(unit).flatMap(({ text, path, property, role, whole }): Use[] => {
    if (role !== 'property' || text.length < 3 || !isAsked(property)) return [];
    const variable = VARIABLE.exec(property)?.[1];
    const meant = knownText(unit, text);
    const kind = variable === undefined ? undefined : kindOfVariable(variable);
    const named = namedIn(meant) ?? (kind === undefined ? undefined : { kind, name: meant });
    // Of what a resource points to, only the role that it takes on is looked at while it is made.
    const atOnce = named?.kind === 'role' && whole === text && ROLE.test(property);
    return named === undefined ? [] : [{ ...named, path, atOnce }];
  });
}

const ROLE = /role(?:_?arn)?$/i;
const VARIABLE = /(?:^|\.)(?:Environment\.Variables|environment\.variables)\.(.+)$/;

/** What a policy allows may come later; the principals that it names have to be there. */
function isAsked(property: string): boolean {
  return !/(?:^|\.)(?:Not)?Resources?$|(?:^|\.)Condition\.|(?:^|\.)(?:user_data|UserData)(?:_base64)?$|policy$/i.test(
    property,
  );
}
