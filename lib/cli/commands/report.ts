import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LandfallError, messageOf } from '../../base/errors.ts';
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
  await makeOut(into);
  const shown = await showReport({ folder, into, append: false, json: args.flags['json'] === true }, io);
  if (args.flags['open'] === true) openInBrowser(shown.page);
  const exitCode = run.ended === 'completed' ? exitCodeOf(shown.outcome) : (run.exitCode ?? ExitCode.harness);
  if (args.flags['json'] === true) printJson(io, { ...shown, exitCode });
  return exitCode as ExitCode;
};

/** Throws `OUT_NOT_WRITABLE` before any suite runs. */
async function makeOut(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new LandfallError('OUT_NOT_WRITABLE', 'declaration', {
      what: 'The report cannot be written there',
      where: folder,
      expected: 'a folder that is there, or can be made, and may be written to',
      got: messageOf(error),
      fix: 'choose another --out, or leave it out to write beside the run',
    });
  }
}
