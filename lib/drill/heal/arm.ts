import type { Instant } from '../../base/instant.ts';
import type { Json } from '../journal.ts';
import type { FencedAws, Journal } from '../journal/index.ts';
import type { Nemesis } from '../nemesis.ts';
import { type Healed, type Healer, healStep, type Step } from './heal-step.ts';

/** A nemesis that is ready, and whose healing is written down. */
export interface Armed<State extends Json> {
  readonly state: State;
  /** When AWS itself ends the fault, without us. */
  readonly expiresAt: Instant;
  /** In words: what is about to be broken. */
  readonly describes: string;
  /** Breaks. What is thrown may have been thrown after harm: `heal` has to follow whatever happens. */
  inject(signal: AbortSignal): Promise<void>;
  /** Mends, and proves it. May be called twice, and without `inject`. */
  heal(): Promise<Healed>;
}

export interface ArmOptions {
  /** In the hands of the run. */
  readonly aws: FencedAws;
  readonly journal: Journal;
  readonly place: { readonly account: string; readonly region: string };
  /** What tells the nemeses of one run apart; absent = the token of the lock, which every drill of a run takes anew. */
  readonly step?: number;
}

/** Prepares a nemesis and writes down how to heal, before anything is changed. Throws JOURNAL_NOT_WRITTEN (guard). */
export async function arm<State extends Json>(
  nemesis: Nemesis<State> & Healer<State>,
  options: ArmOptions,
  signal: AbortSignal,
): Promise<Armed<State>> {
  const { aws, journal, place, step = Number(aws.token) } = options;
  const { state, expiresAt, describes } = await nemesis.prepare(signal);
  const noted: Step = {
    run: aws.holder,
    fencingToken: aws.token,
    step,
    nemesis: nemesis.id,
    ...place,
    expiresAt,
  };
  await journal.append({ ...noted, state: 'prepared', heal: state });
  let current = state;
  return {
    state,
    expiresAt,
    describes,
    inject: async (abort) => {
      abort.throwIfAborted();
      await journal.append({ ...noted, state: 'injecting', heal: current });
      current = await nemesis.inject(current, abort);
      await journal.append({ ...noted, state: 'injected', heal: current });
    },
    heal: () => healStep(nemesis, current, noted, journal),
  };
}
