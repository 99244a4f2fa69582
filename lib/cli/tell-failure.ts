import { LandfallError } from '../base/errors.ts';
import { ExitCode } from '../base/exit-code.ts';
import { type Io, printJson, say } from './io.ts';

/** Says what went wrong, to people or to programs, and gives the exit code. */
export function tellFailure(thrown: unknown, io: Io, json: boolean): ExitCode {
  const error = thrown instanceof LandfallError ? thrown : asHarnessFault(thrown, io.signal);
  say(io, error.message);
  if (error.code === 'HARNESS_FAULT' && error.cause instanceof Error) say(io, error.cause.stack ?? '');
  if (json) printJson(io, { error: { code: error.code, problems: error.details }, exitCode: error.exitCode });
  return error.exitCode;
}

function asHarnessFault(thrown: unknown, signal: AbortSignal): LandfallError {
  if (signal.aborted && signal.reason instanceof LandfallError) return signal.reason;
  const got = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new LandfallError(
    'HARNESS_FAULT',
    'harness',
    {
      what: 'Landfall itself failed; this says nothing about the environment',
      got,
      fix: `please report it with the lines below (exit code ${ExitCode.harness})`,
    },
    { cause: thrown },
  );
}
