import { own } from '../../../base/own.ts';
import { isMap, type Value, type ValueMap } from '../../../syntax/index.ts';
import type { IacUnit } from '../../iac-set.ts';
import { isSecretName, masked, SENSITIVE } from '../sensitive.ts';
import { mapOf } from './configuration.ts';
import { referencesOf, type Scope } from './references.ts';

/** The variables of a module, without what is secret. */
export function declared(module: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(mapOf(module['variables'])).map(([name, variable]) => {
      const declaration = mapOf(variable);
      const byDefault = declaration['default'];
      const isSecret = declaration['sensitive'] === true || isSecretName(name, byDefault);
      return [
        name,
        byDefault === undefined || !isSecret ? declaration : { ...declaration, default: SENSITIVE },
      ];
    }),
  );
}

/** What sensitive variables hold. */
export function secretValues(variables: ValueMap, module: ValueMap): Value[] {
  const declarations = mapOf(module['variables']);
  const names = Object.keys({ ...variables, ...declarations });
  return names.flatMap((name) => {
    const { sensitive, default: byDefault = null } = mapOf(own(declarations, name));
    const { value = null } = mapOf(own(variables, name));
    return [value, byDefault].filter((one) => sensitive === true || isSecretName(name, one));
  });
}

/** What variables are given, as texts. */
export function given(variables: ValueMap, module: ValueMap): Record<string, string> {
  const declarations = mapOf(module['variables']);
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) => {
      const value = mapOf(variable)['value'];
      if (value === undefined || value === null) return [];
      const isSecret = mapOf(own(declarations, name))['sensitive'] === true || isSecretName(name, value);
      return [
        [
          name,
          isSecret ? SENSITIVE : typeof value === 'string' ? value : JSON.stringify(masked(value, undefined)),
        ],
      ];
    }),
  );
}

/** What is written out where modules are called; the rest is told in the module that it is handed to. */
export function calls(scope: Scope): ValueMap {
  return Object.fromEntries(
    Object.entries(mapOf(scope.module['module_calls'])).map(([name, call]) => {
      const { source, version_constraint: version, expressions } = mapOf(call);
      return [
        name,
        {
          ...(source !== undefined && { source }),
          ...(version !== undefined && { version }),
          ...mapOf(masked(constantsOf(mapOf(expressions)), undefined)),
        },
      ];
    }),
  );
}

/** What is written out of providers. */
export function constants(providers: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(providers).map(([key, provider]) => {
      const { name, full_name: source, version_constraint: version, expressions } = mapOf(provider);
      return [
        key,
        {
          ...(name !== undefined && { name }),
          ...(source !== undefined && { source }),
          ...(version !== undefined && { version }),
          ...mapOf(masked(constantsOf(mapOf(expressions)), undefined)),
        },
      ];
    }),
  );
}

function constantsOf(expressions: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, constantOf(expression)]),
  );
}

function constantOf(expression: Value): Value {
  if (Array.isArray(expression)) return expression.map(constantOf);
  if (!isMap(expression)) return expression;
  if (expression['constant_value'] !== undefined) return expression['constant_value'];
  if (expression['references'] !== undefined)
    return referencesOf(expression)
      .map((name) => `\${${name}}`)
      .join('');
  return constantsOf(expression);
}

/** Account and Region, as far as the provider is told them. */
export function pinnedBy(providers: ValueMap): IacUnit['pinned'] | undefined {
  const { region, allowed_account_ids: accounts } = constantsOf(
    mapOf(mapOf(providers['aws'])['expressions']),
  );
  const account = Array.isArray(accounts) && accounts.length === 1 ? accounts[0] : undefined;
  const pinned = {
    ...(typeof account === 'string' && /^\d{12}$/.test(account) && { account }),
    ...(typeof region === 'string' && !region.includes('${') && { region }),
  };
  return Object.keys(pinned).length === 0 ? undefined : pinned;
}
