import type { Instant } from '../base/instant.ts';
import type { FactKind, FactKinds } from './facts.ts';

/** Something that AWS would not say. It is never an empty list. */
export interface Gap {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  /** The error code as it came, or `Timeout`, `NotAWS`, `Malformed`, `TruncatedPages`. */
  readonly code: string;
  readonly message: string;
  /** The IAM action that would have allowed it, `rds:DescribeDBInstances`. */
  readonly action: string;
  /** The kinds of fact that are incomplete because of it. */
  readonly kinds: readonly FactKind[];
  /** Set when the call was about one resource: then only what concerns that one is unknown. */
  readonly subject?: string;
  readonly at: Instant;
}

/** A listing that was read to its last page: proof that what is not in it is not there. */
export interface Listing {
  readonly kind: FactKind;
  readonly account: string;
  readonly region: string;
  readonly count: number;
  /** Lines of `calls.ndjson`, counted from 1. */
  readonly calls: readonly number[];
}

/** A resource that belongs to a workload and that no collector reads. */
export interface Unseen {
  readonly arn: string;
  readonly type: string;
  readonly workload: string;
}

export type Facts = { readonly [K in FactKind]: readonly FactKinds[K][] };

/** What a run knows about AWS, and what it knows that it does not know. */
export interface Inventory {
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
  readonly listings: readonly Listing[];
  readonly unseen: readonly Unseen[];
}
