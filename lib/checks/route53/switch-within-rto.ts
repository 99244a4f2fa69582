import { formatDuration, type Seconds } from '../../base/duration.ts';
import { resolveName } from '../../estate/dns-name.ts';
import { type DnsSwitch, dnsSwitch, SWITCH_FACTS, type SwitchTime } from '../../estate/dns-switch.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { defineCheck, type Finding, fail, missing, pass, unknown } from '../check.ts';
import { aboutName, declaresNames } from './name-subject.ts';
import { servedRto } from './served-rto.ts';

/** Judges the worst case of each name's switch against the RTO that rests on it. */
export const switchWithinRto = defineCheck({
  id: 'route53/switch-within-rto',
  title: 'DNS names turn to their partner within the RTO, at their worst',
  what: 'Noticing (interval × threshold, one interval of phase, the time limit of the last request), propagation and the TTL add up to no more than the RTO of the disruptions that the workload answers by DNS. No TTL alone outlasts that RTO.',
  why: 'Clients go to the dead address until their cached answer runs out, whatever else was done in time. A TTL of 24 hours makes every other recovery time meaningless, and it cannot be lowered after the fact: caches hold what they were told.',
  how: 'route53:ListHealthChecks, route53:ListResourceRecordSets and, for aliases, the target groups behind them, at the pace of the environment; propagation as declared. A nominal and a worst case are given; the worst one is judged. Resolvers that ignore a TTL and clients that hold connections or cache for longer come on top of it.',
  fix: 'Lower the TTL to 60 s or less, use an interval of 10 s, lower the threshold; or promise a longer RTO.',
  severity: 'critical',
  kind: 'estimated',
  objective: 'rto',
  suite: 'dns',
  facts: SWITCH_FACTS,
  requirements: ['HA-3', 'HA-6'],
  controls: [
    { id: 'SOC 2 A1.2', mark: 'supports' },
    { id: 'NIST SP 800-53 r5 CP-10', mark: 'supports' },
    { id: 'NIST SP 800-53 r5 SI-13(5)', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP01', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP02', mark: 'supports' },
  ],
  promisedBy: (workload) => {
    const named = declaresNames(workload);
    if (named !== true) return named;
    return servedRto(workload) !== undefined || `${workload.name} states no RTO that it answers by DNS`;
  },
  judge: (view) => {
    const rto = servedRto(view.workload);
    if (rto === undefined) return [];
    const switches = dnsSwitch(view);
    return view.workload.dns.flatMap((declared, index) => {
      const one = switches[index];
      return one === undefined ? [] : aboutName(view, resolveName(view, declared), compare(view, one, rto));
    });
  },
});

function compare({ environment: { pace } }: WorkloadView, one: DnsSwitch, rto: Seconds): Finding {
  const { name, ttl, nominal, worst } = one;
  const atPace = pace === 1 ? '' : `, at pace ${pace}`;
  const expected = `no client sent to a dead address for longer than ${formatDuration(rto)}`;
  const fix = `lower the TTL of ${name}, or the interval and threshold of its health check`;
  if (ttl !== undefined && ttl.seconds > rto) {
    const long =
      pace === 1
        ? formatDuration(ttl.seconds)
        : `${formatDuration(ttl.seconds / pace)}, or ${formatDuration(ttl.seconds)} at pace ${pace}`;
    return fail({
      message: `the TTL of ${name} (${long}) outlasts the RTO of ${formatDuration(rto)} that it serves, whatever else is done in time`,
      expected,
      got: `a TTL of ${long}: ${ttl.source}`,
      fix: `lower the TTL of ${name}, and wait for the old one to run out`,
    });
  }
  if (one.never !== undefined)
    return missing({
      message: `${name} does not turn away at all: ${one.never}`,
      expected,
      got: 'no switch',
      fix: 'see route53/failover-complete and route53/health-check-armed',
    });
  if (nominal === null || worst === null)
    return unknown(
      `how long ${name} takes to turn away cannot be told: ${one.unknown ?? 'no reason given'}`,
      { expected },
    );
  const got = `${formatDuration(nominal.seconds)} nominally, ${formatDuration(worst.seconds)} at worst${atPace}: ${inWords(worst)}`;
  if (worst.seconds <= rto) return pass(`${name} turns away within ${formatDuration(rto)}: ${got}`);
  return fail({
    message: `${name} may take ${formatDuration(worst.seconds)} to turn away; its RTO is ${formatDuration(rto)}`,
    expected,
    got,
    fix,
  });
}

function inWords({ terms }: SwitchTime): string {
  return terms.map(({ what, seconds }) => `${formatDuration(seconds)} (${what})`).join(' + ');
}
