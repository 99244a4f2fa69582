import { type Instant, plusSeconds } from '../../../base/instant.ts';
import type { CallContext } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { recordHistory } from './alarm-history.ts';
import { judgeAlarm } from './judge-alarm.ts';
import {
  addPoints,
  type Datapoint,
  periodsBefore,
  periodStart,
  pointsOf,
  singleValue,
  statisticOf,
} from './series.ts';
import { alarmsOf, type StoredAlarm } from './stored-alarm.ts';
import { worldValue } from './world-metrics.ts';

/** How often what the world shows of itself becomes a datapoint. */
const SAMPLE_SECONDS = 5;

/** Evaluates every alarm of a world. */
export function evaluateAll(world: World): void {
  for (const place of world.places('cloudwatch.alarm')) evaluate(world, place);
}

/** Looks at what the alarms of one account and Region watch, and judges those for which a period has ended. */
export function evaluate(world: World, { account, region }: Place): void {
  const rows = alarmsOf(world, { account, region });
  const context: CallContext = { world, account, region, principalArn: '', accessKeyId: '' };
  for (const row of rows.values()) sample(row, context);
  for (const row of rows.values()) {
    const until = periodStart(world.clock.now(), row.period * world.pace);
    if (row.evaluatedUntil === undefined || row.evaluatedUntil < until)
      rows.set(row.name, judged(row, until, context));
  }
}

/** The first datapoint also stands for the periods before: until somebody looked, nothing had moved. */
function sample(
  { metric, period, evaluationPeriods, configuredAt }: StoredAlarm,
  context: CallContext,
): void {
  const { world } = context;
  const now = world.clock.now();
  const last = pointsOf(world, context, metric).at(-1)?.at;
  if (last !== undefined && plusSeconds(last, SAMPLE_SECONDS * world.pace) > now) return;
  const value = worldValue(metric, context);
  if (value === undefined) return;
  const length = period * world.pace;
  const before = last === undefined ? periodsBefore(periodStart(now, length), length, evaluationPeriods) : [];
  const moments = [...before.filter((at) => at >= configuredAt), now];
  addPoints(
    world,
    context,
    metric,
    moments.map((at): Datapoint => singleValue(at, value)),
  );
}

function judged(row: StoredAlarm, until: Instant, context: CallContext): StoredAlarm {
  const { world } = context;
  const points = pointsOf(world, context, row.metric);
  const length = row.period * world.pace;
  const periods = periodsBefore(until, length, row.evaluationPeriods).map((at) => ({
    at,
    value: statisticOf(points, row.statistic, at, plusSeconds(at, length)),
  }));
  const { state, reason } = judgeAlarm(row, periods);
  return withState({ ...row, evaluatedUntil: until }, state, reason, context);
}

/** An alarm in a state that it takes on now; one that it already had changes nothing. */
export function withState(
  row: StoredAlarm,
  state: StoredAlarm['state'],
  reason: string,
  context: CallContext,
  reasonData?: string,
): StoredAlarm {
  if (state === row.state) return row;
  const now = context.world.clock.now();
  const { reasonData: _old, ...rest } = row;
  const changed: StoredAlarm = {
    ...rest,
    state,
    reason,
    ...(reasonData === undefined ? {} : { reasonData }),
    stateUpdatedAt: now,
    transitionedAt: now,
  };
  recordHistory(context, changed, 'StateUpdate', `Alarm updated from ${row.state} to ${state}`, {
    version: '1.0',
    oldState: { stateValue: row.state, stateReason: row.reason },
    newState: { stateValue: state, stateReason: reason },
  });
  return changed;
}
