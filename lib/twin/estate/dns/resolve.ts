import type { StoredRecord } from '../../services/route53/stored-zone.ts';
import { normalName } from '../../services/route53/names.ts';
import type { World } from '../../world/world.ts';
import type { Answer, AnswerRecord, NameSource } from './answer.ts';
import { chooseRecords } from './choose-records.ts';
import { type ZoneView, zoneOf } from './hosted-zones.ts';
import { recordData, withoutDot } from './record-data.ts';
import { pacedTtl } from './ttl.ts';

type RecordSet = StoredRecord['set'];

/** What answers come from. */
export interface Authority {
  readonly world: World;
  /** The names that AWS gives to load balancers and databases. */
  readonly named: NameSource;
  readonly isCheckHealthy: (healthCheckId: string) => boolean;
  /** A number from 0 to 1, another each time: it decides where Route 53 leaves it to chance. */
  readonly chance: () => number;
}

const LONGEST_CHAIN = 8;

/** Answers a question from the hosted zones and from AWS's own names, following CNAMEs and aliases as a resolver would. */
export function resolve(authority: Authority, name: string, type: string): Answer {
  const answers: AnswerRecord[] = [];
  let at = normalName(name);
  for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) {
    const step = look(authority, at, type);
    answers.push(...step.records);
    if (step.next === undefined) return answer(answers, step, authority.world.pace);
    at = normalName(step.next);
  }
  return { code: 'NOERROR', answers, authorities: [] };
}

interface Step {
  readonly records: readonly AnswerRecord[];
  /** Where a CNAME leads, when it was not asked for itself. */
  readonly next?: string;
  readonly isKnown: boolean;
  readonly zone?: ZoneView;
}

function answer(answers: readonly AnswerRecord[], { isKnown, zone, records }: Step, pace: number): Answer {
  const soa = zone?.setsOf(zone.zone.name).find(({ Type }) => Type === 'SOA');
  const authorities = records.length > 0 || soa === undefined ? [] : plain(soa, zone?.zone.name ?? '', pace);
  return { code: isKnown ? 'NOERROR' : 'NXDOMAIN', answers, authorities };
}

function look(authority: Authority, name: string, type: string): Step {
  const { world, named } = authority;
  const address = named(withoutDot(name));
  if (address !== undefined) {
    const records =
      type === 'A' ? address.addresses.map((data) => aRecord(name, address.ttl, data, world)) : [];
    return { records, isKnown: true };
  }
  const zone = zoneOf(world, name);
  if (zone === undefined) return { records: [], isKnown: false };
  const sets = zone.setsOf(name);
  const cnames = sets.filter(({ Type }) => Type === 'CNAME');
  const isChain = cnames.length > 0 && type !== 'CNAME';
  const chosen = choose(authority, isChain ? cnames : sets.filter(({ Type }) => Type === type));
  const records = chosen.flatMap((set) => recordsOf(authority, set, name));
  const next = isChain ? chosen[0]?.ResourceRecords?.[0]?.Value : undefined;
  const isKnown = sets.length > 0 || zone.zone.name === name;
  return { records, isKnown, zone, ...(next === undefined ? {} : { next }) };
}

function choose(authority: Authority, sets: readonly RecordSet[], hops = 0): readonly RecordSet[] {
  const isHealthy = (set: RecordSet) => isSetHealthy(authority, set, hops);
  return chooseRecords(sets, { isHealthy, chance: authority.chance() });
}

/** A record without a health check is always well; an alias may ask its target instead, or too. */
function isSetHealthy(authority: Authority, set: RecordSet, hops: number): boolean {
  if (set.HealthCheckId !== undefined && !authority.isCheckHealthy(set.HealthCheckId)) return false;
  if (set.AliasTarget?.EvaluateTargetHealth !== true || hops >= LONGEST_CHAIN) return true;
  const target = normalName(set.AliasTarget.DNSName ?? '');
  const address = authority.named(withoutDot(target));
  if (address !== undefined) return address.isHealthy;
  const sets =
    zoneOf(authority.world, target)
      ?.setsOf(target)
      .filter(({ Type }) => Type === set.Type) ?? [];
  return sets.length === 0 || sets.some((each) => isSetHealthy(authority, each, hops + 1));
}

/** An alias answers with its target's records under its own name, and with their TTL. */
function recordsOf(authority: Authority, set: RecordSet, name: string): readonly AnswerRecord[] {
  if (set.AliasTarget === undefined) return plain(set, name, authority.world.pace);
  const { answers } = resolve(authority, withoutDot(set.AliasTarget.DNSName ?? ''), set.Type ?? 'A');
  return answers
    .filter(({ type }) => type === set.Type)
    .map((record) => ({ ...record, name: withoutDot(name) }));
}

function plain(set: RecordSet, name: string, pace: number): AnswerRecord[] {
  const { Type: type = 'A', TTL = 0, ResourceRecords = [] } = set;
  const ttl = pacedTtl(TTL, pace);
  return ResourceRecords.map(({ Value = '' }) => ({
    name: withoutDot(name),
    type,
    ttl,
    data: recordData(type, Value),
  }));
}

function aRecord(name: string, ttl: number, data: string, { pace }: World): AnswerRecord {
  return { name: withoutDot(name), type: 'A', ttl: pacedTtl(ttl, pace), data };
}
