import type { Instant } from '../base/instant.ts';

/** What reading a declaration depends on beside its text. */
export interface ParseOptions {
  readonly now: Instant;
  /** The name by which it was asked for, which it then has to bear: reports are filed by it. */
  readonly name?: string;
  /** The folder that its file was found in. */
  readonly folder?: string;
  /** Check ids that an exclusion may name; absent = any that looks like one. */
  readonly knownChecks?: readonly string[];
  /** Scenarios that safety may name; absent = any name. */
  readonly knownScenarios?: readonly string[];
}
