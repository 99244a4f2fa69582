import { messageOf } from '../../../../base/errors.ts';
import { cancelRunning, failedIds } from './failures.ts';
import type { Job } from './job.ts';
import { importsOf, preflight } from './preflight.ts';
import { stackOutputs } from './stack-outputs.ts';
import { finishUpdate, rollBackUpdate, upgradeOver, updateRolledBack } from './update-phases.ts';
import { removingTasks } from './tasks.ts';

/** Looks at what concerns the stack as a whole, once, before its first resource. True when that already failed. */
export function failedEarly(job: Job): boolean {
  const { work } = job;
  if (work.isChecked === true || (work.phase !== 'create' && work.phase !== 'update')) return false;
  work.isChecked = true;
  const reason = preflight(job.declared, job.scope, job.context);
  if (reason === undefined) return false;
  work.tasks = [];
  if (work.phase === 'create') giveUp(job, reason);
  else rollBackUpdate(job, reason);
  return true;
}

/** Ends a phase whose tasks are over, or stuck; true when nothing follows. */
export function endPhase(job: Job): boolean {
  switch (job.work.phase) {
    case 'create':
      return finishCreate(job);
    case 'rollback':
      return finishRollback(job);
    case 'delete':
      return finishDelete(job);
    case 'update':
      return finishUpdate(job);
    case 'update-cleanup':
      return upgradeOver(job);
    case 'update-rollback':
    case 'update-rollback-cleanup':
      return updateRolledBack(job);
  }
}

function finishCreate(job: Job): boolean {
  const failed = failedIds(job);
  if (failed.length > 0)
    return giveUp(job, `The following resource(s) failed to create: [${failed.join(', ')}].`);
  try {
    const outputs = stackOutputs(job.declared, job.scope, job.stack, job.context);
    const imports = importsOf(job.declared, job.scope);
    job.tellStack('CREATE_COMPLETE', undefined, { outputs, imports });
  } catch (error) {
    return giveUp(job, messageOf(error));
  }
  job.end();
  return true;
}

/** Rolls a creation back, or leaves things as they are where the caller asked for that. */
function giveUp(job: Job, why: string): boolean {
  cancelRunning(job);
  const { onFailure = 'ROLLBACK' } = job.stack;
  if (onFailure === 'DO_NOTHING') {
    job.tellStack('CREATE_FAILED', `${why} `);
    job.end();
    return true;
  }
  const reason = `${why} ${onFailure === 'DELETE' ? 'Delete' : 'Rollback'} requested by user.`;
  job.tellStack(onFailure === 'DELETE' ? 'DELETE_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS', reason);
  job.work.phase = 'rollback';
  job.work.tasks = removingTasks(job.resources);
  return false;
}

function finishRollback(job: Job): boolean {
  const isDelete = job.stack.onFailure === 'DELETE';
  const failed = failedIds(job);
  if (failed.length > 0) job.tellStack(isDelete ? 'DELETE_FAILED' : 'ROLLBACK_FAILED', notDeleted(failed));
  else if (isDelete)
    job.tellStack('DELETE_COMPLETE', undefined, { deletedAt: job.context.world.clock.now() });
  else job.tellStack('ROLLBACK_COMPLETE');
  job.end();
  return true;
}

function finishDelete(job: Job): boolean {
  const failed = failedIds(job);
  if (failed.length > 0) job.tellStack('DELETE_FAILED', notDeleted(failed));
  else
    job.tellStack('DELETE_COMPLETE', undefined, {
      deletedAt: job.context.world.clock.now(),
      outputs: [],
      imports: [],
    });
  job.end();
  return true;
}

function notDeleted(failed: readonly string[]): string {
  return `The following resource(s) failed to delete: [${failed.join(', ')}]. `;
}
