import type { HistoryEntry } from '../history.ts';
import type { Recorder } from './recorder.ts';

export interface MarkRule {
  /** The probe whose answers are looked at. */
  readonly process: string;
  readonly mark: string;
  /** Where it is seen: an API, a resolver. Marks of one source bound no phase between them. */
  readonly source: string;
  readonly when: (value: unknown) => boolean;
}

/**
 * Marks the first answer of a probe that is as told. It happened between the look before and this one: a poll is late by up to
 * its interval. Returns what ends the waiting.
 */
export function markWhen(recorder: Recorder, rule: MarkRule): () => void {
  let previous: HistoryEntry | undefined;
  const end = recorder.onEntry((entry) => {
    if (entry.process !== rule.process || entry.type !== 'ok') return;
    if (!rule.when(entry.value)) {
      previous = entry;
      return;
    }
    end();
    recorder.mark({
      process: rule.process,
      vantage: entry.vantage,
      mark: rule.mark,
      source: rule.source,
      value: { seen: entry.value, notYetAt: previous?.t ?? null },
    });
  });
  return end;
}
