import { readFileSync, readlinkSync } from 'node:fs';

/** A process, told apart from a later one that got the same id by when it was started. */
export interface ProcessIdentity {
  readonly pid: number;
  /** In clock ticks since the machine came up, from `/proc/<pid>/stat`. */
  readonly startTime: string;
}

/** The identity of a process that runs, undefined when none does under this id. A zombie counts as gone. */
export function processIdentity(pid: number): ProcessIdentity | undefined {
  const fields = statFields(pid);
  const [state, startTime] = [fields?.[0], fields?.[19]];
  return state === undefined || state === 'Z' || startTime === undefined ? undefined : { pid, startTime };
}

/**
 * In which world of process ids this process lives. Containers that share a temporary folder must not take each other's
 * processes for dead because they cannot see them.
 */
export function processNamespace(): string {
  return readlinkSync('/proc/self/ns/pid');
}

/** Whether it is still this very process that runs. */
export function isRunning({ pid, startTime }: ProcessIdentity): boolean {
  return processIdentity(pid)?.startTime === startTime;
}

/** What follows the name in `/proc/<pid>/stat`; the name may itself hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
