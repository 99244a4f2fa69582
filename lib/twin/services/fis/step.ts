import { type Instant, plusSeconds } from '../../../base/instant.ts';
import { alarmStateOf } from '../cloudwatch/stored-alarm.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { beginAction, endAction, skipped } from './action-life.ts';
import { chooseTargets } from './choose-targets.ts';
import { type FisStatus, isOver, type StoredAction, type StoredExperiment } from './stored-experiment.ts';

/** FIS takes a moment to take an experiment up, and 12 to 13 s from its start until the first action begins. */
const TAKEN_UP_SECONDS = 1;
const SET_UP_SECONDS = 12;

/** Where and when a step is made. */
export interface StepAt {
  readonly world: World;
  readonly place: Place;
  readonly now: Instant;
}

/** Takes an experiment as far as it goes by this moment. What it sets going in the world reports back through the row. */
export function step(experiment: StoredExperiment, at: StepAt): StoredExperiment {
  let current = experiment;
  for (;;) {
    const next = isOver(current) ? current : STEPS[current.status]?.(current, at);
    if (next === undefined || next === current) return current;
    current = next;
  }
}

type Step = (experiment: StoredExperiment, at: StepAt) => StoredExperiment;

const STEPS: Partial<Record<FisStatus, Step>> = {
  pending: (experiment, at) =>
    hasPassed(experiment, TAKEN_UP_SECONDS, at)
      ? { ...experiment, status: 'initiating', reason: 'Experiment is initiating.' }
      : experiment,
  initiating,
  running,
  stopping,
};

function hasPassed({ createdAt }: StoredExperiment, seconds: number, { world, now }: StepAt): boolean {
  return plusSeconds(createdAt, seconds * world.pace) <= now;
}

function initiating(experiment: StoredExperiment, at: StepAt): StoredExperiment {
  if (isHalted(experiment, at)) return stopped(experiment, HALTED);
  if (!hasPassed(experiment, SET_UP_SECONDS, at)) return experiment;
  const chosen = chooseTargets(experiment, at);
  if (chosen.status === 'failed') return over(withoutPending(chosen, at), at);
  if (chosen.experimentOptions.actionsMode === 'skip-all') {
    const actions = mapActions(chosen, (action) => skipped(action, at));
    return over({ ...chosen, actions, status: 'completed', reason: 'Experiment completed.' }, at);
  }
  return { ...chosen, status: 'running', reason: 'Experiment is running.' };
}

function running(experiment: StoredExperiment, at: StepAt): StoredExperiment {
  if (isHalted(experiment, at)) return stopped(experiment, HALTED);
  const failed = Object.entries(experiment.actions).find(([, { status }]) => status === 'failed');
  if (failed !== undefined) {
    const reason = `Experiment failed: action '${failed[0]}' could not complete.`;
    return { ...experiment, status: 'stopping', reason, endsAs: { status: 'failed', reason } };
  }
  const ended = withActions(experiment, (action, name) => endAction(experiment, name, action, at));
  const begun = withActions(ended, (action, name) =>
    mayBegin(action, ended) ? beginAction(ended, name, at) : action,
  );
  if (!Object.values(begun.actions).every(isOver) || hasFailed(begun)) return begun;
  return over({ ...begun, status: 'completed', reason: 'Experiment completed.' }, at);
}

function hasFailed({ actions }: StoredExperiment): boolean {
  return Object.values(actions).some(({ status }) => status === 'failed');
}

function mayBegin({ status, startAfter = [] }: StoredAction, { actions }: StoredExperiment): boolean {
  const isDone = (name: string) => ['completed', 'skipped'].includes(actions[name]?.status ?? '');
  return status === 'pending' && startAfter.every(isDone);
}

/** What has not begun never will; what goes on is undone, where it can be. */
function stopping(experiment: StoredExperiment, at: StepAt): StoredExperiment {
  const asked = withActions(withoutPending(experiment, at), (action) =>
    action.status === 'running' ? { ...action, status: 'stopping', reason: 'Action is stopping.' } : action,
  );
  const current = withActions(asked, (action, name) => endAction(asked, name, action, at));
  if (!Object.values(current.actions).every(isOver)) return current;
  const { endsAs = { status: 'stopped' as const, reason: current.reason } } = current;
  return over({ ...current, ...endsAs }, at);
}

/** Ends an experiment before its time; it is over once nothing of it goes on any more. */
export function stopped(experiment: StoredExperiment, reason: string): StoredExperiment {
  return { ...experiment, status: 'stopping', reason, endsAs: { status: 'stopped', reason } };
}

const HALTED = 'Experiment halted by stop condition.';

function isHalted({ stopConditions }: StoredExperiment, { world }: StepAt): boolean {
  return stopConditions.some(
    ({ source, value }) => source !== 'none' && alarmStateOf(world, value ?? '') === 'ALARM',
  );
}

function withoutPending(experiment: StoredExperiment, { now }: StepAt): StoredExperiment {
  return withActions(experiment, (action) =>
    action.status === 'pending'
      ? { ...action, status: 'cancelled', reason: 'Action was cancelled.', endedAt: now }
      : action,
  );
}

function over(experiment: StoredExperiment, { now }: StepAt): StoredExperiment {
  return { ...experiment, endedAt: now };
}

type Change = (action: StoredAction, name: string) => StoredAction;

/** The same experiment where nothing changes, so that a step knows when it has come as far as it goes. */
function withActions(experiment: StoredExperiment, change: Change): StoredExperiment {
  const actions = mapActions(experiment, change);
  const isSame = Object.entries(actions).every(([name, action]) => action === experiment.actions[name]);
  return isSame ? experiment : { ...experiment, actions };
}

function mapActions({ actions }: StoredExperiment, change: Change): Record<string, StoredAction> {
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, change(action, name)]));
}
