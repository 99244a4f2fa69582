import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import type { StackPlace } from '../../drill/nemeses/stacks/index.ts';

/** One change that CloudFormation would make. */
export interface PlannedChange {
  readonly action: string;
  readonly logicalId: string;
  readonly type: string;
}

/** A change set that CloudFormation has worked out to its end. */
export interface ReadChangeSet {
  readonly status: string;
  readonly reason?: string;
  readonly executionStatus: string;
  readonly changes: readonly PlannedChange[];
  /** Its time was over before it was worked out. */
  readonly isUnfinished?: true;
}

interface Watching {
  readonly aws: Pick<Aws, 'read'>;
  readonly place: StackPlace;
  readonly clock: Clock;
  readonly every: Seconds;
  readonly patience: Seconds;
}

/** Waits until a change set is worked out, and reads it whole. Throws CHANGE_SET_UNREADABLE. */
export async function readChangeSet(
  arn: string,
  { aws, place, clock, every, patience }: Watching,
  signal: AbortSignal,
): Promise<ReadChangeSet> {
  const due = clock.monotonic() + patience;
  for (;;) {
    const read = await pages(arn, aws, place);
    if (!/_(PENDING|IN_PROGRESS)$/.test(read.status)) return read;
    if (clock.monotonic() >= due)
      return { ...read, isUnfinished: true, reason: `it was still ${read.status}` };
    await clock.sleep(every, signal);
  }
}

interface Page {
  readonly Status?: string;
  readonly StatusReason?: string;
  readonly ExecutionStatus?: string;
  readonly Changes?: readonly {
    readonly ResourceChange?: { Action?: string; LogicalResourceId?: string; ResourceType?: string };
  }[];
}

async function pages(arn: string, aws: Pick<Aws, 'read'>, place: StackPlace): Promise<ReadChangeSet> {
  let head: Page | undefined;
  const { items, failure } = await aws.read<Page, PlannedChange>({
    service: 'cloudformation',
    bucket: 'cloudformation',
    ...place,
    operation: 'DescribeChangeSet',
    input: { ChangeSetName: arn },
    paging: { tokens: { NextToken: 'NextToken' } },
    fresh: true,
    items: (page) => {
      head = page;
      return (page.Changes ?? []).map(({ ResourceChange }) => ({
        action: ResourceChange?.Action ?? 'unknown',
        logicalId: ResourceChange?.LogicalResourceId ?? '',
        type: ResourceChange?.ResourceType ?? '',
      }));
    },
  });
  if (failure !== undefined || head?.Status === undefined)
    throw new LandfallError('CHANGE_SET_UNREADABLE', 'access', {
      what: 'CloudFormation did not tell what it would change; nothing was made of it',
      where: `account ${place.account}, ${place.region}`,
      expected: 'the change set, to its last page',
      got: failure === undefined ? 'an answer without a status' : `${failure.code}: ${failure.message}`,
      fix: 'allow cloudformation:DescribeChangeSet to the drill role',
    });
  return {
    status: head.Status,
    executionStatus: head.ExecutionStatus ?? '',
    changes: items,
    ...(head.StatusReason === undefined ? {} : { reason: head.StatusReason }),
  };
}
