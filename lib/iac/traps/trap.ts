import type { SourceLocation } from '../../base/problem.ts';
import type { Path } from '../../syntax/template.ts';
import type { IacSet } from '../iac-set.ts';
import type { AccountView } from './account-view.ts';
import type { TrapId } from './trap-id.ts';

/** What a trap does to a rebuild. */
export const TRAP_SEVERITIES = ['blocks', 'loses-data', 'slows', 'warns'] as const;
export type TrapSeverity = (typeof TRAP_SEVERITIES)[number];

/**
 * `certain`: literally there, and nothing in the set makes it. `likely`: it depends on something that the file does not show.
 * `unknown`: only a look into the target account can tell, and none was taken.
 */
export type Certainty = 'certain' | 'likely' | 'unknown';

/** One reason why what is written would not come back, or not as it was. */
export interface TrapFinding {
  readonly trap: TrapId;
  readonly severity: TrapSeverity;
  readonly certainty: Certainty;
  /** `IacUnit.id` */
  readonly unit: string;
  /** Address of the resource, where it is about one. */
  readonly resource?: string;
  readonly where: SourceLocation | string;
  /** The way to the value in its unit. Of two traps at one value the more specific one is told. */
  readonly at?: Path;
  /** Offset of the word within that value, where it is about one word of many. */
  readonly within?: number;
  /** A sentence: what would happen in a clean account. */
  readonly message: string;
  /** What stands there. Never a secret. */
  readonly got?: string;
  readonly fix: string;
}

/** What a trap looks at. */
export interface TrapContext {
  readonly set: IacSet;
  /** Where it is to be rebuilt, as far as that is known. */
  readonly target?: { readonly account?: string; readonly region?: string };
  /** What was seen in the target account; absent = nobody looked, and what depends on it is unknown. */
  readonly account?: AccountView;
}

/** One trap: metadata beside its detector, one file each. */
export interface Trap {
  readonly id: TrapId;
  /** The severity of most of its findings; a finding may carry another one. */
  readonly severity: TrapSeverity;
  /** A sentence that is true where the trap is. */
  readonly title: string;
  /** Why a rebuild in a clean account fails, or comes back different. With the AWS page it rests on. */
  readonly why: string;
  readonly fix: string;
  /** The file alone does not tell: without an account its findings are unknown. */
  readonly needsAccount: boolean;
  readonly requirements: readonly string[];
  /** Pure: same files, same findings, in the order of the files. */
  readonly detect: (context: TrapContext) => readonly TrapFinding[];
}

/** Keeps the literal types and checks the shape. */
export function defineTrap(trap: Trap): Trap {
  return trap;
}
