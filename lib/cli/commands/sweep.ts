import { ExitCode } from '../../base/exit-code.ts';
import { CHECKS } from '../../checks/index.ts';
import { sweep } from '../../drill/heal/index.ts';
import { openForDrills } from '../../engine/drill/open-for-drills.ts';
import type { CommandBody } from '../commands.ts';
import { readDeclaration } from '../declaration.ts';
import { withServer } from '../embedded-aws.ts';
import { printJson, say } from '../io.ts';
import { refuseUnreachable, serverArguments } from '../server-arguments.ts';
import { exitCodeOfHealing, sayHealed } from '../tell-healed.ts';

/** Finds and heals what dead runs left. Runs that are alive are left alone. */
export const sweepRuns: CommandBody = async (args, io) => {
  const environment = await readDeclaration(args.text['env'], CHECKS, io);
  refuseUnreachable(args, environment);
  const swept = await withServer(
    environment,
    io,
    { realProcesses: false, ...serverArguments(args) },
    async (server) => {
      const aws = await openForDrills({ environment, server, clock: io.clock });
      return sweep({ environment, aws, clock: io.clock }).finally(() => aws.close());
    },
  );
  if (args.flags['json'] === true) printJson(io, swept);
  else sayHealed(swept.healed, io);
  for (const { run, account, until } of swept.leftAlone)
    say(io, `Run ${run} is alive in account ${account} (its lock runs until ${until}); it was left alone.`);
  if (swept.healed.length === 0 && swept.leftAlone.length === 0) say(io, 'Nothing is left.');
  return exitCodeOfHealing(swept.healed, ExitCode.ok);
};
