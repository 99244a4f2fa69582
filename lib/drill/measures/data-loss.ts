import { plural } from '../../base/plural.ts';
import type { History } from '../history.ts';
import { bounds, type Finding } from './bounds.ts';
import { canaryWrites, neverSent, type Write } from './canary-writes.ts';
import { faultMoment } from './moments.ts';

/** What became of the canary's writes. */
export interface DataLoss extends Finding {
  readonly acknowledged: number;
  /** Acknowledged, and gone. */
  readonly lost: number;
  /** Nobody knows whether the service took them; found or not, they are no lost data. */
  readonly unsure: number;
}

/**
 * Acknowledged writes that are gone, and the stretch of time that went with them: from the newest row before the first lost one
 * that survived, to the moment by which nothing more was taken and lost. When none is lost, a loss could still hide between two
 * rows: "none seen" means at most that, not zero.
 */
export function dataLoss(history: History, process: string): DataLoss {
  const writes = canaryWrites(history, process);
  if (writes === null) return nothing('what was written could not be read back');
  if (neverSent(history, process) > 0)
    return nothing('rows were read back that this run never sent: the table is not as it was declared');
  const acknowledged = writes.filter((write) => write.end === 'ok');
  if (acknowledged.length === 0) return nothing('no write was acknowledged');
  const lost = acknowledged.filter((write) => !write.recovered);
  const phantoms = writes.filter((write) => write.end === 'failed' && write.recovered).length;
  const found = lost.length === 0 ? hidden(writes) : stretch(history, writes, lost);
  return {
    bounds: found.bounds,
    notes:
      phantoms === 0
        ? found.notes
        : [...found.notes, `${plural(phantoms, 'refused write')} had been taken all the same`],
    acknowledged: acknowledged.length,
    lost: lost.length,
    unsure: writes.filter((write) => write.end === 'unsure').length,
  };
}

function nothing(why: string): DataLoss {
  return { bounds: null, notes: [why], acknowledged: 0, lost: 0, unsure: 0 };
}

/** The longest time in which somebody else's row could have been taken and lost between two looks. */
function hidden(writes: readonly Write[]): Finding {
  const gaps = writes.map((write, index) => {
    const next = writes[index + 1];
    return next === undefined || !write.recovered ? 0 : takenUntil(next, writes) - write.sent;
  });
  return { bounds: bounds(0, 0, Math.max(...gaps)), notes: ['none seen: at most the sampling interval'] };
}

function stretch(history: History, writes: readonly Write[], lost: readonly Write[]): Finding {
  const firstSeq = Math.min(...lost.map((write) => write.seq));
  const lastSeq = Math.max(...lost.map((write) => write.seq));
  const before = writes.findLast((write) => write.recovered && write.seq < firstSeq);
  const next = writes.find((write) => write.seq > lastSeq);
  const firstLost = Math.min(...lost.map((write) => write.ended));
  const lastLost = Math.max(...lost.map((write) => write.ended));
  const fault = faultMoment(history)?.latest ?? lastLost;
  const end = Math.max(lastLost, next === undefined ? fault : takenUntil(next, writes));
  const lower = Math.max(...lost.map((write) => write.sent)) - firstLost;
  if (before === undefined || !Number.isFinite(end))
    return {
      bounds: bounds(lower, lastLost - firstLost, Infinity),
      notes: ['it is not known how far the loss reaches'],
    };
  return { bounds: bounds(lower, lastLost - before.ended, end - before.sent), notes: [] };
}

/**
 * By when the service took no more writes before this one was settled. One that hangs would have been answered by then on a good
 * day, so waiting for its timeout adds nothing.
 */
function takenUntil(write: Write, writes: readonly Write[]): number {
  if (write.end === 'ok') return write.ended;
  const usual = Math.max(...writes.filter((each) => each.end === 'ok').map((each) => each.ended - each.sent));
  return Math.min(write.ended, write.sent + 2 * usual);
}
