import { type Clock, realClock } from '../lib/base/clock.ts';
import type { Seconds } from '../lib/base/duration.ts';
import type { LinkMode } from '../lib/twin/estate/links/link-mode.ts';

export const SHAPES = ['reset', 'blackhole', 'brown-out', 'flapping', 'slow', 'partial'] as const;
/** How a way is broken. */
export type Shape = (typeof SHAPES)[number];

/** A drill that is about to be carried out: what a generator drew. */
export interface DrawnDrill {
  readonly shape: Shape;
  /** How long the steady state is watched before it breaks: this draws the phase between looks and fault. */
  readonly before: Seconds;
  /** From when it first breaks until it is whole for good. */
  readonly lasts: Seconds;
  /** Of connections that a brown-out fails. */
  readonly share: number;
  /** About how long each stretch of a flapping way is. */
  readonly flap: Seconds;
  /** Servers behind the name; in a partial outage one of them is lost. */
  readonly servers: number;
}

/** An answer that takes longer is no good one; slow ways answer later than this, and before the probe gives up. */
export const GOOD_WITHIN: Seconds = 0.3;
const SLOWNESS: Seconds = 0.35;

/** One drill of a shape; the same random numbers give the same drill. */
export function draw(shape: Shape, random: () => number): DrawnDrill {
  const between = (low: number, high: number): number => low + (high - low) * random();
  return {
    shape,
    before: between(2.5, 3.5),
    lasts: between(2, 6),
    share: between(0.3, 0.8),
    flap: between(0.7, 1.5),
    servers: shape === 'partial' ? Math.floor(between(2, 4)) : 1,
  };
}

/** Sets the mode of the ways that are broken. */
export type SetMode = (mode: LinkMode) => void;

/** Breaks a way and mends it again. Resolves with the true length: each moment is taken right beside the change itself. */
export async function breakFor(drill: DrawnDrill, set: SetMode, clock: Clock = realClock): Promise<Seconds> {
  const broken = modeOf(drill);
  const from = clock.monotonic();
  if (drill.shape === 'flapping') await flap(drill, set, from, clock);
  else {
    set(broken);
    await clock.sleep(drill.lasts);
  }
  set({ kind: 'pass' });
  return clock.monotonic() - from;
}

/** Down, up, …, and down at last, in stretches of one length. */
async function flap({ lasts, flap: about }: DrawnDrill, set: SetMode, from: Seconds, clock: Clock) {
  const whole = Math.max(1, Math.round(lasts / about));
  const stretches = whole % 2 === 0 ? whole + 1 : whole;
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    set({ kind: stretch % 2 === 0 ? 'reset' : 'pass' });
    const until = from + ((stretch + 1) * lasts) / stretches;
    await clock.sleep(Math.max(0, until - clock.monotonic()));
  }
}

function modeOf({ shape, share }: DrawnDrill): LinkMode {
  if (shape === 'blackhole') return { kind: 'blackhole' };
  if (shape === 'brown-out') return { kind: 'brown-out', share, meets: 'reset' };
  if (shape === 'slow') return { kind: 'delay', seconds: SLOWNESS };
  return { kind: 'reset' };
}
