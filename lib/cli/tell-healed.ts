import { ExitCode } from '../base/exit-code.ts';
import type { Healed } from '../drill/heal/index.ts';
import { type Io, say } from './io.ts';

/** Says what came of healing, thing by thing. */
export function sayHealed(healed: readonly Healed[], io: Io): void {
  for (const { run, isHealed, leftovers, problems } of healed) {
    io.stdout.write(
      `Run ${run}: ${isHealed ? 'healed, and seen to be as before' : 'NOT seen to be as before'}\n`,
    );
    for (const { what, state, until, why } of leftovers)
      io.stdout.write(
        `  ${state}: ${what}${until === undefined ? '' : ` until ${until}`}${why === undefined ? '' : ` (${why})`}\n`,
      );
    for (const problem of problems) say(io, `  ${problem}`);
  }
}

/** What could not be seen to be healed is unknown, never well. */
export function exitCodeOfHealing(healed: readonly Healed[], well: ExitCode): ExitCode {
  return healed.every(({ isHealed }) => isHealed) ? well : ExitCode.unknown;
}
