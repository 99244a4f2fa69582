import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import { isRunning, type ProcessIdentity } from './process-identity.ts';

/** How long PostgreSQL gets to end its own children before it is killed. */
const PATIENCE: Seconds = 2;
const LOOKS: Seconds = 0.02;

/** Ends PostgreSQL servers at once (SIGQUIT: no checkpoint, but nothing of theirs stays), by force where they do not go. */
export async function endProcesses(processes: readonly ProcessIdentity[], clock: Clock): Promise<void> {
  for (const each of processes) signal(each, 'SIGQUIT');
  const until = clock.monotonic() + PATIENCE;
  while (processes.some(isRunning) && clock.monotonic() < until) await clock.sleep(LOOKS);
  for (const each of processes) signal(each, 'SIGKILL');
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
