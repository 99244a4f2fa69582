import type { Parameter } from '@aws-sdk/client-cloudformation';
import type { Value } from '../../../../syntax/index.ts';
import type { CallContext } from '../../../service.ts';
import type { Declared, DeclaredParameter } from './declared.ts';
import { invalid } from './fault.ts';
import { checkConstraints } from './parameter-constraints.ts';
import { parameterType } from './parameter-type.ts';
import { asText } from './as-text.ts';

/** What a stack was given for a parameter. */
export interface ParameterValue {
  readonly key: string;
  /** As it was given. */
  readonly value: string;
  /** What it stands for, where it names a parameter of the parameter store. */
  readonly resolved?: string;
  readonly isSecret: boolean;
}

/**
 * The values of a template's parameters: what the caller gives, what the stack had before where the caller says so, and the
 * defaults. Answers ValidationError.
 */
export function parameterValues(
  { parameters }: Declared,
  given: readonly Parameter[] | undefined,
  before: readonly ParameterValue[],
  context: CallContext,
): ParameterValue[] {
  const names = parameters.map(({ name }) => name);
  const strangers = (given ?? []).map(({ ParameterKey = '' }) => ParameterKey);
  const unknown = strangers.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw invalid(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const raw = parameters.map((declared) => [declared, rawValue(declared, given, before)] as const);
  const missing = raw.flatMap(([{ name }, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) throw invalid(`Parameters: [${missing.join(', ')}] must have values`);
  return raw.map(([declared, value = '']) => valueOf(declared, value, context));
}

function rawValue(
  { name, fields }: DeclaredParameter,
  given: readonly Parameter[] | undefined,
  before: readonly ParameterValue[],
): string | undefined {
  const asked = given?.find(({ ParameterKey }) => ParameterKey === name);
  const fallback = fields['Default'];
  if (asked?.UsePreviousValue === true) {
    const known = before.find(({ key }) => key === name);
    if (known === undefined)
      throw invalid(
        `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      );
    return known.value;
  }
  return asked?.ParameterValue ?? (fallback === undefined ? undefined : asText(fallback));
}

function valueOf(declared: DeclaredParameter, value: string, context: CallContext): ParameterValue {
  const { name, fields } = declared;
  checkConstraints(declared, value);
  const resolved = parameterType(declared).resolve?.(value, context);
  return {
    key: name,
    value,
    isSecret: asText(fields['NoEcho'] ?? 'false') === 'true',
    ...(resolved === undefined ? {} : { resolved }),
  };
}

/** What `Ref` gives for each parameter: a list where its type is one. */
export function parameterScope(
  { parameters }: Declared,
  values: readonly ParameterValue[],
): ReadonlyMap<string, Value> {
  return new Map(
    parameters.map((declared): [string, Value] => {
      const found = values.find(({ key }) => key === declared.name);
      const text = found?.resolved ?? found?.value ?? '';
      const { isList } = parameterType(declared);
      return [declared.name, isList ? text.split(',').map((item) => item.trim()) : text];
    }),
  );
}
