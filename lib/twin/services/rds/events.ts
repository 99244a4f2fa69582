import type { DescribeEventsCommandInput, DescribeEventsCommandOutput } from '@aws-sdk/client-rds';
import { instant, type Instant, plusSeconds } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import type { StoredEvent } from './event-log.ts';
import { pageMaximum } from './filters.ts';

/** What happened to databases and snapshots. AWS gives no event number here, and looks back an hour unless asked. */
export const eventOperations = { DescribeEvents: describeEvents } satisfies OperationTable;

function describeEvents(
  input: DescribeEventsCommandInput,
  context: CallContext,
): Omit<DescribeEventsCommandOutput, '$metadata'> {
  if (input.SourceIdentifier !== undefined && input.SourceType === undefined)
    throw new Fault(
      'InvalidParameterCombination',
      'The SourceType parameter must be provided if the SourceIdentifier parameter is.',
    );
  const { from, until } = period(input, context.world.clock.now());
  const log = context.world.table('rds.event', context.account, context.region);
  const wanted = [...log].filter(([, event]) => event.at >= from && event.at <= until && asked(event, input));
  const { items, next } = page(wanted, {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: ([number]) => number,
    scope: JSON.stringify([input.SourceIdentifier, input.SourceType, input.EventCategories]),
  });
  return { Events: items.map(([, event]) => view(event)), Marker: next };
}

function period(input: DescribeEventsCommandInput, now: Instant): { from: Instant; until: Instant } {
  const until = input.EndTime === undefined ? now : instant(input.EndTime);
  if (input.StartTime !== undefined) return { from: instant(input.StartTime), until };
  return { from: plusSeconds(until, -60 * (input.Duration ?? 60)), until };
}

function asked(event: StoredEvent, input: DescribeEventsCommandInput): boolean {
  if (input.SourceType !== undefined && event.type !== input.SourceType) return false;
  if (input.SourceIdentifier !== undefined && event.id !== input.SourceIdentifier) return false;
  return input.EventCategories === undefined || input.EventCategories.includes(event.category);
}

function view(event: StoredEvent) {
  return {
    SourceIdentifier: event.id,
    SourceType: event.type,
    SourceArn: event.arn,
    Message: event.message,
    EventCategories: [event.category],
    Date: new Date(event.at),
  };
}
