import { own } from '../../base/own.ts';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Problem } from '../../base/problem.ts';
import { isMap, textOf, type Value, type ValueMap } from '../../syntax/index.ts';
import type { IacSet, IacUnit } from '../iac-set.ts';
import { stacksAsUnits, synthesisedTogether } from './cdk-units.ts';
import type { Collected } from './collected.ts';
import { linkNested, type NestedTemplate, nestedTemplates } from './nested-stacks.ts';
import { suppliedBy } from './parameter-file.ts';
import { readFileInto } from './read-file.ts';
import { SENSITIVE } from './sensitive.ts';

/** Values that somebody supplies, by unit and parameter; the unit `*` is every one. */
export type Supplied = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Makes one set of what was collected: reads what is nested in it, and says who belongs to whom and gets which values. */
export async function assemble(
  root: string,
  collected: Collected,
  supplied: Supplied,
  signal?: AbortSignal,
): Promise<IacSet> {
  await readNested(collected, signal);
  const folders = await collected.hcl.finish(signal);
  const stacks = stacksAsUnits(collected);
  const linked = linkNested(unique([...stacks.units, ...collected.others]));
  const units = [...synthesisedTogether(linked.units), ...folders]
    .map((unit) => withValues(unit, collected, supplied))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const refused = [
    ...collected.refused,
    ...collected.hcl.problems,
    ...stacks.problems,
    ...linked.problems,
  ].sort(byPlace);
  return { root, units, refused, ignored: collected.ignored };
}

function byPlace({ where: a = '' }: Problem, { where: b = '' }: Problem): number {
  if (typeof a === 'object' && typeof b === 'object' && a.file === b.file) return a.line - b.line;
  const [first, second] = [a, b].map((where) => (typeof where === 'string' ? where : where.file));
  return (first ?? '') < (second ?? '') ? -1 : first === second ? 0 : 1;
}

/** Templates that lie elsewhere than where somebody pointed. */
async function readNested(collected: Collected, signal?: AbortSignal): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const { units } = stacksAsUnits(collected);
    const open = units.flatMap((unit) =>
      nestedTemplates(unit)
        .filter(({ file }) => !collected.templates.has(file) && !tried.has(file))
        .map((nested) => ({ unit, nested })),
    );
    if (open.length === 0) return;
    for (const { unit, nested } of open) {
      signal?.throwIfAborted();
      if (tried.has(nested.file)) continue;
      tried.add(nested.file);
      await readOne(unit, nested, collected);
    }
  }
}

async function readOne(unit: IacUnit, { file, path }: NestedTemplate, collected: Collected): Promise<void> {
  const isRefused = collected.refused.some(({ where }) => typeof where === 'object' && where.file === file);
  if (isRefused) return;
  if (await isFile(resolve(collected.cwd, file))) {
    await readFileInto(file, collected);
    return;
  }
  collected.refused.push({
    what: 'A nested template is not there; what it makes was not seen',
    where: unit.locate(path),
    got: file,
    fix: 'give it too, or correct the path',
  });
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return false;
    throw error;
  }
}

/** Stacks of one name in two accounts or Regions are told apart by their files. */
function unique(units: readonly IacUnit[]): IacUnit[] {
  const seen = new Set<string>();
  return units.map((unit) => {
    const id = seen.has(unit.id) ? `${unit.id} (${unit.file})` : unit.id;
    seen.add(id);
    return id === unit.id ? unit : { ...unit, id };
  });
}

function withValues(unit: IacUnit, { parameters }: Collected, supplied: Supplied): IacUnit {
  const declared = parametersOf(unit);
  const forAll = Object.entries(unit.parent === undefined ? (supplied['*'] ?? {}) : {});
  const given = {
    ...suppliedBy(unit, parameters),
    ...unit.supplied,
    ...Object.fromEntries(forAll.filter(([name]) => Object.hasOwn(declared, name))),
    ...own(supplied, unit.id),
  };
  const secrets = Object.keys(given).filter((name) => isSecret(own(declared, name)));
  return {
    ...unit,
    supplied: { ...given, ...Object.fromEntries(secrets.map((name) => [name, SENSITIVE])) },
    ...(unit.suppliedAt && { suppliedAt: stillThere(unit, unit.suppliedAt, given) }),
  };
}

/** The places of values that nobody has overruled. */
function stillThere(
  unit: IacUnit,
  places: NonNullable<IacUnit['suppliedAt']>,
  given: Readonly<Record<string, string>>,
): NonNullable<IacUnit['suppliedAt']> {
  const isThere = (name: string): boolean => own(given, name) === own(unit.supplied, name);
  return Object.fromEntries(Object.entries(places).filter(([name]) => isThere(name)));
}

function parametersOf({ template, body }: IacUnit): ValueMap {
  const declared = template === undefined && isMap(body) ? body['variable'] : template?.body['Parameters'];
  return isMap(declared) ? declared : {};
}

function isSecret(parameter: Value | undefined): boolean {
  if (!isMap(parameter)) return false;
  return textOf(parameter['NoEcho']) === 'true' || parameter['sensitive'] === true;
}
