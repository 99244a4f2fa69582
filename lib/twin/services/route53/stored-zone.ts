import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { home } from './home.ts';
import { sortName } from './names.ts';

/** One hosted zone. */
export interface StoredZone {
  /** `Z…`, without `/hostedzone/`. */
  readonly id: string;
  /** Normal: lower-case, with the trailing dot. */
  readonly name: string;
  readonly callerReference: string;
  readonly comment?: string;
  /** Set = it is private, and answers in these VPCs. */
  readonly vpc?: { readonly id: string; readonly region: string };
  readonly nameServers: readonly string[];
  readonly createdAt: Instant;
}

/** One record set, as AWS writes it, with the zone that it lies in. Names are normal. */
export interface StoredRecord {
  readonly zoneId: string;
  readonly set: ResourceRecordSet & { readonly Name: string };
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'route53.zone': StoredZone;
    /** By `recordKey`. */
    'route53.record': StoredRecord;
  }
}

/** The hosted zones of an account. */
export function zonesOf(context: CallContext): Map<string, StoredZone> {
  const { account, region } = home(context);
  return context.world.table('route53.zone', account, region);
}

/** The zone of an id, which callers may write as `/hostedzone/Z…`. */
export function zone(context: CallContext, id: string | undefined): StoredZone {
  const bare = (id ?? '').replace(/^\/?hostedzone\//, '');
  const found = zonesOf(context).get(bare);
  if (found === undefined) throw new Fault('NoSuchHostedZone', `No hosted zone found with ID: ${bare}`);
  return found;
}

/** The record sets of all zones of an account. */
export function recordTable(context: CallContext): Map<string, StoredRecord> {
  const { account, region } = home(context);
  return context.world.table('route53.record', account, region);
}

/** The record sets of one zone, in Route 53's order. */
export function recordsOf(context: CallContext, zoneId: string): StoredRecord[] {
  return [...recordTable(context).entries()]
    .filter(([, record]) => record.zoneId === zoneId)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, record]) => record);
}

/** The record sets of a name in all zones of an account. */
export function zoneRecordsNamed(context: CallContext, name: string): StoredRecord['set'][] {
  const found: StoredRecord['set'][] = [];
  for (const { set } of recordTable(context).values()) if (set.Name === name) found.push(set);
  return found;
}

/** What tells a record set from others, and its place in the order: zone, name, type, set identifier. */
export function recordKey(zoneId: string, { Name, Type, SetIdentifier }: StoredRecord['set']): string {
  return [zoneId, sortName(Name), Type, SetIdentifier ?? ''].join('\u0000');
}
