import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';

/** For a name in a test that the run does not know: NAME_UNKNOWN, with the names that it does know. */
export function unknownName(kind: string, name: string, known: readonly string[]): LandfallError {
  const names = [...new Set(known)].toSorted();
  return new LandfallError('NAME_UNKNOWN', 'declaration', {
    what: `There is no ${kind} "${name}" in this run.${suggestion(name, names)}`,
    expected: names.length === 0 ? `a ${kind}, but the run has none` : `one of ${names.join(', ')}`,
    fix: `correct the name in the test, or run again with the ${kind} declared`,
  });
}
