import type { Instant } from '../base/instant.ts';
import type { Json } from './journal.ts';

/** What a nemesis needs to break something and to mend it. `state` is all that `heal` gets, in whichever process. */
export interface Prepared<State extends Json = Json> {
  readonly state: State;
  /** When AWS itself ends the fault, without us. */
  readonly expiresAt: Instant;
  /** In words: what is about to be broken. */
  readonly describes: string;
}

/** Breaks and heals. It never judges. Made for one account and Region. */
export interface Nemesis<State extends Json = Json> {
  readonly id: string;
  /** IAM actions to inject and to heal. */
  readonly permissions: readonly string[];
  /** Everything that can be checked before harm; throws a guard's LandfallError when it must not go on. */
  prepare(signal: AbortSignal): Promise<Prepared<State>>;
  inject(state: State, signal: AbortSignal): Promise<State>;
  isHealed(state: State): Promise<boolean>;
  /** Safe to call twice, and without `inject`. */
  heal(state: State): Promise<void>;
}
