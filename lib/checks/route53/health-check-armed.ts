import { recordsBehind, resolveName } from '../../estate/dns-name.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { Route53HealthCheck, Route53Record } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, type Judged, missing, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { type CheckUse, checkFaults } from './check-faults.ts';

/** Judges the health checks that decide whether a name fails over, and those that decide nothing. */
export const healthCheckArmed = defineCheck({
  id: 'route53/health-check-armed',
  title: 'Health checks are enabled, watch the right endpoint, and see it healthy',
  what: "Each health check of the workload's records exists, is enabled and not inverted, watches the target of its own record instead of the name that fails over, is seen healthy by more than 18 % of the checkers, and notices within the RTO. A check that carries the workload's tags and that no record uses is reported.",
  why: 'A failover that looks armed may not be. A disabled check always counts as healthy, so disabling one does not force a failover: it prevents it. A check of the name that fails over follows it to the partner and reports that all is well. What becomes of a record whose check is deleted, Route 53 does not promise.',
  how: 'route53:ListHealthChecks for the configuration, route53:GetHealthCheckStatus for what each checker sees (more than 18 % of them must report success, as Route 53 itself counts). Calculated checks are computed from their children; the data behind alarms and routing controls is not read, so those are unknown.',
  fix: 'Enable the check, point it at the endpoint that its record answers with, and delete checks that no record uses.',
  severity: 'high',
  kind: 'estimated',
  objective: 'rto',
  suite: 'dns',
  facts: ['route53.zone', 'route53.record', 'route53.health-check', 'tagging.resource'],
  requirements: ['HA-6'],
  controls: [
    { id: 'SOC 2 A1.2', mark: 'supports' },
    { id: 'ISO/IEC 27001:2022 A.8.14', mark: 'supports' },
    { id: 'NIST SP 800-53 r5 SI-13(5)', mark: 'supports' },
    { id: 'AWS Well-Architected REL11-BP01', mark: 'evidences' },
  ],
  judge: (view) => {
    const uses = usesOf(view);
    return [...uses.flatMap((use) => judgeUse(view, use)), ...orphansOf(view, uses)];
  },
});

function judgeUse(view: WorkloadView, use: CheckUse): Judged {
  if (use.check === undefined) return gone(view, use);
  return judged('route53.health-check', use.check, { ...armed(view, use.check, use), disruption: 'dns' });
}

function armed(view: WorkloadView, check: Route53HealthCheck, use: CheckUse): Finding {
  const expected = 'an enabled check of its own target that most checkers see healthy';
  const faults = checkFaults(view, check, use);
  const told = faults.filter(({ outcome }) => outcome !== 'unknown');
  const got = (told.length > 0 ? told : faults).map(({ what }) => what).join('; ');
  const fix = faults.map((fault) => fault.fix).join('; ');
  const of = `health check ${check.id} of ${use.names.join(', ')}`;
  if (faults.length === 0) return pass(`${of} is enabled and sees ${check.target ?? 'its children'} healthy`);
  return told.length === 0
    ? unknown(`${of} ${got}`, { expected, fix })
    : fail({ message: `${of} ${got}`, expected, got, fix });
}

function gone(view: WorkloadView, { id, names, records }: CheckUse): Judged {
  const account = records[0]?.account ?? view.environment.accounts[0]?.id ?? '';
  return {
    subject: {
      arn: `arn:aws:route53:::healthcheck/${id}`,
      type: 'AWS::Route53::HealthCheck',
      name: id,
      account,
      region: 'global',
    },
    finding: missing({
      message: `${names.join(', ')} refers to health check ${id}, which does not exist`,
      expected: 'a health check that exists',
      got: 'none of that id',
      fix: `create a health check and set it on ${names.join(', ')}`,
      disruption: 'dns',
    }),
  };
}

/** The checks behind the workload's names, each once, with the children of calculated ones. */
function usesOf(view: WorkloadView): CheckUse[] {
  const uses = new Map<string, CheckUse>();
  const add = (
    id: string,
    names: readonly string[],
    records: readonly Route53Record[],
    trail: readonly string[],
  ) => {
    if (trail.includes(id)) return;
    const known = uses.get(id);
    const check = view.all('route53.health-check').find((one) => one.id === id);
    uses.set(id, {
      id,
      check,
      names: [...new Set([...(known?.names ?? []), ...names])],
      records: [...new Set([...(known?.records ?? []), ...records])],
    });
    for (const child of check?.childIds ?? []) add(child, names, [], [...trail, id]);
  };
  for (const declared of view.workload.dns) {
    const { path, records } = resolveName(view, declared);
    for (const record of withBehind(view, records, []))
      if (record.healthCheckId !== undefined) add(record.healthCheckId, path, [record], []);
  }
  return [...uses.values()];
}

function withBehind(
  view: WorkloadView,
  records: readonly Route53Record[],
  seen: readonly string[],
): Route53Record[] {
  return records
    .filter(({ arn }) => !seen.includes(arn))
    .flatMap((record) => [record, ...withBehind(view, recordsBehind(view, record), [...seen, record.arn])]);
}

function orphansOf(view: WorkloadView, uses: readonly CheckUse[]): Judged[] {
  const used = new Set([
    ...uses.map(({ id }) => id),
    ...view.all('route53.record').flatMap(({ healthCheckId }) => healthCheckId ?? []),
    ...view.all('route53.health-check').flatMap(({ childIds }) => childIds),
  ]);
  return view
    .own('route53.health-check')
    .filter(({ id }) => !used.has(id))
    .map((check) => judged('route53.health-check', check, orphan(check)));
}

function orphan({ id, target }: Route53HealthCheck): Finding {
  return missing({
    message: `no record uses health check ${id}${target === undefined ? '' : ` of ${target}`}, so nothing fails over by it`,
    expected: 'a record, or a calculated check, that uses it',
    got: 'none',
    fix: `set ${id} on the record that it was made for, or delete it`,
    disruption: 'dns',
  });
}
