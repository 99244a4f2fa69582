import type { Seconds } from '../../base/duration.ts';
import { plural } from '../../base/plural.ts';
import { type Bounds, bounds, type Finding } from './bounds.ts';
import { heldLooks } from './held-looks.ts';
import { type Luck, luckyLooks } from './lucky-looks.ts';
import type { Moment } from './moments.ts';
import { nothing, noneSeen } from './none-seen.ts';
import { type Beginning, beginning, usualWait, type Whole, wholeBy } from './outage-edges.ts';
import type { Sample } from './samples.ts';
import { isStable, type Judged, judged, type Run, runsOf, type Stability } from './series.ts';

/** Where in a history an outage is looked for. */
export interface OutageOptions {
  readonly every: Seconds;
  readonly stability: Stability;
  /** When the fault took hold: not before the first moment, for all that is known. Null: no fault was injected. */
  readonly fault: Moment | null;
  /** What fails from here on is no part of it (failback has begun). */
  readonly until?: Seconds;
}

/** An outage as clients felt it. */
export interface Outage extends Finding {
  /**
   * The first failed look was sent, and the first of stable good, or good ones that had been held up were let go; null when there
   * was none.
   */
  readonly from: Seconds | null;
  readonly to: Seconds | null;
  /** When it really began: not before, not after. Null when nothing failed. */
  readonly began: Moment | null;
  /** When service was really back: not before, not after. Null when nothing failed; `latest` is Infinity when it never came back. */
  readonly back: Moment | null;
  /** Good stretches in between that were too short to be called stable. */
  readonly flaps: number;
  /** Times it had been called stable and failed again. */
  readonly relapses: number;
}

/** Below this error rate of a good day every failed look counts; above, three in a row do. */
const IN_A_ROW_WHEN_NOISY = 3;

/**
 * From the first failed look to stable good. A look tells of some moment between sending and answer, so the truth lies between
 * "broken by the first failure's end, still broken when the last failing look was sent" and "whole until the last good look
 * was sent, whole again by the first good answer". Good looks that were held until the failing ones were let go tell of the outage too.
 */
export function outage(samples: readonly Sample[], options: OutageOptions): Outage {
  const { fault, stability, until = Infinity } = options;
  if (fault === null) return nothing('no fault was injected');
  const looks = judged(samples, stability).filter((look) => look.sent < until);
  const before = looks.filter((look) => look.ended < fault.earliest);
  if (!before.some((look) => look.good)) return nothing('nothing good was seen before the fault');

  const failedBefore = before.filter((look) => !look.good).length;
  const runs = runsOf(looks, failedBefore === 0 ? 1 : IN_A_ROW_WHEN_NOISY);
  const first = runs.findIndex((run) => !run.good && run.looks.some((look) => look.ended >= fault.earliest));
  const notes = baselineNotes(failedBefore, before.length);
  if (first === -1) return noneSeen({ looks, options, notes, fault });
  return seen({ runs, first, options, notes, before, fault });
}

function baselineNotes(failed: number, all: number): readonly string[] {
  if (failed === 0) return [];
  const rate = failed / all;
  const percent = (share: number): string => `${(share * 100).toPrecision(2)} %`;
  return [
    `${percent(rate)} of the looks failed before the fault, so an outage begins with ${IN_A_ROW_WHEN_NOISY} failures in a row; ` +
      `they are chance with a probability of ${percent(rate ** IN_A_ROW_WHEN_NOISY)}`,
  ];
}

interface Seen {
  readonly runs: readonly Run[];
  /** The run in which it begins. */
  readonly first: number;
  readonly options: OutageOptions;
  readonly notes: readonly string[];
  readonly before: readonly Judged[];
  readonly fault: Moment;
}

function seen({ runs, first, options, notes, before, fault }: Seen): Outage {
  const trouble = runs.slice(first);
  const bad = trouble.filter((run) => !run.good);
  const failures = bad.flatMap((run) => run.looks);
  const tail = trouble.at(-1)?.good === true ? (trouble.at(-1)?.looks ?? []) : [];
  const inBetween = trouble.slice(0, tail.length === 0 ? undefined : -1).filter((run) => run.good);
  const luck = luckyLooks({ failed: bad, answered: inBetween, tail, every: options.every });

  const began = beginning({
    failures,
    good: runs.slice(0, first).flatMap((run) => run.looks),
    usual: usualWait(before),
    every: options.every,
    fault,
    luck,
  });
  const held = heldLooks({ failures, tail, usual: usualWait(before) });
  const stillDown = Math.max(...[...failures, ...held].map((look) => look.sent));
  const common = {
    from: began.point,
    began: { earliest: began.earliest, latest: began.latest },
    flaps: inBetween.filter((run) => !isStable(run.looks, options.stability)).length,
    relapses: inBetween.filter((run) => isStable(run.looks, options.stability)).length,
    notes: [...notes, ...luckNotes(luck)],
  };
  if (!isStable(tail, options.stability)) return notBack({ common, began, stillDown, why: NOT_STABLE });
  const whole = wholeBy({ ...options, tail, failures, luck });
  if (whole.by === Infinity) return notBack({ common, began, stillDown, why: PERHAPS_LUCK });
  const point = (held.length === 0 ? tail[0]?.sent : held[0]?.ended) ?? 0;
  const back = { point, earliest: stillDown, latest: whole.by };
  return {
    ...common,
    notes: [...common.notes, ...chanceNotes(whole)],
    to: back.point,
    back: { earliest: back.earliest, latest: back.latest },
    bounds: bounds(back.earliest - began.latest, back.point - began.point, back.latest - began.earliest),
  };
}

function luckNotes({ looks }: Luck): readonly string[] {
  if (looks === 0) return [];
  return [
    `failures and answers were mixed: up to ${plural(looks, 'good look')} in a row can be luck, and the bounds are wider by that`,
  ];
}

function chanceNotes({ chanceOfLuck }: Whole): readonly string[] {
  if (chanceOfLuck === 0) return [];
  const percent = (chanceOfLuck * 100).toPrecision(2);
  return [`the good looks at its end, as many as were seen, are luck with a probability of ${percent} %`];
}

const NOT_STABLE = 'it had not come back, and stayed, when watching ended';
const PERHAPS_LUCK = 'it had not been good for long enough to be more than luck when watching ended';

interface NotBack {
  readonly why: string;
  readonly common: Pick<Outage, 'from' | 'began' | 'flaps' | 'relapses' | 'notes'>;
  readonly began: Beginning;
  readonly stillDown: Seconds;
}

function notBack({ common, began, stillDown, why }: NotBack): Outage {
  const open: Bounds = bounds(stillDown - began.latest, stillDown - began.point, Infinity);
  const back = { earliest: stillDown, latest: Infinity };
  return { ...common, to: null, back, bounds: open, notes: [...common.notes, why] };
}
