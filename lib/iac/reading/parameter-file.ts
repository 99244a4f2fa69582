import { basename, dirname } from 'node:path';
import { isMap, parseJson, type Value } from '../../syntax/index.ts';
import type { IacUnit } from '../iac-set.ts';

/** Values for parameters, and the file they stand in. */
export interface ParameterFile {
  readonly file: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads a parameter file: the list of the CLI, `{"Parameters": {…}}` of CodePipeline, or `["Key=Value"]`. A previous value is
 * none in a clean account. Throws JSON_INVALID.
 */
export function readParameterFile(text: string, file: string): ParameterFile {
  const value = parseJson(text.replace(/^\uFEFF/, ''), file);
  const pairs = Array.isArray(value)
    ? value.map(pairOf)
    : Object.entries(isMap(value) && isMap(value['Parameters']) ? value['Parameters'] : {});
  return {
    file,
    values: Object.fromEntries(pairs.flatMap((pair) => (pair === undefined ? [] : [pair])).map(asText)),
  };
}

function pairOf(one: Value): readonly [string, Value] | undefined {
  if (typeof one === 'string') {
    const equals = one.indexOf('=');
    return equals < 1 ? undefined : [one.slice(0, equals), one.slice(equals + 1)];
  }
  if (!isMap(one) || typeof one['ParameterKey'] !== 'string') return undefined;
  const given = one['ParameterValue'];
  return given === undefined ? undefined : [one['ParameterKey'], given];
}

function asText([name, value]: readonly [string, Value]): [string, string] {
  return [name, typeof value === 'string' ? value : JSON.stringify(value)];
}

/**
 * The values that a unit is given by the files around it: those named after it, then, where none is, one that lies beside it
 * and speaks of nothing else. Of several files (one a stage) the first one gives a value.
 */
export function suppliedBy(unit: IacUnit, files: readonly ParameterFile[]): Readonly<Record<string, string>> {
  const declared = unit.template?.body['Parameters'];
  const names = new Set(isMap(declared) ? Object.keys(declared) : []);
  const near = files.filter(
    ({ file, values }) => isNear(unit.file, file) && Object.keys(values).some((name) => names.has(name)),
  );
  const named = near.filter(({ file }) => isNamedAfter(unit.file, file));
  const chosen =
    named.length > 0
      ? named
      : near.filter(({ values }) => Object.keys(values).every((name) => names.has(name)));
  const given: Record<string, string> = {};
  for (const { values } of chosen) {
    for (const [name, value] of Object.entries(values)) {
      if (names.has(name) && !Object.hasOwn(given, name)) given[name] = value;
    }
  }
  return given;
}

/** Beside it, in a folder below (`parameters/prod.json`), or in one beside its own. */
function isNear(template: string, parameters: string): boolean {
  const [home, folder] = [dirname(template), dirname(parameters)];
  return folder === home || dirname(folder) === home || dirname(folder) === dirname(home);
}

function isNamedAfter(template: string, parameters: string): boolean {
  const stem = stemOf(template);
  const other = stemOf(parameters).replace(/[-._]?(?:parameters|params)$/i, '');
  return other === stem || (other.startsWith(stem) && /^[-._]/.test(other.slice(stem.length)));
}

function stemOf(file: string): string {
  return basename(file).replace(/(?:\.template)?\.(?:ya?ml|json|template|cfn)$/i, '');
}
