import { formatLocation } from '../base/problem.ts';
import { positionOf } from '../environment/pointer.ts';
import type { FactKind, Route53Record } from '../inventory/facts.ts';
import { type Detection, never, type SwitchTerm, slowest } from './dns-detection.ts';
import { type ResolvedName, resolveName } from './dns-name.ts';
import { noticedBy } from './dns-noticed-by.ts';
import { targetsOf } from './dns-target.ts';
import { longestTtl, type Untold } from './dns-ttl.ts';
import type { WorkloadView } from './workload-view.ts';

export interface SwitchTime {
  readonly seconds: number;
  readonly terms: readonly SwitchTerm[];
}

/** How long clients of a name go on to a dead address. */
export interface DnsSwitch {
  readonly name: string;
  readonly type: string;
  /** When nothing adds up against it; null = `unknown` or `never` says why. */
  readonly nominal: SwitchTime | null;
  /** When phase and time limits add up; resolvers that ignore a TTL, and clients that hold on longer, are beyond it. */
  readonly worst: SwitchTime | null;
  /** Why no time can be given. */
  readonly unknown?: string;
  /** Why, as it is configured, the name does not move at all: longer than every RTO. */
  readonly never?: string;
  /** The longest TTL among the answers that a client may hold, where it is known. */
  readonly ttl?: SwitchTerm;
}

/** What an estimate of a switch rests on. */
export const SWITCH_FACTS: readonly FactKind[] = [
  'route53.zone',
  'route53.record',
  'route53.health-check',
  'elb.load-balancer',
  'elb.target-group',
];

/**
 * The time in which each declared name of the workload turns away from a dead target: notice, propagate, and the TTL of the
 * answer that clients hold. At the environment's pace.
 */
export function dnsSwitch(view: WorkloadView): readonly DnsSwitch[] {
  return view.workload.dns.map((declared, index) => switchOf(view, resolveName(view, declared), index));
}

function switchOf(view: WorkloadView, resolved: ResolvedName, index: number): DnsSwitch {
  const { name, type } = resolved.declared;
  const ttl = longestTtl(view, resolved.records);
  const base = { name, type, nominal: null, worst: null, ...('what' in ttl ? { ttl } : {}) };
  const detection = detectionOf(view, resolved);
  if (detection.kind !== 'times') return { ...base, [detection.kind]: detection.why };
  const propagation = propagationOf(view, resolved, index);
  if ('why' in propagation) return { ...base, unknown: propagation.why };
  if ('why' in ttl) return { ...base, unknown: ttl.why };
  return {
    ...base,
    nominal: sum([...detection.nominal, propagation, ttl]),
    worst: sum([...detection.worst, propagation, ttl]),
  };
}

function detectionOf(view: WorkloadView, { declared, zones, records }: ResolvedName): Detection {
  const { name, type } = declared;
  if (zones.length > 1)
    return {
      kind: 'unknown',
      why: `${name} could be answered by ${zones.length} public zones named ${zones[0]?.name}, and the API does not tell which one is delegated`,
    };
  const [first] = records;
  if (first === undefined)
    return absent(view, `no public zone that was read has a ${type} record for ${name}`);
  if (first.policy === 'failover') return byFailover(view, name, records);
  if (first.policy === 'geolocation' || first.policy === 'cidr')
    return {
      kind: 'unknown',
      why: `who takes over from a ${first.policy} record of ${name} depends on where the client is`,
    };
  const answers = new Set(records.flatMap(targetsOf));
  if (first.policy === 'simple' || answers.size < 2)
    return absent(view, `${name} has one answer, whatever happens to it`);
  return slowest(records.map((record) => noticedBy(view, record)));
}

function byFailover(view: WorkloadView, name: string, records: readonly Route53Record[]): Detection {
  const primary = records.find((record) => record.failover === 'PRIMARY');
  const secondary = records.find((record) => record.failover === 'SECONDARY');
  if (primary === undefined || secondary === undefined)
    return absent(
      view,
      `${name} has no ${primary === undefined ? 'PRIMARY' : 'SECONDARY'} record, so there is nothing to switch to`,
    );
  const target = targetsOf(primary).join(', ');
  if (target === targetsOf(secondary).join(', '))
    return never(
      `PRIMARY and SECONDARY of ${name} both point at ${target}, so there is nowhere to switch to`,
    );
  return noticedBy(view, primary);
}

/** What is not there may only not have been seen. */
function absent(view: WorkloadView, why: string): Detection {
  const [gap] = view.gaps(['route53.zone', 'route53.record']);
  return gap === undefined
    ? { kind: 'never', why }
    : { kind: 'unknown', why: `${why}, but ${gap.action} was not answered in full (${gap.code})` };
}

function propagationOf(view: WorkloadView, { declared }: ResolvedName, index: number): SwitchTerm | Untold {
  if (declared.propagation === undefined)
    return {
      why: `how long a change of ${declared.name} takes to reach Route 53's servers is not declared (propagation: takes, because)`,
    };
  const where = positionOf(view.environment, [
    'workloads',
    view.workload.name,
    'dns',
    index,
    'propagation',
    'takes',
  ]);
  const { takes, because } = declared.propagation;
  return { what: 'propagation', seconds: takes, source: `declared ${formatLocation(where)}: ${because}` };
}

function sum(terms: readonly SwitchTerm[]): SwitchTime {
  return { seconds: round(terms.reduce((total, term) => total + term.seconds, 0)), terms };
}

/** Takes the dust of binary fractions off, so that 16.6 stays 16.6. */
function round(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
