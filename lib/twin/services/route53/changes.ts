import type { ChangeInfo, GetChangeRequest, GetChangeResponse } from '@aws-sdk/client-route-53';
import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { dueAfter } from '../../world/change.ts';
import { base32Id } from '../../world/identifier.ts';
import { home } from './home.ts';

/** One accepted change, which takes a while to reach all servers. */
export interface StoredChange {
  readonly id: string;
  readonly submittedAt: Instant;
  readonly inSyncAt: Instant;
  readonly comment?: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    'route53.change': StoredChange;
  }
}

const PROPAGATION_SECONDS = 60;

/** How far changes have come. */
export const changes = {
  GetChange({ Id = '' }: GetChangeRequest, context: CallContext): GetChangeResponse {
    const bare = Id.replace(/^\/?change\//, '');
    const row = changesOf(context).get(bare);
    if (row === undefined) throw new Fault('NoSuchChange', `A change with ID ${bare} does not exist.`);
    return { ChangeInfo: changeOf(row, context) };
  },
};

/** Notes a change: it is PENDING until it has reached all servers. */
export function newChange(context: CallContext, comment?: string): ChangeInfo {
  const rows = changesOf(context);
  const row: StoredChange = {
    id: `C${base32Id(`change ${context.account} ${rows.size}`, 20)}`,
    submittedAt: context.world.clock.now(),
    inSyncAt: dueAfter(context.world, PROPAGATION_SECONDS),
    ...(comment === undefined ? {} : { comment }),
  };
  rows.set(row.id, row);
  return changeOf(row, context);
}

function changesOf(context: CallContext): Map<string, StoredChange> {
  const { account, region } = home(context);
  return context.world.table('route53.change', account, region);
}

function changeOf({ id, submittedAt, inSyncAt, comment }: StoredChange, { world }: CallContext): ChangeInfo {
  return {
    Id: `/change/${id}`,
    Status: inSyncAt <= world.clock.now() ? 'INSYNC' : 'PENDING',
    SubmittedAt: new Date(submittedAt),
    ...(comment === undefined ? {} : { Comment: comment }),
  };
}
