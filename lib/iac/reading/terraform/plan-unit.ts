import type { ValueMap } from '../../../syntax/index.ts';
import type { IacUnit } from '../../iac-set.ts';
import { type Configured, configuredIn, mapOf } from './configuration.ts';
import { driftIn } from './drift.ts';
import { calls, constants, declared, given, pinnedBy, secretValues } from './plan-surroundings.ts';
import { hide, withoutKnown } from '../sensitive.ts';
import { References, type Scope } from './references.ts';
import { type ShownResource, shownResources, withoutSecrets } from './shown-resource.ts';
import { terraformUnit } from './terraform-unit.ts';
import { writtenValues } from './written-values.ts';

/** The unit of a plan, of `terraform show -json`. https://developer.hashicorp.com/terraform/internals/json-format */
export function planUnit(plan: ValueMap, file: string): IacUnit {
  const configuration = mapOf(plan['configuration']);
  const variables = mapOf(plan['variables']);
  const secrets = new Set<string>();
  const planned = shownResources(mapOf(plan['planned_values'])['root_module'], secrets);
  const before = shownResources(mapOf(mapOf(plan['prior_state'])['values'])['root_module'], secrets);
  const references = new References(variables, [...planned, ...before]);
  const root: Scope = { prefix: '', module: mapOf(configuration['root_module']) };
  for (const value of secretValues(variables, root.module)) hide(value, secrets);
  const configured = new Map(configuredIn(root).map((one) => [one.address, one]));
  const made = planned
    .filter(({ isData }) => !isData)
    .map((resource) => asWritten(resource, configured, references))
    .map((resource) => ({ ...resource, values: mapOf(withoutKnown(resource.values, secrets)) }));
  const data = [...configured.values()]
    .filter(({ isData }) => isData)
    .map((one) => lookedUp(one, references));
  const unit = terraformUnit(file, 'terraform-plan', [...made, ...data], {
    variable: declared(root.module),
    provider: constants(mapOf(configuration['provider_config'])),
    module: calls(root),
  });
  const pinned = pinnedBy(mapOf(configuration['provider_config']));
  const drift = driftIn(plan['resource_drift']);
  return {
    ...unit,
    supplied: given(variables, root.module),
    ...(pinned !== undefined && { pinned }),
    ...(drift.length > 0 && { drift }),
  };
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
