import type { Seconds } from '../base/duration.ts';
import type { Instant } from '../base/instant.ts';
import type { FactKind } from '../inventory/facts.ts';

/**
 * A moment to which a store can be brought back. A plan that mentions the store is none, and neither is a replica.
 */
export interface RecoveryPoint {
  readonly arn: string;
  readonly storeArn: string;
  readonly source: 'rds-automated-backup' | 'rds-snapshot' | 'aws-backup' | 'ebs-snapshot';
  /** `continuous`: any moment from `earliest` to `dataTime`; `snapshot`: `dataTime` alone. */
  readonly form: 'continuous' | 'snapshot';
  /** Created without a person's hand. */
  readonly automatic: boolean;
  readonly earliest?: Instant;
  /** The moment of the data; absent = AWS does not say, and then the point cannot count. */
  readonly dataTime?: Instant;
  /** From when on it can be used; absent = not known. */
  readonly availableAt?: Instant;
  /** When its lifecycle removes it; absent = never, or not known. */
  readonly expiresAt?: Instant;
  /** How long it, or a moment of it, is kept; absent = until somebody deletes it, or not known. */
  readonly keptSeconds?: Seconds;
  /** Something removes it in time, and no API that is read says when. */
  readonly keptUntold?: true;
  readonly account: string;
  readonly region: string;
  readonly encrypted: boolean;
  readonly keyArn?: string;
  readonly vaultArn?: string;
  /** Why it cannot be restored from, as far as can be seen; absent = nothing speaks against it. */
  readonly unusable?: string;
  /** `unusable` says what is not known of it, and not what was seen: it may be as good as any. */
  readonly doubtful?: true;
  /** Where it stands in the inventory. */
  readonly fact: { readonly kind: FactKind; readonly arn: string };
}
