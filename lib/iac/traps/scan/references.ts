import { own } from '../../../base/own.ts';
import { dynamicReferences } from '../../../syntax/dynamic-references.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import { parametersOf, readsParameterStore } from '../values/parameters.ts';
import { knownText } from '../values/known-text.ts';
import { arnOf } from './arn-field.ts';
import type { Exchange } from './imports.ts';
import { dataSourcesOf } from './data-sources.ts';
import { isMap } from './compose.ts';
import { placeOf } from './place-of.ts';
import type { Word } from './text.ts';
import { wordsIn } from './texts-of.ts';
import { textOf } from '../../../syntax/text-of.ts';
import { originsOf } from '../values/origins.ts';
import { pick } from '../values/pick.ts';

/** A parameter or a secret that a unit reads by its name while it is deployed. */
export interface StoreReference extends Exchange {
  readonly store: 'ssm' | 'secretsmanager';
  /** It names a secret by ARN. */
  readonly byArn: boolean;
  /** The word that it is of a longer text. */
  readonly within?: number;
  /** What asks for it. */
  readonly resource?: IacResource;
}

/** Every parameter of Parameter Store and every secret that a unit needs while it is deployed, or its tasks while they start. */
export function storeReferencesOf(unit: IacUnit): readonly StoreReference[] {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const references = [
    ...dynamic(unit),
    ...byParameterType(unit),
    ...forTasks(unit),
    ...forBuilds(unit),
    ...byDataSource(unit),
  ];
  known.set(unit, references);
  return references;
}

const known = new WeakMap<IacUnit, readonly StoreReference[]>();

function dynamic(unit: IacUnit): StoreReference[] {
  return writtenWords(unit).flatMap((word) =>
    dynamicReferences(word.text).map(({ service, name }) => ({
      ...placed(word),
      name: knownText(unit, name),
      store: service === 'secretsmanager' ? ('secretsmanager' as const) : ('ssm' as const),
      byArn: name.startsWith('arn:'),
    })),
  );
}

function writtenWords(unit: IacUnit): readonly Word[] {
  return wordsIn(unit).filter(({ role }) => role !== 'supplied');
}

function placed(word: Word): Pick<StoreReference, 'unit' | 'path' | 'where' | 'within' | 'resource'> {
  const { unit, path, start, text, resource } = word;
  const place = { unit, path, where: placeOf(word, start, text.length), within: start };
  return resource === undefined ? place : { ...place, resource };
}

/** `AWS::SSM::Parameter::Value<…>`: the default is the name. */
function byParameterType(unit: IacUnit): StoreReference[] {
  return parametersOf(unit).flatMap((parameter) => {
    const { path, fallback, supplied } = parameter;
    const name = supplied ?? fallback;
    if (!readsParameterStore(parameter) || typeof name !== 'string' || name.includes('${')) return [];
    const place = supplied === undefined ? [...path, 'Default'] : path;
    return [{ unit, path: place, name, store: 'ssm' as const, byArn: false }];
  });
}

/** `Secrets: [{ValueFrom: …}]` of a container, also in JSON that is written as text: without it no task starts. */
function forTasks(unit: IacUnit): StoreReference[] {
  return writtenWords(unit).flatMap((word): StoreReference[] => {
    const { property, text, whole, start } = word;
    const isOne =
      /(^|\.)(ValueFrom|valueFrom)$/.test(property) ||
      /valueFrom\\?"\s*:\s*\\?"$/.test(whole.slice(Math.max(0, start - 40), start));
    if (!isOne || text.includes('{{resolve:')) return [];
    const meant = knownText(unit, text);
    const [, secret] = SECRET_ARN.exec(meant) ?? [];
    if (secret !== undefined)
      return [{ ...placed(word), name: secret, store: 'secretsmanager', byArn: true }];
    const [, parameter] = PARAMETER_ARN.exec(meant) ?? [];
    const name = parameter ?? (/^[/\w]/.test(meant) && !meant.startsWith('arn:') ? meant : undefined);
    return name === undefined ? [] : [{ ...placed(word), name, store: 'ssm', byArn: false }];
  });
}

/** Variables of CodeBuild that name a parameter or a secret. */
function forBuilds(unit: IacUnit): StoreReference[] {
  return unit.resources.flatMap((resource) =>
    (own(BUILD_VARIABLES, resource.type) ?? []).flatMap((property) =>
      pick(unit, resource, property).flatMap(({ value, path }) => {
        const variable = isMap(value) ? value : {};
        const store = own(STORES, textOf(variable['Type'] ?? variable['type']));
        const key = 'Value' in variable ? 'Value' : 'value';
        if (store === undefined) return [];
        return originsOf(unit, variable[key] ?? null, [...path, key]).map((origin) => ({
          unit,
          path: origin.path,
          name: store === 'ssm' ? origin.text : (origin.text.split(':')[0] ?? ''),
          store,
          byArn: false,
        }));
      }),
    ),
  );
}

const BUILD_VARIABLES: Readonly<Record<string, readonly string[]>> = {
  'AWS::CodeBuild::Project': ['Environment.EnvironmentVariables'],
  aws_codebuild_project: ['environment.environment_variable'],
};
const STORES: Readonly<Record<string, 'ssm' | 'secretsmanager'>> = {
  PARAMETER_STORE: 'ssm',
  SECRETS_MANAGER: 'secretsmanager',
};

const SECRET_ARN = arnOf('secretsmanager', 'secret:([^:]+)');
const PARAMETER_ARN = arnOf('ssm', 'parameter(/.+|\\$\\{.+)$');

function byDataSource(unit: IacUnit): StoreReference[] {
  return dataSourcesOf(unit).flatMap(({ type, path, settings }) => {
    const kind = own(DATA_SOURCES, type);
    const key = kind?.keys.find((one) => settings[one] !== undefined && settings[one] !== null) ?? '';
    const given = settings[key];
    if (kind === undefined || typeof given !== 'string') return [];
    const name = knownText(unit, given);
    return [{ unit, path: [...path, key], name, store: kind.store, byArn: name.startsWith('arn:') }];
  });
}

const DATA_SOURCES: Readonly<Record<string, { store: 'ssm' | 'secretsmanager'; keys: readonly string[] }>> = {
  aws_ssm_parameter: { store: 'ssm', keys: ['name'] },
  aws_ssm_parameters_by_path: { store: 'ssm', keys: ['path'] },
  aws_secretsmanager_secret: { store: 'secretsmanager', keys: ['name', 'arn'] },
  aws_secretsmanager_secret_version: { store: 'secretsmanager', keys: ['secret_id'] },
};
