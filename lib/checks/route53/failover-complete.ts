import { type ResolvedName, resolveName } from '../../estate/dns-name.ts';
import type { WorkloadView } from '../../estate/index.ts';
import { defineCheck, type Finding, fail, missing, pass, unknown } from '../check.ts';
import { recordFaults } from './record-faults.ts';
import { aboutName, declaresNames } from './name-subject.ts';

/** Judges whether each declared name has somewhere else to go, and would know when to go there. */
export const failoverComplete = defineCheck({
  id: 'route53/failover-complete',
  title: 'DNS names have a partner to turn to, and know when',
  what: 'Each declared name has records in a public zone: a PRIMARY and a SECONDARY (or several weighted, latency or multivalue records) with different targets, each with a health check or EvaluateTargetHealth, and each target is there.',
  why: 'A failover that is set up by halves looks armed and never triggers: a primary without a health check always counts as healthy, and a secondary without one is used even when it is dead. A record that points at a deleted load balancer answers with an error, or with whoever takes that name next.',
  how: 'route53:ListHostedZones and route53:ListResourceRecordSets; simple records that only point to another name of ours are followed. Targets that are named like a load balancer are looked up in elasticloadbalancing:DescribeLoadBalancers of the Region in their name.',
  fix: 'Write both records of the pair with different targets and a health check each, in the template that owns the zone.',
  severity: 'critical',
  kind: 'estimated',
  objective: 'rto',
  suite: 'dns',
  facts: ['route53.zone', 'route53.record', 'elb.load-balancer'],
  requirements: ['HA-2', 'HA-6'],
  controls: [
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.14', mark: 'evidences' },
    { id: 'NIST SP 800-53 r5 SI-13(5)', mark: 'supports' },
    { id: 'AWS Well-Architected REL11-BP02', mark: 'evidences' },
    { id: 'AWS Well-Architected REL11-BP04', mark: 'supports' },
  ],
  promisedBy: declaresNames,
  judge: (view) =>
    view.workload.dns
      .map((declared) => resolveName(view, declared))
      .map((resolved) => aboutName(view, resolved, complete(view, resolved))),
});

const EXPECTED =
  'two records or more with different targets that exist, each with a health check or EvaluateTargetHealth';

function complete(view: WorkloadView, resolved: ResolvedName): Finding {
  const { declared, zones, records, path } = resolved;
  const { name, type } = declared;
  const [zone, ...others] = zones;
  if (zone === undefined)
    return missing({
      message: `no public zone holds ${name}`,
      expected: `a public zone that ${name} lies in`,
      got: 'none',
      fix: `create the zone of ${name}, or declare the account that holds it`,
    });
  if (others.length > 0)
    return unknown(
      `${zones.length} public zones are named ${zone.name}; the API does not tell which of them is delegated`,
      { expected: EXPECTED, fix: `delete the zones named ${zone.name} that are not delegated` },
    );
  if (records.length === 0) return noRecord(resolved);
  const faults = recordFaults(view, records);
  const via = path.length === 1 ? '' : ` (through ${path.slice(1).join(', ')})`;
  const told = faults.filter(({ outcome }) => outcome !== 'unknown');
  const got = (told.length > 0 ? told : faults).map(({ what }) => what).join('; ');
  const fix = faults.map((fault) => fault.fix).join('; ');
  if (faults.length === 0)
    return pass(`${name}${via} has ${records.length} answers with different targets, each watched`);
  if (told.length === 0) return unknown(`${name}${via}: ${got}`, { expected: EXPECTED, fix });
  const verb = told.every(({ outcome }) => outcome === 'missing') ? missing : fail;
  return verb({ message: `${name} ${type}${via}: ${got}`, expected: EXPECTED, got, fix });
}

function noRecord({ declared, otherTypes }: ResolvedName): Finding {
  const { name, type } = declared;
  const got = otherTypes.length === 0 ? 'no record of that name' : `only ${otherTypes.join(', ')}`;
  return missing({
    message: `${name} has no ${type} record`,
    expected: EXPECTED,
    got,
    fix: `write the ${type} records of ${name}, or correct the type in the declaration`,
  });
}
