import type { Job } from './job.ts';

/** The resources whose tasks failed by themselves. */
export function failedIds({ work }: Job): string[] {
  return work.tasks.filter(({ state }) => state === 'failed').map(({ logicalId }) => logicalId);
}

/** What is still being made is called off; what there is of it goes with the rest. */
export function cancelRunning(job: Job): void {
  for (const task of job.work.tasks.filter(({ state }) => state === 'running')) {
    const row = job.resource(task.logicalId);
    const verb = task.doing === 'create' ? 'CREATE' : 'UPDATE';
    if (row !== undefined)
      job.tell(
        row,
        `${verb}_FAILED`,
        `Resource ${task.doing === 'create' ? 'creation' : 'update'} cancelled`,
      );
    task.state = 'failed';
  }
}
