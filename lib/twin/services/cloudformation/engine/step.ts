import { failMaking, settleMade } from './make.ts';
import { beginMaking } from './change.ts';
import type { Job } from './job.ts';
import { endPhase, failedEarly } from './phases.ts';
import { beginRemoving, failRemoving, settleRemoved } from './remove.ts';
import { beginReverting, failReverting } from './revert.ts';
import type { Task } from './stored-work.ts';

/** Takes a work as far as it goes at this moment. */
export async function step(job: Job): Promise<void> {
  const { work } = job;
  for (;;) {
    if (failedEarly(job)) continue;
    const moved = await moveTasks(job);
    const open = work.tasks.filter(({ state }) => state === 'waiting' || state === 'running');
    const isStuck = work.tasks.some(({ state }) => state === 'failed');
    const isOver = open.length === 0 || (isStuck && stopsAtFailure(job));
    if (isOver && endPhase(job)) return;
    if (!isOver && !moved) return;
  }
}

/** Making stops at the first failure; removing goes on with everything that can still go. */
function stopsAtFailure({ work }: Job): boolean {
  return work.phase === 'create' || work.phase === 'update';
}

async function moveTasks(job: Job): Promise<boolean> {
  let moved = false;
  for (const task of job.work.tasks) {
    if (stopsAtFailure(job) && job.work.tasks.some(({ state }) => state === 'failed')) return true;
    if (task.state === 'running') moved = (await attempt(job, task, () => settle(job, task))) || moved;
    else if (task.state === 'waiting' && isFree(job, task))
      moved = (await attempt(job, task, () => begin(job, task))) || moved;
  }
  return moved;
}

/** What failed to go keeps what it stands on: that is not tried. */
function isFree({ work }: Job, { after }: Task): boolean {
  return work.tasks.every(({ logicalId, state }) => !after.includes(logicalId) || state === 'done');
}

async function begin(job: Job, task: Task): Promise<boolean> {
  if (task.kind === 'make') await beginMaking(job, task);
  else if (task.kind === 'remove') return await beginRemoving(job, task);
  else await beginReverting(job, task);
  return true;
}

async function settle(job: Job, task: Task): Promise<boolean> {
  if (task.kind === 'remove') return await settleRemoved(job, task);
  return await settleMade(job, task);
}

async function attempt(job: Job, task: Task, action: () => Promise<boolean>): Promise<boolean> {
  try {
    return await action();
  } catch (error) {
    if (task.kind === 'make') failMaking(job, task, error);
    else if (task.kind === 'remove') failRemoving(job, task, error);
    else failReverting(job, task, error);
    return true;
  }
}
