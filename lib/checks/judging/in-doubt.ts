import { doubtsOf } from '../../estate/doubts.ts';
import type { WorkloadView } from '../../estate/workload-view.ts';
import { type Check, type Judged, unknown } from '../check.ts';

/**
 * Lets a check judge. Where it is not known whether some recovery points can be used, it judges both ways, and what does not come
 * out the same is unknown: a point in a state that nobody here has heard of neither holds a promise nor breaks one.
 */
export function judgedInDoubt(check: Check, view: WorkloadView): readonly Judged[] {
  // Rows of the matrix weigh doubts themselves, so that a row and its verdict say the same.
  if (check.suite === 'objectives' || !check.facts.includes('backup.recovery-point'))
    return check.judge(view);
  const doubts = doubtsOf(view);
  if (doubts === undefined) return check.judge(view);
  const worst = byName(check.judge(doubts.worst));
  const best = byName(check.judge(doubts.best));
  const names = new Set([...worst.keys(), ...best.keys()]);
  return [...names].flatMap((name) => merged(worst.get(name), best.get(name), doubts.why) ?? []);
}

function byName(all: readonly Judged[]): ReadonlyMap<string, Judged> {
  return new Map(
    all.map((one, index) => [`${one.subject?.arn ?? `#${index}`} ${one.finding.disruption ?? ''}`, one]),
  );
}

function merged(worst: Judged | undefined, best: Judged | undefined, why: string): Judged | undefined {
  const [one, other] = [worst ?? best, best ?? worst];
  if (one === undefined || other === undefined) return undefined;
  const isBoth = worst !== undefined && best !== undefined;
  if (one.finding.outcome === other.finding.outcome && (isBoth || one.finding.outcome === 'pass')) return one;
  const worse = one.finding.outcome === 'pass' ? other : one;
  const { message, outcome: _, fromAbsence: __, ...words } = worse.finding;
  return { ...worse, finding: unknown(`${message}, as far as is known; ${why}`, words) };
}
