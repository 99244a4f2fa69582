import * as fc from 'fast-check';
import { instant } from '../../lib/base/instant.ts';
import type { History, HistoryEntry, OperationEnd } from '../../lib/drill/history.ts';
import { INJECT, MARKS } from '../../lib/drill/record/marks.ts';

export const SHAPES = [
  'reset',
  'blackhole',
  'held',
  'brown-out',
  'flapping',
  'slow',
  'slow-and-steady',
  'partial',
] as const;
export type Shape = (typeof SHAPES)[number];

export const EVERY = 0.2;
export const TIMEOUT = 1;
export const STABLE_FOR = 3;
/** An answer that takes longer is no good one, and one over a slow way takes longer. */
export const GOOD_WITHIN = 0.3;
const SLOWNESS = 0.35;

/** A drill on a service of which all is known. */
export interface SimulatedCase {
  readonly shape: Shape;
  /** When the path breaks, and for how long. */
  readonly broken: number;
  readonly lasts: number;
  /** How long before and after that the injecting call begins and the fault is marked. */
  readonly lead: number;
  readonly lag: number;
  /** Share of requests that a brown-out fails; length of a flap; how many targets there are, one of them dead. */
  readonly share: number;
  readonly flap: number;
  readonly targets: number;
  readonly seed: number;
}

/** Cases of all six shapes, with the phase between fault and looks drawn at random. */
export const simulatedCase: fc.Arbitrary<SimulatedCase> = fc.record({
  shape: fc.constantFrom(...SHAPES),
  broken: fc.double({ min: 6, max: 6 + 5 * EVERY, noNaN: true }),
  lasts: fc.double({ min: 5, max: 30, noNaN: true }),
  lead: fc.double({ min: 0, max: 0.1, noNaN: true }),
  lag: fc.double({ min: 0, max: 0.05, noNaN: true }),
  share: fc.double({ min: 0.3, max: 0.8, noNaN: true }),
  flap: fc.double({ min: 0.7, max: 2.5, noNaN: true }),
  targets: fc.integer({ min: 2, max: 3 }),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
});

/** What really happened: when the path first broke, and when it was whole for good. */
export interface Truth {
  readonly from: number;
  readonly to: number;
}

/** Plays a drill and gives its record, with the truth beside it that a record does not hold. */
export function simulate(plan: SimulatedCase): { history: History; truth: Truth } {
  const random = generator(plan.seed);
  const truth = { from: plan.broken, to: plan.broken + plan.lasts };
  const lines: Line[] = [
    {
      t: plan.broken - plan.lead,
      entry: { type: 'invoke', process: 'nemesis', operation: INJECT, due: plan.broken - plan.lead },
    },
    {
      t: plan.broken + plan.lag,
      entry: { type: 'mark', process: 'nemesis', mark: MARKS.fault, source: 'nemesis' },
    },
  ];
  const end = truth.to + 14;
  for (let due = random() * EVERY, number = 0; due < end; due += EVERY, number += 1)
    lines.push(...look(plan, truth, { due, number, random }));
  return { history: written(lines), truth };
}

interface Line {
  readonly t: number;
  readonly entry: Record<string, unknown>;
  /** The line that began what this one ends. */
  readonly begun?: Line;
}

interface Turn {
  readonly due: number;
  readonly number: number;
  readonly random: () => number;
}

function look(plan: SimulatedCase, truth: Truth, turn: Turn): Line[] {
  const { due, random } = turn;
  // One look in fifty is made late by the harness.
  const isLate = random() < 0.02;
  const sent = due + (isLate ? 0.06 + 0.1 * random() : 0.001 * random());
  // One answer in a hundred takes longer for no reason that anybody sees.
  const hiccup = random() < 0.01 ? 0.2 * random() : 0;
  const latency = 0.003 * Math.exp(0.6 * normal(random)) + hiccup;
  const { end, ended } = answer(plan, truth, { ...turn, sent, latency });
  const common = { process: 'front-door', operation: 'http' };
  const begun: Line = { t: sent, entry: { type: 'invoke', ...common, due } };
  const unknown = isLate ? { unknown: 'sent late by the harness itself', late: sent - due } : {};
  const targets = plan.shape === 'partial' || plan.shape === 'brown-out' ? plan.targets : 1;
  const value = { address: `127.0.0.${1 + (turn.number % targets)}` };
  return [begun, { t: ended, entry: { type: end, ...common, ...unknown, value }, begun }];
}

type Sent = Turn & { readonly sent: number; readonly latency: number };

function answer(plan: SimulatedCase, truth: Truth, look: Sent): { end: OperationEnd; ended: number } {
  const { sent, latency, random } = look;
  const served = sent + latency * (0.2 + 0.6 * random());
  if (!isHit(plan, truth, look, served)) return { end: 'ok', ended: sent + latency };
  if (plan.shape === 'blackhole' || plan.shape === 'slow') return { end: 'unsure', ended: sent + TIMEOUT };
  if (plan.shape === 'held' && truth.to - sent < TIMEOUT)
    return { end: 'ok', ended: Math.max(truth.to, sent) + latency };
  if (plan.shape === 'held') return { end: 'unsure', ended: sent + TIMEOUT };
  // The request is held for a while, and the answer too where it is still slow by then.
  if (plan.shape === 'slow-and-steady') {
    const answered = served + SLOWNESS;
    return { end: 'ok', ended: answered < truth.to ? answered + SLOWNESS : answered };
  }
  const refused = sent + 0.0005 * (0.5 + random());
  return {
    end: sent < truth.from ? 'unsure' : 'failed',
    ended: Math.max(refused, Math.min(served, truth.from)),
  };
}

function isHit(plan: SimulatedCase, truth: Truth, look: Sent, served: number): boolean {
  if (served < truth.from || served >= truth.to) return false;
  if (plan.shape === 'brown-out') return look.random() < plan.share;
  if (plan.shape === 'partial') return look.number % plan.targets === 0;
  if (plan.shape === 'flapping') return isDown(plan, truth, served);
  return true;
}

/** Down, up, down, …, and down at last: the end of the last stretch is when it is whole for good. */
function isDown(plan: SimulatedCase, truth: Truth, moment: number): boolean {
  const stretches = Math.max(1, Math.floor((truth.to - truth.from) / plan.flap));
  const odd = stretches % 2 === 0 ? stretches - 1 : stretches;
  const length = (truth.to - truth.from) / odd;
  return Math.floor((moment - truth.from) / length) % 2 === 0;
}

function written(lines: readonly Line[]): History {
  const inOrder = [...lines].sort((one, other) => one.t - other.t);
  const indices = new Map(inOrder.map((line, index) => [line, index]));
  return inOrder.map(({ t, entry, begun }, index) => ({
    index,
    t,
    at: instant(Date.UTC(2026, 10, 24) + t * 1_000),
    vantage: 'here',
    ...entry,
    ...(begun === undefined ? {} : { invoke: indices.get(begun) }),
  })) as unknown as HistoryEntry[];
}

/** mulberry32: the same seed gives the same drill. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
