import type { Seconds } from '../../base/duration.ts';
import type { History } from '../history.ts';
import { MARKS } from '../record/marks.ts';
import { bounds, type Finding } from './bounds.ts';
import { faultMoment, firstMark, markMoment, type Moment } from './moments.ts';
import type { Outage } from './outage.ts';

/** From when a recovery counts: when the fault took hold, or when it was noticed. */
export type ClockStart = 'fault' | 'detection';

/** A recovery time as measured; assumed human steps are no part of it. */
export interface RecoveryTime extends Finding {
  readonly from: ClockStart;
  /** The start and end of the point estimate; null when either was not seen. */
  readonly span: { readonly start: Seconds; readonly end: Seconds } | null;
}

/**
 * From the declared start of the clock until all that decides is stable good again: every deciding probe, and the capacity where a
 * minimum is declared. Give it their outages.
 */
export function recoveryTime(
  history: History,
  outages: readonly Outage[],
  from: ClockStart,
  faultLasts?: Seconds,
): RecoveryTime {
  const nothing = (why: readonly string[]): RecoveryTime => ({ bounds: null, notes: why, from, span: null });
  const start = startOf(history, from, outages);
  if (start === null)
    return nothing([from === 'fault' ? 'no fault was injected' : 'nothing was seen to notice the fault']);
  if (outages.length === 0) return nothing(['nothing was watched that decides']);
  const notSeen = outages.filter((outage) => outage.bounds === null);
  if (notSeen.length > 0) return nothing(notSeen.flatMap((outage) => outage.notes));

  const notes = [...new Set(outages.flatMap((outage) => outage.notes))];
  const backs = outages.flatMap((outage) => outage.back ?? []);
  if (backs.length === 0) {
    const hidden = Math.max(...outages.map((outage) => outage.bounds?.upper ?? 0));
    return { bounds: bounds(0, 0, hidden), notes: [...notes, 'nothing failed'], from, span: null };
  }
  const earliest = Math.max(...backs.map((back) => back.earliest));
  const latest = Math.max(...backs.map((back) => back.latest));
  const over = faultLasts === undefined ? Infinity : faultOver(history, faultLasts);
  if (Number.isFinite(latest) && latest > over)
    return notShown({ notes, from, lower: Math.min(earliest, over) - start.latest });
  const end = Number.isFinite(latest) ? Math.max(...outages.map((outage) => outage.to ?? 0)) : earliest;
  return {
    bounds: bounds(earliest - start.latest, end - start.latest, latest - start.earliest),
    notes,
    from,
    span: Number.isFinite(latest) && Number.isFinite(start.latest) ? { start: start.latest, end } : null,
  };
}

/** What is said of a service that was only back once nothing was broken any more: a real disruption would have gone on. */
export const BACK_BY_END =
  'service was only seen to be back once the fault itself had ended, which shows no recovery';

/** When a fault that AWS ends by itself was over: not before its length had passed, or somebody stopped it. */
function faultOver(history: History, lasts: Seconds): Seconds {
  const begun = faultMoment(history)?.earliest ?? Infinity;
  return Math.min(begun + lasts, firstMark(history, MARKS.cleared)?.t ?? Infinity);
}

function notShown({
  notes,
  from,
  lower,
}: Pick<RecoveryTime, 'notes' | 'from'> & { readonly lower: Seconds }): RecoveryTime {
  const atLeast = Math.max(0, lower);
  return { bounds: bounds(atLeast, atLeast, Infinity), notes: [...notes, BACK_BY_END], from, span: null };
}

function startOf(history: History, from: ClockStart, outages: readonly Outage[]): Moment | null {
  const fault = faultMoment(history);
  if (fault === null) return null;
  if (from === 'fault') return takenHold(fault, outages);
  const detected = firstMark(history, MARKS.detected);
  return detected === undefined ? null : markMoment(detected);
}

/** What clients feel has taken hold, even where whoever injected it says so later. */
function takenHold(fault: Moment, outages: readonly Outage[]): Moment {
  const felt = Math.min(...outages.map(({ began }) => began?.latest ?? Infinity));
  return { earliest: fault.earliest, latest: Math.max(fault.earliest, Math.min(fault.latest, felt)) };
}
