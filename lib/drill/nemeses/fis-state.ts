import type { Instant } from '../../base/instant.ts';
import type { ResourceState } from './resource-state.ts';

/**
 * All that healing an experiment needs, in whichever process: plain JSON, no secrets. Templates and experiments are found again
 * by the run's tags, so that it can be written before there are any.
 */
export type FisState = {
  readonly run: string;
  readonly environment: string;
  /** When AWS itself has ended everything at the latest. */
  readonly expiresAt: Instant;
  /** How what is broken stood before. */
  readonly before: readonly ResourceState[];
  /** Resources that are broken and of which nobody here knows how to read how they stand. */
  readonly unwatched: readonly string[];
};
