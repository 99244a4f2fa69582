import { defined } from '../../base/defined.ts';
import type { Seconds } from '../../base/duration.ts';
import { type Instant, secondsBetween } from '../../base/instant.ts';
import type { RecoveryPoint } from '../recovery-point.ts';
import { keyState } from './key-state.ts';
import type { SourceIndex } from './source-index.ts';

type Optional = 'earliest' | 'dataTime' | 'availableAt' | 'expiresAt' | 'keptSeconds' | 'keyArn' | 'vaultArn';

/** All that is known of a point; `badStatus` is why its status speaks against it, `oddStatus` one that nobody here has heard of. */
export type PointParts = Omit<RecoveryPoint, Optional | 'unusable'> & {
  readonly [K in Optional]?: RecoveryPoint[K] | undefined;
} & { readonly badStatus?: string | undefined; readonly oddStatus?: string | undefined };

const CLOCKS_DIFFER: Seconds = 300;

/** Puts a recovery point together and says why it cannot be restored from, if anything speaks against it. */
export function madePoint(index: SourceIndex, now: Instant, parts: PointParts): RecoveryPoint {
  const { badStatus, oddStatus, ...rest } = parts;
  const seen =
    badStatus ??
    expired(parts, now) ??
    timeless(parts) ??
    ahead(parts, now) ??
    keyProblem(index.inventory, parts, now);
  const doubt = seen === undefined && oddStatus !== undefined ? oddInWords(oddStatus) : undefined;
  const doubtful = doubt === undefined ? undefined : true;
  return defined<RecoveryPoint>({
    ...rest,
    unusable: seen ?? doubt,
    doubtful,
  } as RecoveryPoint) as RecoveryPoint;
}

/** Why the key keeps a point from being restored; undefined when nothing speaks against it or it could not be read. */
export function keyProblem(
  inventory: SourceIndex['inventory'],
  { keyArn }: { readonly keyArn?: string | undefined },
  now: Instant,
): string | undefined {
  if (keyArn === undefined) return undefined;
  const { state, why } = keyState(inventory, keyArn, now);
  return state === 'unusable' ? `its key ${keyArn} ${why}` : undefined;
}

function oddInWords(status: string): string {
  return `it is ${status}, a state that is not known here`;
}

function expired({ expiresAt }: PointParts, now: Instant): string | undefined {
  if (expiresAt === undefined || Date.parse(expiresAt) > Date.parse(now)) return undefined;
  return `it expired on ${expiresAt}`;
}

/** Clocks may differ by a little; a moment further ahead was never backed up. */
function ahead({ dataTime }: PointParts, now: Instant): string | undefined {
  if (dataTime === undefined || secondsBetween(now, dataTime) <= CLOCKS_DIFFER) return undefined;
  return `AWS dates it ${dataTime}, which lies ahead`;
}

function timeless({ dataTime }: PointParts): string | undefined {
  return dataTime === undefined ? 'AWS does not say which moment it holds' : undefined;
}
