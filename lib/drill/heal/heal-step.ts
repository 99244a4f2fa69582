import type { Leftover } from '../drill-result.ts';
import type { JournalEntry, Json } from '../journal.ts';
import type { Journal } from '../journal/index.ts';

/** What a nemesis is to whoever heals. */
export interface Healer<State extends Json> {
  isHealed(state: State): Promise<boolean>;
  heal(state: State): Promise<void>;
  leftovers(state: State): Promise<readonly Leftover[]>;
}

/** What came of healing one step. */
export interface Healed {
  readonly run: string;
  readonly step: number;
  readonly isHealed: boolean;
  readonly leftovers: readonly Leftover[];
  /** Where the journal could not be written meanwhile: healing went on. */
  readonly problems: readonly string[];
}

/** Everything of an entry but how it stands. */
export type Step = Omit<JournalEntry, 'state' | 'at' | 'heal'>;

/**
 * Heals one step and notes it. It is called healed once the world was seen to be as before; until then the next sweep goes on with
 * it. May be called twice, and without anything having been broken.
 */
export async function healStep<State extends Json>(
  healer: Healer<State>,
  state: State,
  step: Step,
  journal: Journal,
): Promise<Healed> {
  const problems = [...(await journal.append({ ...step, state: 'healing', heal: state }))];
  await healer.heal(state);
  const isHealed = await healer.isHealed(state);
  if (isHealed) problems.push(...(await journal.append({ ...step, state: 'healed', heal: state })));
  const { run, step: number } = step;
  return { run, step: number, isHealed, leftovers: await healer.leftovers(state), problems };
}
