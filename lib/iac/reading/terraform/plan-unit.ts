import { isMap, type Value, type ValueMap } from '../../../syntax/index.ts';
import type { IacUnit } from '../../iac-set.ts';
import { isSecretName, masked, SENSITIVE } from '../sensitive.ts';
import { References, referencesOf, type Scope } from './references.ts';
import { listOf, type ShownResource, shownResources, withoutSecrets } from './shown-resource.ts';
import { terraformUnit } from './terraform-unit.ts';
import { writtenValues } from './written-values.ts';

/** The unit of a plan, of `terraform show -json`. https://developer.hashicorp.com/terraform/internals/json-format */
export function planUnit(plan: ValueMap, file: string): IacUnit {
  const configuration = mapOf(plan['configuration']);
  const variables = mapOf(plan['variables']);
  const planned = shownResources(mapOf(plan['planned_values'])['root_module']);
  const before = shownResources(mapOf(mapOf(plan['prior_state'])['values'])['root_module']);
  const references = new References(variables, [...planned, ...before]);
  const root: Scope = { prefix: '', module: mapOf(configuration['root_module']) };
  const configured = new Map(configuredIn(root).map((one) => [one.address, one]));
  const made = planned
    .filter(({ isData }) => !isData)
    .map((resource) => asWritten(resource, configured, references));
  const data = [...configured.values()]
    .filter(({ isData }) => isData)
    .map((one) => lookedUp(one, references));
  const unit = terraformUnit(file, 'terraform-plan', [...made, ...data], {
    variable: declared(root.module),
    provider: constants(mapOf(configuration['provider_config'])),
    module: calls(root),
  });
  const pinned = pinnedBy(mapOf(configuration['provider_config']));
  return { ...unit, supplied: given(variables, root.module), ...(pinned !== undefined && { pinned }) };
}

interface Configured {
  /** Without keys: `module.web.aws_instance.one`. */
  readonly address: string;
  readonly type: string;
  readonly isData: boolean;
  readonly expressions: ValueMap;
  readonly scope: Scope;
}

function mapOf(value: Value | undefined): ValueMap {
  return isMap(value) ? value : {};
}

function configuredIn(scope: Scope, depth = 0): Configured[] {
  if (depth > 50) return [];
  const own = listOf(scope.module['resources']).flatMap((resource) => {
    const { address, type, mode, expressions } = mapOf(resource);
    if (typeof address !== 'string' || typeof type !== 'string') return [];
    return [
      {
        address: scope.prefix + address,
        type,
        isData: mode === 'data',
        expressions: mapOf(expressions),
        scope,
      },
    ];
  });
  const below = Object.entries(mapOf(scope.module['module_calls'])).flatMap(([name, call]) => {
    const { module, expressions } = mapOf(call);
    const inner = {
      prefix: `${scope.prefix}module.${name}.`,
      module: mapOf(module),
      call: { expressions: mapOf(expressions), from: scope },
    };
    return configuredIn(inner, depth + 1);
  });
  return [...own, ...below];
}

function asWritten(
  resource: ShownResource,
  configured: ReadonlyMap<string, Configured>,
  references: References,
): ShownResource {
  const found = configured.get(withoutKeys(resource.address));
  if (found === undefined) return resource;
  const values = writtenValues(resource.values, found.expressions, found.scope, references);
  return { ...resource, values: withoutSecrets(resource.type, values, undefined) };
}

/** Keys of `for_each` may hold dots, brackets and anything else. */
function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}

function lookedUp({ address, type, expressions, scope }: Configured, references: References): ShownResource {
  const values = withoutSecrets(type, writtenValues({}, expressions, scope, references), undefined);
  return { address, type, isData: true, provider: '', values };
}

function declared(module: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(mapOf(module['variables'])).map(([name, variable]) => {
      const declaration = mapOf(variable);
      const isSecret = declaration['sensitive'] === true || isSecretName(name);
      const byDefault = declaration['default'];
      return [
        name,
        byDefault === undefined || !isSecret ? declaration : { ...declaration, default: SENSITIVE },
      ];
    }),
  );
}

function given(variables: ValueMap, module: ValueMap): Record<string, string> {
  const declarations = mapOf(module['variables']);
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) => {
      const value = mapOf(variable)['value'];
      if (value === undefined || value === null) return [];
      const isSecret = mapOf(declarations[name])['sensitive'] === true || isSecretName(name);
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
function calls(scope: Scope): ValueMap {
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

function constants(providers: ValueMap): ValueMap {
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

function pinnedBy(providers: ValueMap): IacUnit['pinned'] | undefined {
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
