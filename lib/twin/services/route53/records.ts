import type {
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { type CallContext, Fault } from '../../service.ts';
import { normalName } from './names.ts';
import { recordKey, recordsOf, type StoredRecord, zone } from './stored-zone.ts';

const PAGE_LIMIT = 300;

/** Looking at record sets. */
export const records = {
  /** Its cursor has three parts: where the next page begins, by name, type and set identifier. */
  ListResourceRecordSets(
    input: ListResourceRecordSetsRequest,
    context: CallContext,
  ): ListResourceRecordSetsResponse {
    const { id } = zone(context, input.HostedZoneId);
    const start = startKey(id, input);
    const rest = recordsOf(context, id).filter(({ set }) => recordKey(id, set) >= start);
    const size = Math.max(
      1,
      Math.min(PAGE_LIMIT, input.MaxItems ?? PAGE_LIMIT, context.paging?.pageSize ?? PAGE_LIMIT),
    );
    const next = rest[size]?.set;
    return {
      ResourceRecordSets: rest.slice(0, size).map(recordOf),
      IsTruncated: next !== undefined,
      MaxItems: input.MaxItems ?? PAGE_LIMIT,
      ...(next === undefined ? {} : { NextRecordName: next.Name, NextRecordType: next.Type }),
      ...(next?.SetIdentifier === undefined ? {} : { NextRecordIdentifier: next.SetIdentifier }),
    };
  },
};

function startKey(zoneId: string, input: ListResourceRecordSetsRequest): string {
  const { StartRecordName: name, StartRecordType: type, StartRecordIdentifier: identifier } = input;
  if (name === undefined && type !== undefined)
    throw new Fault('InvalidInput', 'A record name must be given along with a record type.');
  if (type === undefined && identifier !== undefined)
    throw new Fault('InvalidInput', 'A record type must be given along with a record identifier.');
  if (name === undefined) return zoneId;
  const key = recordKey(zoneId, { Name: normalName(name), Type: type, SetIdentifier: identifier });
  // Without a type, the key ends in empty parts, which sort before every record of the name.
  return key;
}

function recordOf({ set }: StoredRecord): ResourceRecordSet {
  return { ...set };
}
