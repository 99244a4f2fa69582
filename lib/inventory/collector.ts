import type { AccountAsks } from '../iac/index.ts';
import type { Instant } from '../base/instant.ts';
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
  /** What the declared sources of the workloads give reason to ask of the account of a rebuild. */
  readonly asks: Promise<AccountAsks>;
  /** When the collection began: of what is put together from many answers. */
  readonly now: Instant;
  /** The role that would deploy in an account; undefined = the default credentials do. */
  deployer(account: string): string | undefined;
  /** The declared roles by which an account is entered, to read and to deploy. */
  entrances(account: string): readonly string[];
}

/** KMS keys, by ARN, id or alias, that anything collected or declared refers to; `all` when nothing was read that could refer to one. */
export type ReferredKeys = ReadonlySet<string> | 'all';
