import type { Seconds } from '../../base/duration.ts';
import type { CompletionEntry, History, InvokeEntry, OperationEnd } from '../history.ts';
import { READ_BACK } from '../record/canary.ts';

/** One look with its beginning and its end brought together. */
export interface Sample {
  readonly due: Seconds;
  readonly sent: Seconds;
  /** Infinity when the record ends before it did. */
  readonly ended: Seconds;
  readonly end: OperationEnd;
  /** For how long of it the harness itself was not listening. */
  readonly late: Seconds;
  /** Why it tells nothing; absent = it counts. */
  readonly unknown?: string;
  /** What was sent, and what came back. */
  readonly sentValue: unknown;
  readonly value: unknown;
}

/** The looks of one probe, in the order in which they were sent. */
export function samplesOf(history: History, process: string): readonly Sample[] {
  const open = new Map<number, InvokeEntry>();
  const samples: Sample[] = [];
  for (const entry of history) {
    if (entry.process !== process || entry.type === 'mark' || entry.operation === READ_BACK) continue;
    if (entry.type === 'invoke') open.set(entry.index, entry);
    else samples.push(...closed(open, entry));
  }
  return [...samples, ...[...open.values()].map(unanswered)].sort((one, other) => one.sent - other.sent);
}

function closed(open: Map<number, InvokeEntry>, entry: CompletionEntry): readonly Sample[] {
  const invoke = open.get(entry.invoke);
  // Its beginning was on a line that is damaged: when it was sent is not known.
  if (invoke === undefined) return [];
  open.delete(entry.invoke);
  const { type: end, t: ended, late = 0, unknown, value } = entry;
  return [{ ...begun(invoke), ended, end, late, value, ...(unknown === undefined ? {} : { unknown }) }];
}

function unanswered(invoke: InvokeEntry): Sample {
  const unknown = 'the record ends before its answer';
  return { ...begun(invoke), ended: Infinity, end: 'unsure', late: 0, value: undefined, unknown };
}

function begun({ due, t, value }: InvokeEntry): Pick<Sample, 'due' | 'sent' | 'sentValue'> {
  return { due, sent: t, sentValue: value };
}

/** How long a client waited: from the moment at which the look was due, without what the harness itself was late. */
export function latency(sample: Sample): Seconds {
  return Math.max(0, sample.ended - sample.due - sample.late);
}
