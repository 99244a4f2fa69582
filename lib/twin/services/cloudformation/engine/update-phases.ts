import { messageOf } from '../../../../base/errors.ts';
import { importersOf } from '../exports.ts';
import type { StoredOutput } from '../stored-stack.ts';
import { invalid } from '../template/fault.ts';
import { cancelRunning, failedIds } from './failures.ts';
import type { Job } from './job.ts';
import { importsOf } from './preflight.ts';
import { leavingRow } from './remove.ts';
import { stackOutputs } from './stack-outputs.ts';
import { removingTasks, replacedTasks, wantedResources } from './tasks.ts';

/** Everything is as the new template says: what is no longer wanted goes. */
export function finishUpdate(job: Job): boolean {
  const failed = failedIds(job);
  if (failed.length > 0)
    return rollBackUpdate(job, `The following resource(s) failed to update: [${failed.join(', ')}]. `);
  try {
    const outputs = stackOutputs(job.declared, job.scope, job.stack, job.context);
    refuseLosingExports(job, outputs);
    const imports = importsOf(job.declared, job.scope);
    job.tellStack('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', undefined, { outputs, imports });
  } catch (error) {
    return rollBackUpdate(job, messageOf(error));
  }
  const wanted = new Set(wantedResources(job.declared, job.scope).map(({ logicalId }) => logicalId));
  const unwanted = job.resources.filter(({ logicalId }) => !wanted.has(logicalId));
  job.work.phase = 'update-cleanup';
  job.work.tasks = [...removingTasks(unwanted), ...replacedTasks(job.work.replaced)];
  return false;
}

/** An export that another stack imports can neither go nor change. */
function refuseLosingExports(job: Job, outputs: readonly StoredOutput[]): void {
  for (const { exportName, value } of job.work.before?.stack.outputs ?? []) {
    if (exportName === undefined) continue;
    const now = outputs.find((output) => output.exportName === exportName);
    const [importer] = importersOf(exportName, job.context);
    if (importer === undefined || now?.value === value) continue;
    throw invalid(
      `Export ${exportName} cannot be ${now === undefined ? 'deleted' : 'updated'} as it is in use by ${importer.name}`,
    );
  }
}

/** What could not be cleared away does not undo an update. */
export function upgradeOver(job: Job): boolean {
  job.tellStack('UPDATE_COMPLETE');
  job.end();
  return true;
}

/** Brings everything that an update has touched back. */
export function rollBackUpdate(job: Job, reason: string): boolean {
  const { work } = job;
  cancelRunning(job);
  const touched = work.tasks.filter(({ doing }) => doing === 'update' || doing === 'replace');
  const before = work.before;
  if (before === undefined) throw new Error('an update that does not know what was before');
  job.tellStack('UPDATE_ROLLBACK_IN_PROGRESS', reason);
  const made = newThings(job);
  work.phase = 'update-rollback';
  work.replaced = made;
  work.tasks = touched.map(({ logicalId, doing }) => ({
    logicalId,
    kind: 'revert',
    after: [],
    state: 'waiting',
    ...(doing === undefined ? {} : { doing }),
  }));
  const { template, parameters, capabilities, description } = before.stack;
  job.setStack({
    parameters,
    ...(template === undefined ? {} : { template }),
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(description === undefined ? {} : { description }),
  });
  return false;
}

/** What the update has made: new resources, and new ones in the place of old ones. */
function newThings({ work, resources }: Job) {
  const before = new Map((work.before?.resources ?? []).map((row) => [row.logicalId, row]));
  return resources
    .filter(({ logicalId, physicalId }) => before.get(logicalId)?.physicalId !== physicalId)
    .map((row) => ({ logicalId: row.logicalId, leaving: leavingRow(row) }));
}

/** First the old things are as they were, then the new ones go. */
export function updateRolledBack(job: Job): boolean {
  const { work } = job;
  const failed = failedIds(job);
  if (work.phase === 'update-rollback-cleanup') {
    job.tellStack('UPDATE_ROLLBACK_COMPLETE');
    dropNew(job);
    job.end();
    return true;
  }
  if (failed.length > 0) {
    job.tellStack(
      'UPDATE_ROLLBACK_FAILED',
      `The following resource(s) failed to update: [${failed.join(', ')}]. `,
    );
    job.end();
    return true;
  }
  job.tellStack('UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  work.phase = 'update-rollback-cleanup';
  work.tasks = replacedTasks(work.replaced);
  return false;
}

function dropNew(job: Job): void {
  const before = new Set((job.work.before?.resources ?? []).map(({ logicalId }) => logicalId));
  for (const row of job.resources) if (!before.has(row.logicalId)) job.forget(row);
}
