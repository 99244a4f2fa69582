import type { Invoke, PlantingCall } from '../planted-fault.ts';
import { found, healthCheckId, route53 } from './look-up.ts';

/** Changes settings of the health check that was made for a load balancer. */
export function updateCheck(balancer: string, settings: object): PlantingCall {
  return {
    ...route53,
    operation: 'UpdateHealthCheck',
    input: async (read) => ({ HealthCheckId: await healthCheckId(read, balancer), ...settings }),
  };
}

/** A record set, as far as faults change it. */
export interface RecordSet {
  readonly Name: string;
  readonly Failover?: string;
  readonly ResourceRecords?: readonly { readonly Value: string }[];
}

/** The record that answers while all is well. */
export function isPrimary({ Failover }: RecordSet): boolean {
  return Failover === 'PRIMARY';
}

/** Changes the records of a name; `change` gives what becomes of each, or nothing to leave it. */
export function changeRecords(
  name: string,
  Action: 'UPSERT' | 'DELETE',
  change: (one: RecordSet, all: readonly RecordSet[]) => readonly object[],
): PlantingCall {
  return {
    ...route53,
    operation: 'ChangeResourceRecordSets',
    input: async (read) => {
      const { HostedZoneId, records } = await recordsOf(read, name);
      const changed = records.flatMap((one) => change(one, records));
      const Changes = changed.map((ResourceRecordSet) => ({ Action, ResourceRecordSet }));
      return { HostedZoneId, ChangeBatch: { Changes } };
    },
  };
}

async function recordsOf(read: Invoke, name: string) {
  const { HostedZones } = (await read({ ...route53, operation: 'ListHostedZones' })) as {
    HostedZones: { Id: string }[];
  };
  const HostedZoneId = found(HostedZones[0], 'a zone').Id.replace('/hostedzone/', '');
  const { ResourceRecordSets } = (await read({
    ...route53,
    operation: 'ListResourceRecordSets',
    input: { HostedZoneId },
  })) as { ResourceRecordSets: RecordSet[] };
  return { HostedZoneId, records: ResourceRecordSets.filter(({ Name }) => Name === name) };
}
