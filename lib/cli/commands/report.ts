import { resolve } from 'node:path';
import { findRun, readRun } from '../../evidence/index.ts';
import { ExitCode } from '../../base/exit-code.ts';
import { exitCodeOf } from '../../base/outcome.ts';
import type { CommandBody } from '../commands.ts';
import { printJson } from '../io.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { showReport } from '../show-report.ts';

/**
 * Suites and report again, from a run folder alone. Its exit code is what the page says of a run that came to its end, and else the
 * run's own.
 */
export const report: CommandBody = async (args, io) => {
  const folder = await findRun(args.positionals[0] ?? 'latest', io.cwd);
  const { run } = await readRun(folder);
  const into = args.text['out'] === undefined ? folder : resolve(io.cwd, args.text['out']);
  const shown = await showReport({ folder, into, append: false, json: args.flags['json'] === true }, io);
  if (args.flags['open'] === true) openInBrowser(shown.page);
  const exitCode = run.ended === 'completed' ? exitCodeOf(shown.outcome) : (run.exitCode ?? ExitCode.harness);
  if (args.flags['json'] === true) printJson(io, { ...shown, exitCode });
  return exitCode as ExitCode;
};
