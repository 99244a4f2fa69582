import { ExitCode } from './exit-code.ts';
import { formatProblem, type Problem } from './problem.ts';

/** Who has to act: it decides the exit code. */
export type Blame = 'declaration' | 'guard' | 'access' | 'harness' | 'interrupted';

const EXIT_CODES: Record<Blame, ExitCode> = {
  declaration: ExitCode.invalid,
  guard: ExitCode.refused,
  access: ExitCode.unknown,
  harness: ExitCode.harness,
  interrupted: ExitCode.interrupted,
};

/**
 * The only error that Landfall throws on purpose. `code` is stable and upper-case; `details` holds every problem found.
 * It has no field that looks like an assertion's, or the Allure reporter would paint it *failed* instead of *broken*.
 */
export class LandfallError extends Error {
  override readonly name = 'LandfallError';
  readonly code: string;
  readonly blame: Blame;
  readonly details: readonly Problem[];

  constructor(code: string, blame: Blame, problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const details = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(details.map(formatProblem).join('\n\n'), options);
    this.code = code;
    this.blame = blame;
    this.details = details;
  }

  get exitCode(): ExitCode {
    return EXIT_CODES[this.blame];
  }
}

/** The message of anything that can be thrown, never its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
