import type { DnsName } from '../environment/environment.ts';
import type { Route53Record, Route53Zone } from '../inventory/facts.ts';
import { plainName, targetsOf } from './dns-target.ts';
import type { WorkloadView } from './workload-view.ts';

/** A declared name, followed through the account's own zones to the records that choose the answer. */
export interface ResolvedName {
  readonly declared: DnsName;
  /** The public zones that could hold it. With more than one, the API does not tell which of them is delegated. */
  readonly zones: readonly Route53Zone[];
  /** The names gone through: the declared one first, the one that chooses last. */
  readonly path: readonly string[];
  /** The records at the end of the path. */
  readonly records: readonly Route53Record[];
  /** Types that the declared name does have, when it has none of the declared type. */
  readonly otherTypes: readonly string[];
}

/** Finds the records behind a declared name; goes through simple records that only point to another name of ours. */
export function resolveName(view: WorkloadView, declared: DnsName): ResolvedName {
  const name = plainName(declared.name);
  const zones = zonesOf(view, name);
  const found = recordsAt(view, name);
  const records = found.filter((record) => record.type === declared.type);
  const otherTypes = records.length === 0 ? [...new Set(found.map((record) => record.type))] : [];
  return { declared, zones, otherTypes, ...follow(view, [name], records) };
}

/** The records that answer for a name in the public zone that holds it, of every type: its own, or else those of a wildcard. */
export function recordsAt(view: WorkloadView, name: string): readonly Route53Record[] {
  const zones = zonesOf(view, name);
  const zoneIds = zones.map((zone) => zone.id);
  const written = view.all('route53.record').filter((record) => zoneIds.includes(record.zoneId));
  const at = (wanted: string) => written.filter((record) => plainName(record.name) === wanted);
  const own = at(name);
  return own.length > 0 ? own : byWildcard(name, zones[0]?.name ?? name, at);
}

/** A wildcard answers for every name below its parent that does not exist, and nothing nearer does (RFC 4592). */
function byWildcard(
  name: string,
  zone: string,
  at: (wanted: string) => readonly Route53Record[],
): readonly Route53Record[] {
  if (name === zone) return [];
  const parent = name.slice(name.indexOf('.') + 1);
  const found = at(`*.${parent}`);
  if (found.length > 0 || at(parent).length > 0) return found;
  return byWildcard(parent, zone, at);
}

/** The next records on the way from one that is an alias or a CNAME: same type first, then what a CNAME may lead to. */
export function recordsBehind(view: WorkloadView, record: Route53Record): readonly Route53Record[] {
  const [target, ...others] = targetsOf(record);
  if (target === undefined || others.length > 0) return [];
  if (record.alias === undefined && record.type !== 'CNAME') return [];
  const found = recordsAt(view, target);
  const types = [record.type, 'CNAME', 'A', 'AAAA'];
  const type = types.find((wanted) => found.some((one) => one.type === wanted));
  return found.filter((one) => one.type === type);
}

function zonesOf(view: WorkloadView, name: string): readonly Route53Zone[] {
  const holding = view
    .all('route53.zone')
    .filter((zone) => !zone.private && (name === zone.name || name.endsWith(`.${zone.name}`)));
  const longest = Math.max(...holding.map((zone) => zone.name.length));
  return holding.filter((zone) => zone.name.length === longest);
}

function follow(
  view: WorkloadView,
  path: readonly string[],
  records: readonly Route53Record[],
): Pick<ResolvedName, 'path' | 'records'> {
  const [only, ...others] = records;
  if (only === undefined || others.length > 0 || only.policy !== 'simple' || only.healthCheckId !== undefined)
    return { path, records };
  const behind = recordsBehind(view, only);
  const next = behind[0] && plainName(behind[0].name);
  if (next === undefined || path.includes(next)) return { path, records };
  return follow(view, [...path, next], behind);
}
