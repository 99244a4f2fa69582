import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { liesIn } from './names.ts';
import { policyOf } from './record-rules.ts';
import type { StoredRecord, StoredZone } from './stored-zone.ts';

type RecordSet = StoredRecord['set'];

/** What keeps a record set out of a zone, beside the others that are there; undefined when it may go in. */
export function zoneProblem(
  set: RecordSet,
  others: readonly RecordSet[],
  { name: zoneName }: StoredZone,
): string | undefined {
  const { Name: name, Type: type } = set;
  const what = `RRSet of type ${type} with DNS name ${name}`;
  if (!liesIn(name, zoneName)) return `RRSet with DNS name ${name} is not permitted in zone ${zoneName}`;
  if (type === 'CNAME' && name === zoneName) return `${what} is not permitted at apex in zone ${zoneName}`;
  if (type === 'CNAME' && (set.ResourceRecords?.length ?? 1) > 1)
    return `${what} must hold exactly one value in zone ${zoneName}`;
  const sameName = others.filter((other) => other.Name === name);
  const clashes = sameName.some((other) => other.Type !== type && [other.Type, type].includes('CNAME'));
  if (clashes)
    return `${what} is not permitted as it conflicts with other records with the same DNS name in zone ${zoneName}`;
  return policyProblem(
    set,
    sameName.filter((other) => other.Type === type),
  );
}

/** Record sets of one name and type have one policy, and a failover pair one of each. */
function policyProblem(set: RecordSet, same: readonly RecordSet[]): string | undefined {
  const which = `RRSet with DNS name ${set.Name}, type ${set.Type}, SetIdentifier ${set.SetIdentifier ?? ''}`;
  if (same.some((other) => policyOf(other) !== policyOf(set)))
    return `${which} cannot be created as other RRSets exist with the same name and type and another routing policy`;
  if (set.Failover !== undefined && same.some((other) => other.Failover === set.Failover))
    return `${which} cannot be created as a ${set.Failover} RRSet exists with the same name and type`;
  return undefined;
}

/** Why a record set cannot be deleted: Route 53 wants all of its values exactly. */
export function whyNotThere(asked: RecordSet, there: RecordSet | undefined): string | undefined {
  const which = `Tried to delete resource record set [name='${asked.Name}', type='${asked.Type}'`;
  const identifier = asked.SetIdentifier === undefined ? '' : `, set identifier='${asked.SetIdentifier}'`;
  if (there === undefined) return `${which}${identifier}] but it was not found`;
  if (canonical(asked) === canonical(there)) return undefined;
  return `${which}${identifier}] but the values provided do not match the current values`;
}

/** A zone keeps its own name servers and its one authority record. */
export function ownProblem(sets: Iterable<RecordSet>, { name }: StoredZone): string | undefined {
  const apex = [...sets].filter((set) => set.Name === name);
  if (apex.every(({ Type }) => Type !== 'NS'))
    return 'A HostedZone must contain at least one NS record for the zone itself.';
  if (apex.filter(({ Type }) => Type === 'SOA').length !== 1)
    return 'A HostedZone must contain exactly one SOA record.';
  return undefined;
}

function canonical(set: ResourceRecordSet): string {
  const values = (set.ResourceRecords ?? []).map(({ Value = '' }) => Value).sort();
  const fields = Object.entries({ ...set, ResourceRecords: values }).filter(
    ([, value]) => value !== undefined,
  );
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}
