import { messageOf } from '../../../base/errors.ts';
import type { Seconds } from '../../../base/duration.ts';
import { plusSeconds } from '../../../base/instant.ts';
import { parseIsoDuration } from '../../../base/iso-duration.ts';
import { type ActionAt, kindOf } from './actions/index.ts';
import { targetsOf } from './choose-targets.ts';
import { inNameOf } from './in-name-of.ts';
import type { StepAt } from './step.ts';
import { experimentsOf, type StoredAction, type StoredExperiment } from './stored-experiment.ts';
import { isUnderWay, work } from './work.ts';

/** What happens once is called completed about a second after it began, whatever still follows from it. */
const ONE_SHOT_SECONDS = 1;

/** Begins an action whose turn it is; one that meets nothing is skipped. */
export function beginAction(experiment: StoredExperiment, name: string, at: StepAt): StoredAction {
  const action = actionOf(experiment, name);
  const kind = kindOf(action.actionId);
  if (kind.slot !== undefined && targetsOf(experiment, name).length === 0) return skipped(action, at);
  work(at.world, beginningOf(experiment, name), () =>
    noting(experiment, name, at, async () => {
      await kind.begin(actionAt(experiment, name, at));
      return true;
    }),
  );
  const seconds = lengthOf(action) ?? ONE_SHOT_SECONDS;
  return {
    ...action,
    status: 'running',
    reason: 'Action is running.',
    startedAt: at.now,
    dueAt: plusSeconds(at.now, seconds * at.world.pace),
  };
}

/** An action that is not carried out. */
export function skipped(action: StoredAction, { now }: StepAt): StoredAction {
  return { ...action, status: 'skipped', reason: 'Action was skipped.', endedAt: now };
}

/** Ends an action whose time has come, that is being stopped, or that went wrong: first what lasted is undone. */
export function endAction(
  experiment: StoredExperiment,
  name: string,
  action: StoredAction,
  at: StepAt,
): StoredAction {
  const { status, dueAt, trouble } = action;
  if (status !== 'running' && status !== 'stopping') return action;
  const isDue = dueAt !== undefined && dueAt <= at.now;
  if (status === 'running' && trouble === undefined && !isDue) return action;
  if (isUnderWay(at.world, beginningOf(experiment, name))) return action;
  if (!isUndone(experiment, name, action, at)) return action;
  if (trouble !== undefined) return { ...action, status: 'failed', reason: trouble, endedAt: at.now };
  return status === 'running'
    ? { ...action, status: 'completed', reason: 'Action was completed.', endedAt: at.now }
    : { ...action, status: 'stopped', reason: 'Action was stopped.', endedAt: at.now };
}

/** Undoes again and again until all is undone, or cannot be. */
function isUndone(experiment: StoredExperiment, name: string, action: StoredAction, at: StepAt): boolean {
  const kind = kindOf(action.actionId);
  if (kind.restore === undefined || lengthOf(action) === undefined) return true;
  const undoing = async () => (await kind.restore?.(actionAt(experiment, name, at))) ?? true;
  return (
    work(at.world, `${experiment.arn} ${name} restore`, () => noting(experiment, name, at, undoing)) === true
  );
}

function beginningOf({ arn }: StoredExperiment, name: string): string {
  return `${arn} ${name} begin`;
}

/** Does something, and keeps with the action what went wrong with it: the next step sees it. */
async function noting(
  experiment: StoredExperiment,
  name: string,
  at: StepAt,
  action: () => Promise<boolean>,
): Promise<boolean> {
  try {
    return await action();
  } catch (thrown) {
    note(experiment, name, at, messageOf(thrown));
    return true;
  }
}

/** How long an action lasts; undefined when it happens once. */
function lengthOf({ actionId, parameters = {} }: StoredAction): Seconds | undefined {
  const { lasts } = kindOf(actionId);
  return lasts === undefined ? undefined : parseIsoDuration(parameters[lasts] ?? '');
}

function actionAt(experiment: StoredExperiment, name: string, at: StepAt): ActionAt {
  return {
    context: inNameOf(experiment, at),
    experimentArn: experiment.arn,
    targets: targetsOf(experiment, name),
    parameters: actionOf(experiment, name).parameters ?? {},
  };
}

function actionOf({ actions, id }: StoredExperiment, name: string): StoredAction {
  const action = actions[name];
  if (action === undefined) throw new Error(`Experiment ${id} has no action "${name}".`);
  return action;
}

function note({ id }: StoredExperiment, name: string, { world, place }: StepAt, trouble: string): void {
  const rows = experimentsOf(world, place);
  const row = rows.get(id);
  const action = row?.actions[name];
  if (row === undefined || action === undefined) return;
  rows.set(id, {
    ...row,
    actions: { ...row.actions, [name]: { ...action, trouble: action.trouble ?? trouble } },
  });
}
