import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { Fault } from '../../service.ts';

const POLICIES = [
  'Weight',
  'Region',
  'Failover',
  'GeoLocation',
  'MultiValueAnswer',
  'CidrRoutingConfig',
  'GeoProximityLocation',
] as const;

/** The routing policy of a record set, by the field that marks it; simple ones have none. */
export function policyOf(set: ResourceRecordSet): (typeof POLICIES)[number] | 'simple' {
  return POLICIES.find((name) => set[name] !== undefined) ?? 'simple';
}

/** Refuses a change that is not well-formed, whatever the zone holds: AWS answers InvalidInput. */
export function refuseMalformed({ Action: action, ResourceRecordSet: set }: Change): void {
  if (set?.Name === undefined || set.Type === undefined || action === undefined)
    throw new Fault('InvalidInput', 'Invalid request: an action, a name and a type must be given.');
  const problem = shapeProblem(set);
  if (problem === undefined) return;
  const where = `[Action=${action}, Name=${set.Name}, Type=${set.Type}, SetIdentifier=${set.SetIdentifier ?? 'null'}]`;
  throw new Fault('InvalidInput', `Invalid request: ${problem} in Change with ${where}`);
}

function shapeProblem(set: ResourceRecordSet): string | undefined {
  const isAlias = set.AliasTarget !== undefined;
  const hasValues = set.TTL !== undefined && (set.ResourceRecords ?? []).length > 0;
  const contents =
    'Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]';
  if (isAlias && (set.TTL !== undefined || set.ResourceRecords !== undefined))
    return `${contents}, but found more than one`;
  if (!isAlias && !hasValues) return `${contents}, but found none`;
  const marks = POLICIES.filter((name) => set[name] !== undefined);
  const policies = `Expected exactly one of [${POLICIES.join(', ')}]`;
  if (marks.length > 1) return `${policies}, but found more than one`;
  if (marks.length === 1 && set.SetIdentifier === undefined) return "Missing field 'SetIdentifier'";
  if (marks.length === 0 && set.SetIdentifier !== undefined) return `${policies}, but found none`;
  return undefined;
}
