import type {
  ChangeResourceRecordSetsRequest,
  ChangeResourceRecordSetsResponse,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { type CallContext, Fault } from '../../service.ts';
import { newChange } from './changes.ts';
import { normalName } from './names.ts';
import { refuseMalformed } from './record-rules.ts';
import { healthCheck } from './stored-health-check.ts';
import {
  recordKey,
  recordsOf,
  recordTable,
  type StoredRecord,
  type StoredZone,
  zone,
} from './stored-zone.ts';
import { ownProblem, whyNotThere, zoneProblem } from './zone-rules.ts';

type Sets = Map<string, StoredRecord['set']>;

/** Changing record sets. */
export const recordChanges = {
  /** All changes of a batch are made, or none; what is wrong with each is said at once. */
  ChangeResourceRecordSets(
    input: ChangeResourceRecordSetsRequest,
    context: CallContext,
  ): ChangeResourceRecordSetsResponse {
    const row = zone(context, input.HostedZoneId);
    const changes = input.ChangeBatch?.Changes ?? [];
    if (changes.length === 0) throw new Fault('InvalidInput', 'A batch must hold at least one change.');
    for (const change of changes) refuseMalformed(change);
    for (const { Action, ResourceRecordSet: set } of changes)
      if (Action !== 'DELETE' && set?.HealthCheckId !== undefined) healthCheck(context, set.HealthCheckId);
    const before = recordsOf(context, row.id);
    const sets: Sets = new Map(before.map(({ set }) => [recordKey(row.id, set), set]));
    const problems = changes.flatMap(
      ({ Action, ResourceRecordSet: set }) => apply(Action, normalSet(set), sets, row) ?? [],
    );
    const wrong =
      problems.length > 0 ? problems : [ownProblem(sets.values(), row)].filter((each) => each !== undefined);
    if (wrong.length > 0)
      throw new Fault('InvalidChangeBatch', `[${wrong.join(', ')}]`, { fields: { messages: wrong } });
    store(sets, before, row, context);
    return { ChangeInfo: newChange(context, input.ChangeBatch?.Comment) };
  },
};

function normalSet(set: ResourceRecordSet | undefined): StoredRecord['set'] {
  const alias = set?.AliasTarget;
  const rest = Object.entries(set ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(rest) as unknown as ResourceRecordSet),
    Name: normalName(set?.Name ?? ''),
    ...(alias === undefined ? {} : { AliasTarget: { ...alias, DNSName: normalName(alias.DNSName ?? '') } }),
  };
}

/** Makes one change; gives what is wrong with it when it cannot be made. */
function apply(
  action: string | undefined,
  set: StoredRecord['set'],
  sets: Sets,
  row: StoredZone,
): string | undefined {
  const key = recordKey(row.id, set);
  if (action === 'DELETE') {
    const problem = whyNotThere(set, sets.get(key));
    if (problem === undefined) sets.delete(key);
    return problem;
  }
  if (action === 'CREATE' && sets.has(key)) {
    const identifier = set.SetIdentifier === undefined ? '' : `, set identifier='${set.SetIdentifier}'`;
    return `Tried to create resource record set [name='${set.Name}', type='${set.Type}'${identifier}] but it already exists`;
  }
  const others = [...sets].filter(([each]) => each !== key).map(([, other]) => other);
  const problem = zoneProblem(set, others, row);
  if (problem === undefined) sets.set(key, set);
  return problem;
}

function store(sets: Sets, before: readonly StoredRecord[], row: StoredZone, context: CallContext): void {
  const table = recordTable(context);
  for (const { set } of before) table.delete(recordKey(row.id, set));
  for (const [key, set] of sets) table.set(key, { zoneId: row.id, set });
}
