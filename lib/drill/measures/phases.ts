import type { Seconds } from '../../base/duration.ts';
import type { History } from '../history.ts';
import { MARKS } from '../record/marks.ts';
import { firstMark } from './moments.ts';

interface Seen {
  readonly t: Seconds;
  readonly source: string;
}

interface Step {
  readonly phase: string;
  readonly mark: string;
  /** It does not happen in every recovery: without it, the phase after it begins at the mark before. */
  readonly optional: boolean;
}

const STEPS: readonly Step[] = [
  { phase: 'detect', mark: MARKS.detected, optional: false },
  { phase: 'decide', mark: MARKS.decided, optional: true },
  { phase: 'switch', mark: MARKS.switched, optional: false },
  { phase: 'redirect', mark: MARKS.redirected, optional: true },
];

/**
 * A recovery time in phases: detect, decide, switch, redirect, settle. A phase exists only between two marks that were seen
 * independently; what is left is `unattributed`. A mark later than stable good is the API being late, and bounds nothing.
 */
export function phases(
  history: History,
  span: { readonly start: Seconds; readonly end: Seconds },
): Readonly<Record<string, Seconds>> {
  const found: Record<string, Seconds> = {};
  let previous: Seen | undefined = { t: span.start, source: sourceOfStart(history, span.start) };
  let latest = span.start;
  for (const step of STEPS) {
    const mark = firstMark(history, step.mark);
    // One that comes before a step that it follows would make two phases overlap.
    const isUsable: boolean = mark !== undefined && mark.t >= latest && mark.t <= span.end;
    if (!isUsable && step.optional) continue;
    const seen: Seen | undefined = isUsable ? mark : undefined;
    add(found, step.phase, previous, seen);
    previous = seen;
    latest = seen?.t ?? latest;
  }
  add(found, 'settle', previous, { t: span.end, source: 'probes' });
  const attributed = Object.values(found).reduce((sum, seconds) => sum + seconds, 0);
  return { ...found, unattributed: rounded(Math.max(0, span.end - span.start - attributed)) };
}

/** Whoever saw the fault take hold; clients, where they felt it before that. */
function sourceOfStart(history: History, start: Seconds): string {
  const fault = firstMark(history, MARKS.fault);
  return fault !== undefined && fault.t <= start ? fault.source : 'probes';
}

function add(
  found: Record<string, Seconds>,
  phase: string,
  from: Seen | undefined,
  to: Seen | undefined,
): void {
  if (from === undefined || to === undefined || from.source === to.source) return;
  if (to.t > from.t) found[phase] = rounded(to.t - from.t);
}

function rounded(seconds: Seconds): Seconds {
  return Math.round(seconds * 1e6) / 1e6;
}
