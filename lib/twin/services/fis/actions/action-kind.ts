import type { Seconds } from '../../../../base/duration.ts';
import type { CallContext } from '../../../service.ts';
import type { ResolvedResource } from '../stored-experiment.ts';

/** What an action of FIS is, and does. Its description is what ListActions tells. */
export interface ActionKind {
  readonly id: string;
  readonly description: string;
  /** The slot that targets go into, and what it takes; none for actions that meet no resource. */
  readonly slot?: { readonly name: string; readonly resourceType: string };
  readonly parameters: Readonly<Record<string, ParameterKind>>;
  /** The parameter that says how long it lasts; without one (or where it is not given) the action happens once. */
  readonly lasts?: string;
  /** Does it. What it throws makes the action fail. */
  begin(at: ActionAt): Promise<unknown>;
  /** Undoes it, and says whether all is undone; called until it is. It may be called without `begin`. */
  restore?(at: ActionAt): Promise<boolean>;
}

/** What a parameter is for, whether it must be there, and what is wrong with a value. */
export interface ParameterKind {
  readonly description: string;
  readonly required: boolean;
  readonly problem?: (value: string) => string | undefined;
}

/** One action at work: what it meets, in whose name. */
export interface ActionAt {
  /** Calls in the name of the experiment's role. */
  readonly context: CallContext;
  readonly experimentArn: string;
  readonly targets: readonly ResolvedResource[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** How long an action of FIS may last. */
export const LONGEST: Seconds = 12 * 3_600;
/** The shortest length that most actions take. */
export const SHORTEST: Seconds = 60;

/** Action entries take no more dynamically chosen targets than these, until a quota is raised. */
export const TARGETS_PER_ACTION = 5;
