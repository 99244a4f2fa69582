import { formatLocation, type Problem } from '../../base/problem.ts';
import { type IacUnit, isMap } from '../../iac/index.ts';
import type { Path, Value, ValueMap } from '../../syntax/index.ts';
import { FOREIGN_KEYS, isAwsProvider, localName } from './providers.ts';

/**
 * Why Terraform must not even be started on a configuration: `init` fetches what it names and `plan` runs it. The root module comes
 * first. Nothing = it may be planned. Pure.
 */
export function reviewConfiguration([root, ...modules]: readonly IacUnit[]): readonly Problem[] {
  if (root === undefined) return [];
  return [
    ...inModule(root),
    ...ownKeys(root),
    ...modules.flatMap((unit) => [...inModule(unit), ...ownProviders(unit)]),
  ];
}

function inModule(unit: IacUnit): Problem[] {
  return [
    ...foreignProviders(unit),
    ...foreignResources(unit),
    ...provisioners(unit),
    ...modulesOfElsewhere(unit),
  ];
}

function foreignProviders(unit: IacUnit): Problem[] {
  const required = requiredProviders(unit);
  const declared = Object.entries(required)
    .filter(([name, source]) => !isAwsProvider(source ?? `hashicorp/${name}`))
    .map(([name, source]) => foreign(unit, ['terraform'], source ?? `hashicorp/${name}`));
  const configured = Object.keys(mapAt(unit.body, 'provider'))
    .filter((key) => !isOfAws(localName(key), required) && required[localName(key)] === undefined)
    .map((key) => foreign(unit, ['provider', key], localName(key)));
  return [...declared, ...configured];
}

/** By its own argument, or by the first word of its type. */
function foreignResources(unit: IacUnit): Problem[] {
  const required = requiredProviders(unit);
  const checks = Object.entries(mapAt(unit.body, 'check')).flatMap(([name, check]) =>
    Object.keys(mapAt(check, 'data')).map((type) => ({ type, path: ['check', name], properties: {} })),
  );
  const ephemeral = Object.keys(mapAt(unit.body, 'ephemeral')).map((type) => ({
    type,
    path: ['ephemeral', type],
    properties: {},
  }));
  const all = [...unit.resources, ...(unit.lookups ?? []), ...checks, ...ephemeral];
  return all.flatMap(({ type, path, properties }) => {
    if (type === 'terraform_remote_state') return [remoteState(unit, path)];
    const { provider } = properties as ValueMap;
    const name = typeof provider === 'string' ? localName(unwrapped(provider)) : (type.split('_')[0] ?? '');
    return isOfAws(name, required) ? [] : [foreign(unit, path, type)];
  });
}

function provisioners(unit: IacUnit): Problem[] {
  return unit.resources.flatMap(({ address, path, properties }) =>
    Object.keys(mapAt(properties, 'provisioner')).map((kind) => ({
      what: 'A provisioner runs a program while Terraform applies; nothing was made',
      where: at(unit, path),
      expected: 'resources that AWS alone makes',
      got: `${kind} in ${address}`,
      fix: 'do that work outside of the configuration, or rebuild this part by hand and say so in the plan',
    })),
  );
}

function modulesOfElsewhere(unit: IacUnit): Problem[] {
  return Object.entries(mapAt(unit.body, 'module')).flatMap(([name, call]) => {
    const source = isMap(call) ? call['source'] : undefined;
    if (typeof source === 'string' && /^\.\.?(?:\/|$)/.test(source)) return [];
    return [
      {
        what: `The module ${name} would be fetched from elsewhere; nothing was made`,
        where: at(unit, ['module', name]),
        expected: 'modules in folders that are kept with the configuration',
        got: typeof source === 'string' ? source : 'no source that is written down',
        fix: 'keep a copy of the module beside the configuration: on the day of the loss its registry may be lost too',
      },
    ];
  });
}

/** Keys of its own would leave the session policy, which holds Terraform within the clean account. */
function ownKeys(unit: IacUnit): Problem[] {
  return Object.entries(mapAt(unit.body, 'provider')).flatMap(([key, provider]) =>
    FOREIGN_KEYS.filter((name) => isMap(provider) && provider[name] !== undefined).map((name) => ({
      what: 'A provider brings keys or addresses of its own, and could be anywhere; nothing was made',
      where: at(unit, ['provider', key]),
      expected: 'a provider that takes its keys and where to go from the environment',
      got: `${name} in provider ${key}`,
      fix: `leave ${name} to the environment in which Terraform runs`,
    })),
  );
}

function ownProviders(unit: IacUnit): Problem[] {
  return Object.keys(mapAt(unit.body, 'provider')).map((key) => ({
    what: 'A module configures a provider by itself, where nobody limits it; nothing was made',
    where: at(unit, ['provider', key]),
    expected: 'providers in the root module alone',
    got: `provider ${key} in ${unit.file}`,
    fix: 'configure it in the root module, and hand it to the module',
  }));
}

function requiredProviders({ body }: IacUnit): Readonly<Record<string, string | undefined>> {
  const blocks = mapAt(body, 'terraform')['required_providers'];
  const entries = (Array.isArray(blocks) ? (blocks as readonly Value[]) : [blocks]).flatMap((block) =>
    isMap(block) ? Object.entries(block) : [],
  );
  return Object.fromEntries(
    entries.map(([name, one]) => {
      const source = isMap(one) ? one['source'] : undefined;
      return [name, typeof source === 'string' ? source : undefined];
    }),
  );
}

function isOfAws(name: string, required: Readonly<Record<string, string | undefined>>): boolean {
  return isAwsProvider(required[name] ?? `hashicorp/${name}`);
}

function foreign(unit: IacUnit, path: Path, got: string): Problem {
  return {
    what: 'Terraform would run a provider other than that of AWS; nothing was made',
    where: at(unit, path),
    expected: 'hashicorp/aws alone',
    got,
    fix: 'keep what needs it in a configuration of its own, or rebuild this part by hand and say so in the plan',
  };
}

function remoteState(unit: IacUnit, path: Path): Problem {
  return {
    what: 'The configuration reads the state of another one, which lies in the account that is lost; nothing was made',
    where: at(unit, path),
    expected: 'values that are given, or looked up in the clean account',
    got: 'terraform_remote_state',
    fix: 'hand the values over as variables',
  };
}

function at(unit: IacUnit, path: Path): string {
  return formatLocation(unit.locate(path));
}

function unwrapped(expression: string): string {
  return expression.replace(/^\$\{(.*)\}$/, '$1');
}

function mapAt(value: Value | undefined, name: string): ValueMap {
  const found = isMap(value) ? value[name] : undefined;
  return isMap(found) ? found : {};
}
