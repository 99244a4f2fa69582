import type { CallContext } from '../../../service.ts';
import type { Declared, DeclaredParameter } from '../template/declared.ts';
import { evaluate } from '../template/evaluate.ts';
import { parameterType } from '../template/parameter-type.ts';
import { importedNames } from '../template/references.ts';
import { NotMadeYet, NO_VALUE, type Scope } from '../template/scope.ts';
import { messageOf } from '../../../../base/errors.ts';
import { isInAccount } from './named-values.ts';
import { asText } from '../template/as-text.ts';

/** What keeps a stack as a whole from being made, found before its first resource; undefined = nothing. */
export function preflight(declared: Declared, scope: Scope, context: CallContext): string | undefined {
  return strangeParameter(declared, scope, context) ?? missingExport(declared, scope);
}

/** The names of the exports that a template imports, its conditions considered. */
export function importsOf(declared: Declared, scope: Scope): string[] {
  const names = [...made(declared, scope)]
    .flatMap(importedNames)
    .map((argument) => evaluate(argument, scope))
    .filter((name) => name !== NO_VALUE);
  return [...new Set(names.map(String))];
}

function strangeParameter(declared: Declared, scope: Scope, context: CallContext): string | undefined {
  for (const parameter of declared.parameters)
    for (const value of valuesOf(parameter, scope)) {
      const { names } = parameterType(parameter);
      if (names !== undefined && !isInAccount(names, value, context))
        return `Parameter validation failed: parameter value ${value} for parameter name ${parameter.name} does not exist.`;
    }
  return undefined;
}

function valuesOf({ name }: DeclaredParameter, scope: Scope): string[] {
  const value = scope.parameters.get(name);
  return Array.isArray(value) ? value.map(String) : [asText(value)];
}

function missingExport(declared: Declared, scope: Scope): string | undefined {
  for (const name of importsOf(declared, scope)) {
    try {
      scope.importValue(name);
    } catch (error) {
      if (error instanceof NotMadeYet) continue;
      return messageOf(error);
    }
  }
  return undefined;
}

function made({ resources, outputs }: Declared, { conditions }: Scope) {
  const holds = ({ condition }: { readonly condition?: string }) =>
    condition === undefined || conditions.get(condition) === true;
  return [
    ...resources.filter(holds).map(({ properties }) => properties),
    ...outputs.filter(holds).map(({ value }) => value),
  ];
}
