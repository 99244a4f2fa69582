import type { Instant } from '../base/instant.ts';

/** What reading a declaration depends on beside its text. */
export interface ParseOptions {
  readonly now: Instant;
  /** Check ids that an exclusion may name; absent = any that looks like one. */
  readonly knownChecks?: readonly string[];
}
