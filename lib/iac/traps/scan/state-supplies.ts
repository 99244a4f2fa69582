import { own } from '../../../base/own.ts';
import type { Value } from '../../../syntax/template.ts';
import type { IacUnit } from '../../iac-set.ts';
import { isList } from './compose.ts';
import type { Text } from './text.ts';

/**
 * Whether a word of a state is what AWS answered: an attribute that the provider fills in, or a name that a data source of the
 * same state has looked up (the Region, the zones).
 */
export function isSupplied({ unit, property }: Pick<Text, 'unit' | 'property'>, word: string): boolean {
  if (unit.format !== 'terraform-state') return false;
  return FILLED_IN.test(property) || lookedUp(unit).has(word);
}

/** Attributes that stand beside what somebody wrote, and that nobody writes. Terraform AWS provider reference. */
const FILLED_IN =
  /^(?:default|main)_|^(?:region|repository_url|registry_id|network_border_group|dhcp_options_id|availability_zone_id|association_id|log_group_arn|primary_name_server)$|network_interface|volume_id$|_endpoint$/;

const known = new WeakMap<IacUnit, ReadonlySet<string>>();

function lookedUp(unit: IacUnit): ReadonlySet<string> {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const names = (unit.lookups ?? []).flatMap(({ type, properties }) =>
    (own(SUPPLIED, type) ?? []).flatMap((attribute) => textsOf(properties[attribute])),
  );
  const found = new Set(names);
  known.set(unit, found);
  return found;
}

const SUPPLIED: Readonly<Record<string, readonly string[]>> = {
  aws_region: ['name', 'region', 'id'],
  aws_availability_zones: ['names', 'zone_ids'],
  aws_availability_zone: ['name', 'zone_id'],
  aws_partition: ['partition'],
};

function textsOf(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.flatMap(textsOf) : [];
}
