import type { DescribeEventsCommandInput, DescribeEventsCommandOutput } from '@aws-sdk/client-elasticache';
import { instant, type Instant, plusSeconds } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import type { CallContext, OperationTable } from '../../service.ts';
import { pageMaximum } from './stored-cache.ts';

/** What happened to groups and nodes. AWS looks back an hour unless asked. */
export const eventOperations = { DescribeEvents: describeEvents } satisfies OperationTable;

function describeEvents(
  input: DescribeEventsCommandInput,
  context: CallContext,
): Omit<DescribeEventsCommandOutput, '$metadata'> {
  const { SourceIdentifier: id, SourceType: type } = input;
  const { from, until } = period(input, context.world.clock.now());
  const log = [...context.world.table('elasticache.event', context.account, context.region)];
  const wanted = log.filter(
    ([, event]) =>
      event.at >= from &&
      event.at <= until &&
      (id === undefined || event.id === id) &&
      (type === undefined || event.type === type),
  );
  const { items, next } = page(wanted, {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: ([number]) => number,
    scope: JSON.stringify([id, type]),
  });
  return {
    Events: items.map(([, event]) => ({
      SourceIdentifier: event.id,
      SourceType: event.type,
      Message: event.message,
      Date: new Date(event.at),
    })),
    Marker: next,
  };
}

function period(input: DescribeEventsCommandInput, now: Instant): { from: Instant; until: Instant } {
  const until = input.EndTime === undefined ? now : instant(input.EndTime);
  if (input.StartTime !== undefined) return { from: instant(input.StartTime), until };
  return { from: plusSeconds(until, -60 * (input.Duration ?? 60)), until };
}
