import type { Aws } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { instant } from '../../base/instant.ts';
import { type FisPlace, getExperiment } from './fis-calls.ts';
import { type FisActionState, type FisExperiment, isOver } from './fis-shapes.ts';

/** Something that FIS was seen to have done. */
export interface FisMark {
  /** `experiment running`, `stop-servers completed`; `fault` and `cleared` where measures know them. */
  readonly mark: string;
  readonly source: 'fis';
  readonly value?: { readonly [key: string]: string };
  /** On the monotonic clock: when it was last certain not to be so, before a look that did not show it was sent. */
  readonly notYetAt?: Seconds;
}

export interface WatchOptions {
  readonly aws: Pick<Aws, 'read'>;
  readonly place: FisPlace;
  readonly clock: Clock;
  readonly every: Seconds;
  readonly onMark: (mark: FisMark) => void;
  /** On the monotonic clock: before the experiment was asked for. */
  readonly askedAt?: Seconds;
}

/** Looks at an experiment again and again, marks what is new, and gives it once `until` says so or it is over. */
export async function watchExperiment(
  id: string,
  seen: Set<string>,
  until: (experiment: FisExperiment) => boolean,
  options: WatchOptions,
  signal?: AbortSignal,
): Promise<FisExperiment> {
  const { aws, place, clock, every, onMark } = options;
  let notYetAt = options.askedAt;
  for (;;) {
    signal?.throwIfAborted();
    const looking = clock.monotonic();
    const experiment = await getExperiment(aws, place, id);
    for (const mark of marksOf(experiment)) {
      if (seen.has(mark.mark)) continue;
      seen.add(mark.mark);
      onMark(notYetAt === undefined ? mark : { ...mark, notYetAt });
    }
    notYetAt = looking;
    if (isOver(experiment.state.status) || until(experiment)) return experiment;
    await clock.sleep(every, signal);
  }
}

/** Actions that have begun, those of waiting aside: the fault has taken hold, as far as FIS can tell. */
export function hasTakenHold({ actions }: FisExperiment): boolean {
  return Object.values(actions).some(
    ({ actionId, startTime, state }) =>
      actionId !== 'aws:fis:wait' &&
      startTime !== undefined &&
      !['pending', 'initiating', 'skipped', 'cancelled'].includes(state?.status ?? ''),
  );
}

function marksOf(experiment: FisExperiment): readonly FisMark[] {
  const { id, state, actions } = experiment;
  return [
    ...(hasTakenHold(experiment) ? [marked('fault', { experiment: id })] : []),
    marked(`experiment ${state.status}`, { experiment: id, reason: state.reason ?? '' }),
    ...Object.entries(actions)
      .filter(([, action]) => action.state?.status !== 'pending')
      .map(([name, action]) => actionMark(name, action)),
    ...(isOver(state.status) && hasTakenHold(experiment) ? [marked('cleared', { experiment: id })] : []),
  ];
}

function actionMark(name: string, { state, startTime, endTime }: FisActionState): FisMark {
  return marked(`${name} ${state?.status ?? 'unknown'}`, {
    reason: state?.reason ?? '',
    // When FIS says it was; when we saw it, the history says.
    ...moment('startedAt', startTime),
    ...moment('endedAt', endTime),
  });
}

function marked(mark: string, value: Record<string, string>): FisMark {
  const told = Object.entries(value).filter(([, text]) => text !== '');
  return { mark, source: 'fis', ...(told.length === 0 ? {} : { value: Object.fromEntries(told) }) };
}

function moment(name: string, seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { [name]: instant(seconds * 1_000) };
}
