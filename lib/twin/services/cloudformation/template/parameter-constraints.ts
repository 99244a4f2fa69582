import type { Value } from '../../../../syntax/index.ts';
import type { DeclaredParameter } from './declared.ts';
import { invalid } from './fault.ts';
import { parameterType } from './parameter-type.ts';
import { asText } from './as-text.ts';

/** Refuses a value that a parameter's own rules do not allow. */
export function checkConstraints(declared: DeclaredParameter, value: string): void {
  const { name, fields } = declared;
  const items = parameterType(declared).isList ? value.split(',').map((item) => item.trim()) : [value];
  const why = items.map((item) => problemOf(declared, item)).find((problem) => problem !== undefined);
  if (why === undefined) return;
  const described = fields['ConstraintDescription'];
  throw invalid(
    typeof described === 'string'
      ? `Parameter ${name} failed to satisfy constraint: ${described}`
      : `Parameter '${name}' ${why}`,
  );
}

function problemOf({ type, fields }: DeclaredParameter, value: string): string | undefined {
  const allowed = fields['AllowedValues'];
  if (Array.isArray(allowed) && !(allowed as readonly Value[]).map(String).includes(value))
    return 'must be one of AllowedValues';
  const pattern = fields['AllowedPattern'];
  if (pattern !== undefined && !new RegExp(`^(?:${asText(pattern)})$`).test(value))
    return `must match pattern ${asText(pattern)}`;
  if (type === 'Number' || type === 'List<Number>') return numberProblem(fields, value);
  const { MinLength: least, MaxLength: most } = fields;
  if (least !== undefined && value.length < Number(least))
    return `must contain at least ${asText(least)} characters`;
  if (most !== undefined && value.length > Number(most))
    return `must contain at most ${asText(most)} characters`;
  return undefined;
}

function numberProblem(
  { MinValue: least, MaxValue: most }: DeclaredParameter['fields'],
  value: string,
): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return 'must be a number';
  if (least !== undefined && number < Number(least)) return `must be a number not less than ${asText(least)}`;
  if (most !== undefined && number > Number(most)) return `must be a number not greater than ${asText(most)}`;
  return undefined;
}
