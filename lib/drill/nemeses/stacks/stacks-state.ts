import type { Instant } from '../../../base/instant.ts';

/** What is needed to take the stacks of a run away again. Plain JSON, without secrets. */
export type StacksState = {
  readonly run: string;
  readonly environment: string;
  /** Names, in the order in which they are made. */
  readonly stacks: readonly string[];
  /** Their ARNs, as far as they were made: a deleted stack is told by its ARN alone. */
  readonly arns: readonly string[];
  /** By when the run is over at the latest. AWS does not end a stack by itself. */
  readonly expiresAt: Instant;
};

/** Name under which journals tell it. */
export const STACKS = 'cloudformation-stacks';
