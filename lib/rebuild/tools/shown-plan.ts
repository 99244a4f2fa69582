import { LandfallError } from '../../base/errors.ts';
import { isMap } from '../../iac/index.ts';
import type { Value, ValueMap } from '../../syntax/index.ts';

/** One change of a plan. */
export interface ShownChange {
  readonly address: string;
  /** Address of its module without keys; empty = root. */
  readonly module: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly actions: readonly string[];
  readonly isImport: boolean;
  readonly after: ValueMap;
}

/** A provider as the configuration of a plan has it. */
export interface ShownProvider {
  readonly key: string;
  readonly source: string;
  readonly alias?: string;
  readonly module?: string;
  readonly expressions: ValueMap;
}

/** What a module is, and those that it calls. */
export interface ShownModule {
  readonly address: string;
  /** As the call has it, `./network`; empty = root. */
  readonly source: string;
  readonly caller?: string;
  /** Of its resources: which provisioners they have. */
  readonly provisioners: readonly { readonly address: string; readonly kind: string }[];
}

/** What is read of `terraform show -json` of a plan. https://developer.hashicorp.com/terraform/internals/json-format */
export interface ShownPlan {
  readonly isWhole: boolean;
  readonly changes: readonly ShownChange[];
  readonly providers: readonly ShownProvider[];
  readonly modules: readonly ShownModule[];
  readonly variables: ValueMap;
}

/** Throws PLAN_UNREADABLE (guard): what nobody could read is not applied. */
export function shownPlan(text: string): ShownPlan {
  const plan = parsed(text);
  const version = plan['format_version'];
  if (typeof version !== 'string' || !version.startsWith('1.') || !Array.isArray(plan['resource_changes']))
    throw unreadable(typeof version === 'string' ? `format ${version}` : 'no plan');
  const configuration = mapOf(plan['configuration']);
  return {
    isWhole: plan['errored'] !== true && plan['complete'] !== false,
    changes: mapsIn(plan['resource_changes']).map(changeOf),
    providers: Object.entries(mapOf(configuration['provider_config'])).map(providerOf),
    modules: modulesOf(mapOf(configuration['root_module']), '', ''),
    variables: Object.fromEntries(
      Object.entries(mapOf(plan['variables'])).map(([name, one]) => [name, mapOf(one)['value'] ?? null]),
    ),
  };
}

function parsed(text: string): ValueMap {
  try {
    return mapOf(JSON.parse(text) as Value);
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable('no JSON');
    throw error;
  }
}

function changeOf(change: ValueMap): ShownChange {
  const inner = mapOf(change['change']);
  const actions = Array.isArray(inner['actions']) ? inner['actions'] : [];
  return {
    address: text(change['address']),
    module: text(change['module_address']).replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, ''),
    isData: change['mode'] === 'data',
    type: text(change['type']),
    name: text(change['name']),
    provider: text(change['provider_name']),
    actions: actions.map(text),
    isImport: inner['importing'] !== undefined && inner['importing'] !== null,
    after: mapOf(inner['after']),
  };
}

function providerOf([key, one]: readonly [string, Value]): ShownProvider {
  const { name, full_name: source, alias, module_address: module, expressions } = mapOf(one);
  return {
    key,
    source: typeof source === 'string' ? source : `hashicorp/${text(name)}`,
    ...(typeof alias === 'string' && { alias }),
    ...(typeof module === 'string' && module !== '' && { module }),
    expressions: mapOf(expressions),
  };
}

function modulesOf(module: ValueMap, address: string, source: string, caller?: string): ShownModule[] {
  const provisioners = mapsIn(module['resources']).flatMap((resource) =>
    mapsIn(resource['provisioners']).map(({ type }) => ({
      address: join(address, text(resource['address'])),
      kind: text(type),
    })),
  );
  const own = { address, source, provisioners, ...(caller === undefined ? {} : { caller }) };
  const called = Object.entries(mapOf(module['module_calls'])).flatMap(([name, call]) => {
    const { source: from, module: inner } = mapOf(call);
    return modulesOf(mapOf(inner), join(address, `module.${name}`), text(from), address);
  });
  return [own, ...called];
}

function join(address: string, name: string): string {
  return address === '' ? name : `${address}.${name}`;
}

function mapOf(value: Value | undefined): ValueMap {
  return isMap(value) ? value : {};
}

function mapsIn(value: Value | undefined): ValueMap[] {
  return Array.isArray(value) ? (value as readonly Value[]).filter(isMap) : [];
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function unreadable(got: string): LandfallError {
  return new LandfallError('PLAN_UNREADABLE', 'guard', {
    what: 'Terraform did not tell its plan in a form that can be read; nothing was made',
    expected: 'the JSON of terraform show, format 1',
    got,
    fix: 'use a release of Terraform from 1.5 on',
  });
}
