import type { WorkloadView } from '../../estate/index.ts';
import type { ResolvedName } from '../../estate/dns-name.ts';
import type { Finding, Judged } from '../check.ts';

/**
 * A finding about a declared name. A name has no ARN: it is spoken of as `dns:<name>/<type>`, whether or not a record is there, so
 * that it can be followed over runs and excused by name.
 */
export function aboutName(view: WorkloadView, resolved: ResolvedName, finding: Finding): Judged {
  const { name, type } = resolved.declared;
  const [record] = resolved.records;
  const home = record ?? resolved.zones[0];
  const account =
    home?.account ?? view.environment.accounts.find(({ purpose }) => purpose === 'workload')?.id ?? '';
  return {
    subject: { arn: `dns:${name}/${type}`, type: 'AWS::Route53::RecordSet', name, account, region: 'global' },
    ...(record === undefined ? {} : { fact: { kind: 'route53.record', arn: record.arn } as const }),
    finding: { ...finding, disruption: 'dns' },
  };
}

/** DNS checks ask nothing of a workload that declares no names. */
export function declaresNames({ name, dns }: WorkloadView['workload']): true | string {
  return dns.length > 0 || `${name} declares no DNS names`;
}
