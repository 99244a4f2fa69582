import { ExitCode } from '../../base/exit-code.ts';
import { CHECKS } from '../../checks/index.ts';
import { formatPlan, makePlan } from '../../plan/index.ts';
import type { CommandBody } from '../commands.ts';
import { readDeclaration } from '../declaration.ts';
import { selectDrills } from '../drill-selection.ts';
import { printJson } from '../io.ts';
import { readSelection } from '../selection.ts';

/** Says what a run would check and call, with which permissions. Touches nothing. */
export const plan: CommandBody = async (args, io) => {
  const now = io.clock.now();
  const environment = await readDeclaration(args.text['env'], CHECKS, io);
  const selection = readSelection(args, environment, CHECKS);
  const { scenarios } = await selectDrills(args, environment, io);
  const made = makePlan(environment, CHECKS, {
    now,
    ...selection.names,
    ...(scenarios.length === 0 ? {} : { scenarios }),
  });
  if (args.flags['json'] === true) printJson(io, made);
  else io.stdout.write(`${formatPlan(made)}\n`);
  return ExitCode.ok;
};
