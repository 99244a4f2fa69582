#!/usr/bin/env node
import { realClock } from '../base/clock.ts';
import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';
import { ExitCode } from '../base/exit-code.ts';
import { readArguments } from './arguments.ts';
import { COMMANDS, type Command } from './commands.ts';
import { overview, usage } from './help.ts';
import { interruption } from './interruption.ts';
import type { Io } from './io.ts';
import { packageVersion } from './package-root.ts';
import { tellFailure } from './tell-failure.ts';

// The SDK warns on Node 20 at every start; package.json and the README say which Node versions are supported.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  terminal: process.stderr.isTTY === true && process.env['CI'] === undefined,
  colour: process.stderr.isTTY === true && process.env['NO_COLOR'] === undefined,
  cwd: process.cwd(),
  environmentVariables: process.env,
  clock: realClock,
  signal: interruption(process),
};

process.exitCode = await main(process.argv.slice(2), io);

async function main(argv: readonly string[], outside: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  try {
    if (name === '--version' || name === '-v') return print(`${packageVersion()}\n`);
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      return print(overview(packageVersion(), COMMANDS), name === undefined ? ExitCode.invalid : ExitCode.ok);
    }
    const command = findCommand(name);
    if (rest.includes('--help') || rest.includes('-h')) return print(usage(command));
    const body = await command.load();
    return await body(readArguments(rest, command), outside);
  } catch (error) {
    return tellFailure(error, outside, rest.includes('--json'));
  }
}

function print(text: string, code: ExitCode = ExitCode.ok): ExitCode {
  io.stdout.write(text);
  return code;
}

function findCommand(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.command === name);
  if (command !== undefined) return command;
  const known = COMMANDS.map((candidate) => candidate.command);
  throw new LandfallError('CALL_INVALID', 'declaration', {
    what: `There is no command ${name}.${suggestion(name, known)}`,
    expected: known.join(', '),
    got: name,
    fix: 'run landfall --help',
  });
}
