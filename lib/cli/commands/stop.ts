import { openForDrills } from '../../engine/drill/open-for-drills.ts';
import { ExitCode } from '../../base/exit-code.ts';
import { CHECKS } from '../../checks/index.ts';
import { stop } from '../../drill/heal/index.ts';
import { findRun, readRun } from '../../evidence/index.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandBody } from '../commands.ts';
import { readDeclaration } from '../declaration.ts';
import { withServer } from '../embedded-aws.ts';
import { type Io, printJson, say } from '../io.ts';
import { refuseUnreachable, serverArguments } from '../server-arguments.ts';
import { exitCodeOfHealing, sayHealed } from '../tell-healed.ts';

/** Ends the faults of a run and heals, from any machine. */
export const stopRun: CommandBody = async (args, io) => {
  const run = args.positionals[0] ?? '';
  const environment = await readDeclaration(await environmentName(run, args, io), CHECKS, io);
  refuseUnreachable(args, environment);
  const healed = await withServer(
    environment,
    io,
    { realProcesses: false, ...serverArguments(args) },
    async (server) => {
      const aws = await openForDrills({ environment, server, clock: io.clock });
      return stop({ run, environment, aws, clock: io.clock }).finally(() => aws.close());
    },
  );
  if (args.flags['json'] === true) printJson(io, { run, healed });
  else sayHealed(healed, io);
  if (healed.length === 0) say(io, `Nothing of run ${run} is left.`);
  return exitCodeOfHealing(healed, ExitCode.ok);
};

/** As told, or as the folder of the run tells it on the machine that has it. */
async function environmentName(run: string, args: Arguments, io: Io): Promise<string> {
  const told = args.text['env'];
  if (told !== undefined) return told;
  return (await readRun(await findRun(run, io.cwd))).run.environment;
}
