import type { ServiceName } from '../aws/index.ts';
import type { FactKind } from './facts.ts';
import type { Scope } from './scope.ts';

/** Reads one service in one account and Region. It only reads; its IAM actions are those of its kinds in operations.ts. */
export interface Collector {
  readonly service: ServiceName;
  readonly kinds: readonly FactKind[];
  /** Asked once for an account instead of once for each Region. */
  readonly global?: true;
  collect(scope: Scope, context: CollectContext): Promise<void>;
}

/** What collectors share. */
export interface CollectContext {
  /** Settles when everything but KMS is collected. */
  readonly referredKeys: Promise<ReferredKeys>;
}

/** KMS keys, by ARN, id or alias, that anything collected or declared refers to; `all` when nothing was read that could refer to one. */
export type ReferredKeys = ReadonlySet<string> | 'all';
