import type { Parameter, ParameterType } from '@aws-sdk/client-ssm';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { publicParameter } from './public-parameters.ts';

/** One parameter, in its newest version. */
export interface StoredParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: string;
  readonly version: number;
  readonly modifiedAt: Instant;
  readonly modifiedBy: string;
  readonly description?: string;
  readonly keyId?: string;
  readonly allowedPattern?: string;
  readonly dataType: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By name. */
    'ssm.parameter': StoredParameter;
  }
}

/** The parameters of one account and Region. */
export function parametersOf({ world, account, region }: CallContext): Map<string, StoredParameter> {
  return world.table('ssm.parameter', account, region);
}

/** The ARN of a parameter; a name that begins with a slash brings its own. */
export function parameterArn({ account, region }: CallContext, name: string): string {
  return `arn:aws:ssm:${region}:${account}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

/** The parameter of a name or ARN; a version behind a colon must be the newest, because the twin keeps no older ones. */
export function findParameter(context: CallContext, asked: string): StoredParameter | undefined {
  const plain = asked.startsWith('arn:') ? asked.replace(/^arn:[^/]*:parameter/, '') : asked;
  const [name = '', version] = plain.split(':');
  const rows = parametersOf(context);
  const row = rows.get(name) ?? rows.get(name.replace(/^\//, '')) ?? published(name, context);
  if (row === undefined || version === undefined) return row;
  if (!/^\d+$/.test(version)) throw invalidSelector(asked);
  return Number(version) === row.version ? row : undefined;
}

function published(name: string, { region, world }: CallContext): StoredParameter | undefined {
  const value = publicParameter(name, region);
  if (value === undefined) return undefined;
  const modifiedAt = world.clock.now();
  return { name, type: 'String', value, version: 1, modifiedAt, modifiedBy: 'Amazon', dataType: 'text' };
}

function invalidSelector(asked: string): Fault {
  return new Fault('ValidationException', `The twin does not model parameter labels: ${asked}`);
}

/** A parameter as GetParameter shows it. A secret one is told only to who asks for it in the clear. */
export function parameterView(row: StoredParameter, decrypt: boolean, context: CallContext): Parameter {
  const isHidden = row.type === 'SecureString' && !decrypt;
  return {
    Name: row.name,
    Type: row.type,
    Value: isHidden ? Buffer.from(`encrypted ${row.name} ${row.version}`).toString('base64') : row.value,
    Version: row.version,
    LastModifiedDate: new Date(row.modifiedAt),
    ARN: parameterArn(context, row.name),
    DataType: row.dataType,
  };
}
