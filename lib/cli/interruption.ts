import { setMaxListeners } from 'node:events';
import { ExitCode } from '../base/exit-code.ts';
import { LandfallError } from '../base/errors.ts';

/** A signal that aborts on the first Ctrl-C or SIGTERM. A second Ctrl-C ends the process at once. */
export function interruption(source: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  // Every call that waits listens to it; with many in flight Node would take that for a leak and warn.
  setMaxListeners(0, controller.signal);
  const interrupt = (name: string): void => {
    if (controller.signal.aborted) process.exit(ExitCode.interrupted);
    controller.abort(interrupted(name));
  };
  source.on('SIGINT', () => interrupt('Ctrl-C'));
  source.on('SIGTERM', () => interrupt('SIGTERM'));
  return controller.signal;
}

function interrupted(by: string): LandfallError {
  return new LandfallError('INTERRUPTED', 'interrupted', {
    what: `Interrupted by ${by}`,
    fix: 'a drill that was under way has healed, as its result.json tells; what had been read is in the run folder. Run it again for a verdict',
  });
}
