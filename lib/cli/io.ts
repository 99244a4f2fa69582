import type { Writable } from 'node:stream';
import type { Clock } from '../base/clock.ts';

/** The world outside a command: results go to `stdout`, talk goes to `stderr`. */
export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Whether a person watches stderr. */
  readonly terminal: boolean;
  readonly colour: boolean;
  readonly cwd: string;
  readonly environmentVariables: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Aborts on Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
}

/** Writes a line of talk. */
export function say(io: Io, text: string): void {
  io.stderr.write(`${text}\n`);
}

/** Writes a result as JSON, alone on stdout. */
export function printJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
