import type { Seconds } from '../../base/duration.ts';
import type { History, OperationEnd } from '../history.ts';
import { type Canary, isCanary, READ_BACK, type ReadBack } from '../record/canary.ts';
import { type Sample, samplesOf } from './samples.ts';

/** One canary row: when it was sent and answered, how that ended, and whether it was there afterwards. */
export interface Write {
  readonly seq: number;
  readonly sent: Seconds;
  readonly ended: Seconds;
  readonly end: OperationEnd;
  readonly recovered: boolean;
}

/** A canary's writes by number, joined to what was read back at last; null when nothing was read back whole. */
export function canaryWrites(history: History, process: string): readonly Write[] | null {
  const readBack = lastReadBack(history, process);
  if (readBack === undefined) return null;
  const writes = samplesOf(history, process)
    .filter(({ sentValue }) => isCanary(sentValue) && sentValue.writer === readBack.writer)
    .map((sample) => write(sample, readBack));
  return writes.sort((one, other) => one.seq - other.seq);
}

/** The numbers that were read back and that nobody ever sent. */
export function neverSent(history: History, process: string): number {
  const readBack = lastReadBack(history, process);
  const writes = canaryWrites(history, process);
  if (readBack === undefined || writes === null) return 0;
  const sent = new Set(writes.map((each) => each.seq));
  const all = readBack.recovered.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  return all - [...sent].filter((seq) => isIn(readBack, seq)).length;
}

function lastReadBack(history: History, process: string): ReadBack | undefined {
  const entry = history.findLast(
    (each) => each.type === 'ok' && each.process === process && each.operation === READ_BACK,
  );
  return entry?.type === 'ok' ? (entry.value as ReadBack) : undefined;
}

function write(sample: Sample, readBack: ReadBack): Write {
  const { seq } = sample.sentValue as Canary;
  const { sent, ended, end } = sample;
  return { seq, sent, ended, end, recovered: isIn(readBack, seq) };
}

function isIn({ recovered }: ReadBack, seq: number): boolean {
  return recovered.some(([from, to]) => from <= seq && seq <= to);
}
