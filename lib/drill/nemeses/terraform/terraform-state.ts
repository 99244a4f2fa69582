import type { Instant } from '../../../base/instant.ts';

/** What is needed to take away what Terraform made. Plain JSON, without secrets: those are in the state file, on one disk. */
export type TerraformState = {
  readonly run: string;
  readonly environment: string;
  /** One of a kind within the run; a tag of everything that it makes. */
  readonly part: string;
  /** Folder on the disk of whoever made it: configuration, plan and state. Absolute. */
  readonly folder: string;
  /** Where the root module lies within the copy; empty = at its top. */
  readonly inner: string;
  readonly account: string;
  readonly region: string;
  /** Every Region in which one of its providers works. */
  readonly regions: readonly string[];
  /** By when the run is over at the latest. AWS ends nothing of it by itself. */
  readonly expiresAt: Instant;
};

/** Name under which journals tell it. */
export const TERRAFORM = 'terraform';

/** Tells what one part of a run made from what its stacks and other parts made. */
export const PART_TAG = 'landfall:part';
