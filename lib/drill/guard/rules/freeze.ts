import { isWithin } from '../consent.ts';
import type { GuardSubject } from '../guard-subject.ts';
import type { Refusal } from '../refusal.ts';

/** Nothing is broken while changes are frozen. */
export function freezeRefusals({ environment, now }: GuardSubject): readonly Refusal[] {
  return environment.freezeWindows
    .filter((window) => isWithin(window, now))
    .map(({ from, until, reason }) => ({
      code: 'FREEZE_WINDOW',
      problem: {
        what: `Changes are frozen: ${reason}; nothing was broken`,
        where: environment.source.file,
        expected: `a moment outside ${from} to ${until}`,
        got: now,
        fix: `run the drill after ${until}`,
      },
    }));
}
