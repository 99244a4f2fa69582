import type { LentAccess } from '../../aws/index.ts';
import { type IacUnit, isMap } from '../../iac/index.ts';
import type { Value, ValueMap } from '../../syntax/index.ts';
import type { Fitting } from './fit-for-a-drill.ts';

/**
 * File that Terraform merges over what a folder says, after all others. https://developer.hashicorp.com/terraform/language/files/override
 */
export const OVERRIDE_FILE = 'zzzz_landfall_override.tf.json';
/** File of values that Terraform reads by itself, after all others. */
export const VALUES_FILE = 'zzzz_landfall.auto.tfvars.json';

export interface RootOverride {
  /** Absolute: where the state is kept. */
  readonly state: string;
  readonly account: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly access: Pick<LentAccess, 'endpoint'>;
}

/** Over a root module: its state stays on this disk, its providers in one account, and what they make carries tags. Pure. */
export function rootOverride(unit: IacUnit, options: RootOverride): ValueMap {
  const found = isMap(unit.body) && isMap(unit.body['provider']) ? unit.body['provider'] : {};
  const providers = Object.entries({ aws: {}, ...found }).filter(([key]) => key.split('.')[0] === 'aws');
  return {
    terraform: [{ backend: [{ local: { path: options.state } }] }],
    provider: [
      { aws: providers.map(([, provider]) => providerOverride(isMap(provider) ? provider : {}, options)) },
    ],
  };
}

/** Only the default provider follows the Region of the rebuild: another one was given its own for a reason. */
function providerOverride(provider: ValueMap, { account, region, tags, access }: RootOverride): ValueMap {
  const { alias, default_tags: declared } = provider;
  return {
    ...(typeof alias === 'string' ? { alias } : { region }),
    allowed_account_ids: [account],
    default_tags: [{ tags: withTags(declared, tags) }],
    ...(access.endpoint === undefined
      ? {}
      : {
          skip_credentials_validation: true,
          skip_metadata_api_check: true,
          skip_region_validation: true,
          s3_use_path_style: true,
        }),
  };
}

/** A block in an override takes the place of the one that is there: what its tags say is said again. */
function withTags(declared: Value | undefined, tags: Readonly<Record<string, string>>): Value {
  const [block] = Array.isArray(declared) ? (declared as readonly Value[]) : [];
  const own = isMap(block) ? block['tags'] : undefined;
  if (typeof own === 'string')
    return `\${merge(${own.replace(/^\$\{([\s\S]*)\}$/, '$1')}, ${literalMap(tags)})}`;
  return { ...(isMap(own) ? own : {}), ...tags };
}

function literalMap(tags: Readonly<Record<string, string>>): string {
  const entries = Object.entries(tags).map(
    ([key, value]) => `${JSON.stringify(key)} = ${JSON.stringify(value)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

/** Over the resources of a module: nothing in it keeps itself, and what a drill has to have otherwise. Pure. */
export function resourceOverride(unit: IacUnit | undefined, fittings: readonly Fitting[]): ValueMap {
  const resources = new Map<string, Record<string, Value>>();
  const into = (type: string, name: string): Record<string, Value> => {
    const key = JSON.stringify([type, name]);
    const found = resources.get(key) ?? {};
    resources.set(key, found);
    return found;
  };
  for (const { path, properties } of unit?.resources ?? [])
    if (keepsItself(properties['lifecycle']))
      into(String(path[1]), String(path[2]))['lifecycle'] = [{ prevent_destroy: false }];
  for (const { type, name, argument, value } of fittings) into(type, name)[argument] = value;
  if (resources.size === 0) return {};
  return {
    resource: [...resources].map(([key, content]) => {
      const [type, name] = JSON.parse(key) as [string, string];
      return { [type]: { [name]: content } };
    }),
  };
}

/** Resources of a module that refuse to be destroyed, by address. Pure. */
export function selfKeepers(unit: IacUnit): readonly string[] {
  return unit.resources
    .filter(({ properties }) => keepsItself(properties['lifecycle']))
    .map(({ address }) => address);
}

function keepsItself(lifecycle: Value | undefined): boolean {
  const blocks = Array.isArray(lifecycle) ? (lifecycle as readonly Value[]) : [lifecycle];
  return blocks.some((block) => isMap(block) && block['prevent_destroy'] === true);
}
