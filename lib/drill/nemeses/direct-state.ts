import type { Instant } from '../../base/instant.ts';
import type { ResourceState } from './resource-state.ts';

/** All that is needed to see, in whichever process, that calls which were made once are over: plain JSON, no secrets. */
export type DirectState = {
  readonly run: string;
  /** By when AWS has brought everything back by itself at the latest. */
  readonly expiresAt: Instant;
  /** In the order in which they are made. */
  readonly calls: readonly { readonly action: string; readonly arn: string }[];
  /** How what is met stood before. */
  readonly before: readonly ResourceState[];
};
