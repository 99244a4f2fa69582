import type { Check } from '../checks/check.ts';
import { type Environment, readEnvironment } from '../environment/index.ts';
import type { Io } from './io.ts';
import { packageRoot } from './package-root.ts';

/** The declaration that `--env` names, read as of now, with the ids that its exclusions may name. */
export function readDeclaration(
  nameOrFile: string | undefined,
  checks: readonly Check[],
  io: Io,
): Promise<Environment> {
  return readEnvironment(nameOrFile ?? '', {
    cwd: io.cwd,
    packageRoot: packageRoot(),
    now: io.clock.now(),
    knownChecks: checks.flatMap((check) => [check.id, ...(check.formerIds ?? [])]),
  });
}
