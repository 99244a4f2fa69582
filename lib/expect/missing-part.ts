import { LandfallError } from '../base/errors.ts';
import type { RecordedRun } from '../evidence/index.ts';

/** A part of the run folder that an expectation needs. Throws PART_MISSING when the run ended before it was written. */
export function needed<T>(recorded: RecordedRun, part: T | null, file: string): T {
  if (part !== null) return part;
  const { id, ended, error } = recorded.run;
  throw new LandfallError('PART_MISSING', 'access', {
    what: `Unknown: run ${id} holds no ${file}`,
    expected: 'a run that came to its judgement',
    got: error === undefined ? `one that is ${ended}` : `one that is ${ended}: ${error}`,
    fix: 'run the suite again',
  });
}
