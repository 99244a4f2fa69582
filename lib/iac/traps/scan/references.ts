import { dynamicReferences } from '../../../syntax/dynamic-references.ts';
import type { IacUnit } from '../../iac-set.ts';
import { parametersOf, readsParameterStore } from '../values/parameters.ts';
import { knownText } from '../values/known-text.ts';
import { arnOf } from './arn-field.ts';
import type { Exchange } from './imports.ts';
import { dataSourcesOf } from './data-sources.ts';
import { textsOf } from './texts-of.ts';

/** A parameter or a secret that a unit reads by its name while it is deployed. */
export interface StoreReference extends Exchange {
  readonly store: 'ssm' | 'secretsmanager';
  /** It names a secret by ARN. */
  readonly byArn: boolean;
}

/** Every parameter of Parameter Store and every secret that a unit needs while it is deployed, or its tasks while they start. */
export function storeReferencesOf(unit: IacUnit): readonly StoreReference[] {
  return [...dynamic(unit), ...byParameterType(unit), ...forTasks(unit), ...byDataSource(unit)];
}

function dynamic(unit: IacUnit): StoreReference[] {
  return textsOf(unit).flatMap((text) =>
    text.role === 'supplied'
      ? []
      : dynamicReferences(text.text).map(({ service, name }) => ({
          unit,
          path: text.path,
          name: knownText(unit, name),
          store: service === 'secretsmanager' ? ('secretsmanager' as const) : ('ssm' as const),
          byArn: name.startsWith('arn:'),
        })),
  );
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

/** `Secrets: [{ValueFrom: …}]` of a container: without it no task starts. */
function forTasks(unit: IacUnit): StoreReference[] {
  return textsOf(unit).flatMap(({ property, text, path }): StoreReference[] => {
    if (!/(^|\.)(ValueFrom|valueFrom)$/.test(property) || /\{\{resolve:/.test(text)) return [];
    const whole = knownText(unit, text);
    const [, secret] = SECRET_ARN.exec(whole) ?? [];
    if (secret !== undefined)
      return [{ unit, path, name: secret, store: 'secretsmanager' as const, byArn: true }];
    const [, parameter] = PARAMETER_ARN.exec(whole) ?? [];
    const name = parameter ?? (/^[/\w]/.test(whole) && !whole.startsWith('arn:') ? whole : undefined);
    return name === undefined ? [] : [{ unit, path, name, store: 'ssm' as const, byArn: false }];
  });
}

const SECRET_ARN = arnOf('secretsmanager', 'secret:([^:]+)');
const PARAMETER_ARN = arnOf('ssm', 'parameter(/.+|\\$\\{.+)$');

function byDataSource(unit: IacUnit): StoreReference[] {
  return dataSourcesOf(unit).flatMap(({ type, path, settings }) => {
    const kind = DATA_SOURCES[type];
    const given =
      kind === undefined
        ? undefined
        : kind.keys.map((key) => settings[key]).find((value) => value !== undefined);
    if (kind === undefined || typeof given !== 'string') return [];
    const name = knownText(unit, given);
    return [{ unit, path, name, store: kind.store, byArn: name.startsWith('arn:') }];
  });
}

const DATA_SOURCES: Readonly<Record<string, { store: 'ssm' | 'secretsmanager'; keys: readonly string[] }>> = {
  aws_ssm_parameter: { store: 'ssm', keys: ['name'] },
  aws_ssm_parameters_by_path: { store: 'ssm', keys: ['path'] },
  aws_secretsmanager_secret: { store: 'secretsmanager', keys: ['name', 'arn'] },
  aws_secretsmanager_secret_version: { store: 'secretsmanager', keys: ['secret_id'] },
};
