import { formatDuration, parseDuration, type Seconds } from '../base/duration.ts';
import { LandfallError } from '../base/errors.ts';
import { type Instant, secondsBetween } from '../base/instant.ts';
import type { RecoveryPoint } from '../estate/recovery-point.ts';
import type { Store } from '../estate/store.ts';
import type { Gap } from '../inventory/inventory.ts';
import { run } from './current-run.ts';
import { gapProblem } from './gap-problem.ts';
import { judgedAt } from './judged-at.ts';
import type { Judgement } from './judgement.ts';
import { needed } from './missing-part.ts';
import { recordedEstate } from './recorded-estate.ts';
import { unknownName } from './unknown-name.ts';

/** What holds data, as an expectation looks at it: `expect(store('orders-db')).to.have.recoveryPointWithin('15m')`. */
export interface StoreSubject {
  readonly kind: 'store';
  readonly name: string;
  /** Null when a listing had a gap, so that nobody can say whether there is such a store. */
  readonly store: Store | null;
  /** Newest data first; unusable ones say why. */
  readonly points: readonly RecoveryPoint[];
  /** What AWS would not say about stores and recovery points. */
  readonly gaps: readonly Gap[];
  readonly now: Instant;
}

const STORE_KINDS = ['rds.instance', 'rds.cluster', 'ec2.volume'] as const;
const POINT_KINDS = [
  'rds.snapshot',
  'rds.cluster-snapshot',
  'rds.automated-backup',
  'backup.recovery-point',
  'backup.vault',
  'ec2.snapshot',
  'kms.key',
] as const;

/** The database or volume of this id or ARN that belongs to a declared workload. Throws NAME_UNKNOWN. */
export function store(name: string): StoreSubject {
  const recorded = run();
  const now = judgedAt(recorded);
  const { views } = recordedEstate(recorded);
  for (const view of views) {
    const found = view.stores.find((one) => one.arn === name || one.id === name);
    if (found === undefined) continue;
    return {
      kind: 'store',
      name,
      store: found,
      points: view.recoveryPoints(found),
      gaps: view.gaps([found.kind, ...POINT_KINDS]),
      now,
    };
  }
  const gaps = needed(recorded, recorded.inventory, 'inventory.json').gaps.filter((gap) =>
    gap.kinds.some((kind) => STORE_KINDS.some((one) => one === kind)),
  );
  if (gaps.length > 0) return { kind: 'store', name, store: null, points: [], gaps, now };
  throw unknownName(
    'store',
    name,
    views.flatMap((view) => view.stores.map((one) => one.id)),
  );
}

/** Whether the newest usable recovery point holds data no older than this. A gap makes a fail unknown, never a pass. */
export function judgeRecoveryPointWithin(subject: StoreSubject, within: string): Judgement {
  const limit = limitOf(within);
  const holds = `${subject.name} has a usable recovery point no older than ${formatDuration(limit)}`;
  const newest = subject.points.find((point) => point.unusable === undefined && point.dataTime !== undefined);
  const age = newest?.dataTime === undefined ? undefined : secondsBetween(newest.dataTime, subject.now);
  if (age !== undefined && age <= limit) return { outcome: 'pass', holds, problems: [] };
  if (subject.gaps.length > 0) return { outcome: 'unknown', holds, problems: subject.gaps.map(gapProblem) };
  const odd = subject.points.find(
    ({ doubtful, dataTime }) =>
      doubtful === true && dataTime !== undefined && secondsBetween(dataTime, subject.now) <= limit,
  );
  if (odd !== undefined) return { outcome: 'unknown', holds, problems: [doubtProblem(subject, odd)] };
  const problem = {
    what: `${subject.name} has no usable recovery point within ${formatDuration(limit)}`,
    where: subject.store?.arn,
    expected: `data no older than ${formatDuration(limit)}`,
    got: gotOf(subject, newest, age),
    fix: 'back it up more often, or turn on point-in-time recovery',
  };
  return { outcome: 'fail', holds, problems: [problem] };
}

function doubtProblem({ name }: StoreSubject, { arn, unusable }: RecoveryPoint) {
  return {
    what: `Whether ${name} can be brought back from a point that is young enough is not known`,
    where: arn,
    expected: 'a point in a state that is known',
    got: unusable,
    fix: 'see in AWS what that state means, and make another point',
  };
}

function gotOf(
  { points }: StoreSubject,
  newest: RecoveryPoint | undefined,
  age: Seconds | undefined,
): string {
  if (newest !== undefined && age !== undefined) return `data ${formatDuration(age)} old, in ${newest.arn}`;
  const [first] = points;
  return first === undefined
    ? 'no recovery point at all'
    : `none that can be used; ${first.arn}: ${first.unusable ?? 'AWS does not say how old its data is'}`;
}

function limitOf(within: string): Seconds {
  const seconds = parseDuration(within);
  if (seconds !== undefined) return seconds;
  throw new LandfallError('DURATION_INVALID', 'declaration', {
    what: 'This is not a length of time',
    expected: 'a duration such as "15m" or "4h"',
    got: JSON.stringify(within),
    fix: 'write recoveryPointWithin("15m")',
  });
}
