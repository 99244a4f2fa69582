import { isDown, isPassing } from '../../estate/database-state.ts';
import type { RdsInstance } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, pass, unknown } from '../check.ts';
import { judged } from '../judged.ts';
import { promisesToStay } from '../zone-promise.ts';

/** Judges the database instances that stand alone: neither replicas nor members of a cluster. */
export const instanceMultiAz = defineCheck({
  id: 'rds/instance-multi-az',
  title: 'Database instances keep a standby in a second zone',
  what: 'Each RDS instance that is neither a replica nor a member of a cluster is Multi-AZ, with its standby in another Availability Zone.',
  why: 'Without a standby, the loss of a zone or of the instance takes the database down until someone restores it by hand: hours, where a failover takes one to two minutes. A replica is not promoted by itself and does not count.',
  how: 'rds:DescribeDBInstances: MultiAZ is true and SecondaryAvailabilityZone names a zone other than AvailabilityZone. A modification that is still pending does not count, and neither does an instance that is stopped, failed or being made.',
  fix: 'Set MultiAZ on the instance, in the template that creates it; outside the maintenance window only with "apply immediately".',
  severity: 'critical',
  kind: 'estimated',
  objective: 'rto',
  suite: 'availability',
  facts: ['rds.instance'],
  requirements: ['HA-5'],
  controls: [
    { id: 'SOC 2 A1.2', mark: 'evidences' },
    { id: 'ISO/IEC 27001:2022 A.8.14', mark: 'evidences' },
    { id: 'NIST SP 800-53 r5 CP-10', mark: 'supports' },
    { id: 'NIST SP 800-53 r5 SI-13(5)', mark: 'supports' },
    { id: 'CIS AWS Foundations 7.0 3.2.4', mark: 'evidences' },
    { id: 'AWS Security Hub RDS.5', mark: 'evidences' },
    { id: 'AWS Well-Architected REL10-BP01', mark: 'evidences' },
  ],
  promisedBy: (workload) => promisesToStay(workload, ['az', 'instance']),
  judge: (view) =>
    view
      .own('rds.instance')
      .filter((instance) => instance.clusterId === undefined && instance.replicaOf === undefined)
      .map((instance) => judged('rds.instance', instance, standby(instance))),
});

function standby(instance: RdsInstance): Finding {
  const { id, multiAz, zone, standbyZone, status } = instance;
  const expected = 'Multi-AZ, with a standby in a second zone';
  const fix = `set MultiAZ on ${id} in the template that creates it`;
  if (!multiAz) {
    const got = `Single-AZ, in ${zone ?? 'a zone that RDS does not name'}`;
    return fail({ message: `${id} has no standby`, expected, got, fix, disruption: 'az' });
  }
  if (isPassing(instance))
    return unknown(`${id} is Multi-AZ, and ${status || 'in no state that RDS names'}: look again`, {
      expected,
      disruption: 'az',
    });
  if (isDown(instance))
    return fail({
      message: `${id} is Multi-AZ, but cannot fail over: it is ${status}`,
      expected,
      got: status,
      fix: `bring ${id} up, or take it out of the workload`,
      disruption: 'az',
    });
  if (zone === undefined || standbyZone === undefined)
    return unknown(`${id} is Multi-AZ, but RDS does not name the zones of both halves`, {
      expected,
      disruption: 'az',
    });
  if (zone === standbyZone)
    return fail({
      message: `${id} and its standby share a zone`,
      expected,
      got: `both in ${zone}`,
      fix,
      disruption: 'az',
    });
  return pass(`${id} runs in ${zone} and has a standby in ${standbyZone}`, { disruption: 'az' });
}
