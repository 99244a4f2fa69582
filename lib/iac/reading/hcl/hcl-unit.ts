import { join, normalize } from 'node:path';
import type { Problem } from '../../../base/problem.ts';
import { isMap, type Path, type Value, type ValueMap } from '../../../syntax/index.ts';
import type { IacResource, IacUnit } from '../../iac-set.ts';
import { isSecretName, masked, SENSITIVE } from '../sensitive.ts';
import type { HclBlock } from './hcl-file.ts';
import type { GivenValue } from './hcl-folder.ts';
import { suppliedPlaces } from './supplied-places.ts';

/** A call of a module that lies in a folder beside. */
export interface ModuleCall {
  readonly name: string;
  readonly folder: string;
  readonly path: Path;
  readonly arguments: ValueMap;
}

/** The unit of a folder of HCL: a module, with its own addresses. */
export function hclUnit(
  folder: string,
  blocks: readonly HclBlock[],
  locate: IacUnit['locate'],
  values: ReadonlyMap<string, GivenValue>,
): { unit: IacUnit; problems: Problem[] } {
  const { body, problems } = bodyOf(blocks);
  const pinned = pinnedBy(body);
  const unit: IacUnit = {
    id: folder,
    format: 'terraform-hcl',
    file: folder,
    resources: resourcesOf(body['resource'], 'resource'),
    lookups: resourcesOf(body['data'], 'data'),
    body,
    locate,
    supplied: given(
      Object.fromEntries([...values].map(([name, { value }]) => [name, value])),
      mapOf(body['variable']),
    ),
    suppliedAt: suppliedPlaces(values),
    ...(pinned !== undefined && { pinned }),
  };
  return { unit, problems };
}

/** The local modules that a unit calls, and those that come from elsewhere and whose content nobody sees here. */
export function moduleCalls(unit: IacUnit): { local: ModuleCall[]; elsewhere: Problem[] } {
  const local: ModuleCall[] = [];
  const elsewhere: Problem[] = [];
  for (const [name, call] of Object.entries(mapOf(mapOf(unit.body)['module']))) {
    const { source, ...rest } = mapOf(call);
    const path = ['module', name, 'source'];
    if (typeof source === 'string' && /^\.\.?(?:\/|$)/.test(source)) {
      local.push({ name, folder: normalize(join(unit.file, source)), path, arguments: rest });
    } else elsewhere.push(fromElsewhere(name, source, unit, path));
  }
  return { local, elsewhere };
}

function mapOf(value: Value | undefined): ValueMap {
  return isMap(value) ? value : {};
}

function bodyOf(blocks: readonly HclBlock[]): { body: ValueMap; problems: Problem[] } {
  const body = new Map<string, Map<string, Value> | Value>();
  const problems: Problem[] = [];
  const sections: Record<string, Record<string, Value>> = Object.create(null) as Record<
    string,
    Record<string, Value>
  >;
  for (const block of blocks) {
    const { path, where } = block;
    const [section = '', first, second] = path.map(String);
    const content =
      section === 'variable' ? withoutSecret(first ?? '', block.body) : mapOf(masked(block.body, undefined));
    const into = (sections[section] ??= Object.create(null) as Record<string, Value>);
    if (first === undefined) Object.assign(into, content);
    else if (second === undefined) {
      if (first in into) problems.push(twice(path, where));
      into[first] = content;
    } else {
      const named = mapOf(into[first]);
      if (Object.hasOwn(named, second)) problems.push(twice(path, where));
      into[first] = { ...named, [second]: content };
    }
  }
  for (const [section, content] of Object.entries(sections)) body.set(section, { ...content });
  return { body: Object.fromEntries(body) as ValueMap, problems };
}

/** The default of a variable that is a secret is not kept. */
function withoutSecret(name: string, variable: ValueMap): ValueMap {
  const isSecret = variable['sensitive'] === true || isSecretName(name, variable['default']);
  return isSecret && variable['default'] ? { ...variable, default: SENSITIVE } : variable;
}

function twice(path: Path, where: HclBlock['where']): Problem {
  return { what: `${path.join('.')} is there twice`, where, fix: 'remove one of them, or rename it' };
}

function resourcesOf(section: Value | undefined, kind: 'resource' | 'data'): IacResource[] {
  return Object.entries(mapOf(section)).flatMap(([type, named]) =>
    Object.entries(mapOf(named)).map(([name, properties]) => {
      const path = [kind, type, name];
      return {
        address: kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`,
        type,
        properties: mapOf(properties),
        path,
        propertiesPath: path,
      };
    }),
  );
}

/** What is given to variables that are declared, as texts; Terraform passes over the others. */
export function given(values: ValueMap, variables: ValueMap): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => Object.hasOwn(variables, name))
      .map(([name, value]) => {
        const isSecret = isSecretName(name, value) || mapOf(variables[name])['sensitive'] === true;
        return [name, isSecret ? SENSITIVE : typeof value === 'string' ? value : JSON.stringify(value)];
      }),
  );
}

function pinnedBy(body: ValueMap): IacUnit['pinned'] | undefined {
  const { region, allowed_account_ids: accounts } = mapOf(mapOf(body['provider'])['aws']);
  const account = Array.isArray(accounts) && accounts.length === 1 ? accounts[0] : undefined;
  const pinned = {
    ...(typeof account === 'string' && /^\d{12}$/.test(account) && { account }),
    ...(typeof region === 'string' && !region.includes('${') && { region }),
  };
  return Object.keys(pinned).length === 0 ? undefined : pinned;
}

function fromElsewhere(name: string, source: Value | undefined, unit: IacUnit, path: Path): Problem {
  return {
    what: `The module ${name} comes from elsewhere; what it makes was not seen`,
    where: unit.locate(path),
    got: typeof source === 'string' ? source : 'no source',
    fix: 'give a plan instead, which tells it whole: terraform show -json plan.bin > plan.json',
  };
}
