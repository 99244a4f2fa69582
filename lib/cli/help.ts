import type { OptionSpec } from './arguments.ts';
import type { Command } from './commands.ts';

/** The overview that `landfall --help` prints. */
export function overview(version: string, commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ command }) => command.length));
  return [
    `landfall ${version}: would we be back in time, with our data?`,
    '',
    ...commands.map(({ command, summary }) => `  landfall ${command.padEnd(width)}  ${summary}`),
    '',
    'Exit codes: 0 every objective holds, 1 one fails, 2 none fails and one is unknown, 3 the declaration or the call is not',
    'valid, 4 refused by a guard, 70 the harness failed, 130 interrupted. `landfall <command> --help` tells its options.',
    '',
  ].join('\n');
}

/** What `landfall <command> --help` prints. */
export function usage({ command, summary, options, positionals }: Command): string {
  const entries = Object.entries(options).map(([name, option]) => [label(name, option), option] as const);
  const width = Math.max(...entries.map(([label]) => label.length));
  const required = entries.filter(([, option]) => option.required === true).map(([label]) => label);
  const call = [
    'landfall',
    command,
    ...positionals.map((name) => `<${name}>`),
    ...required,
    '[options]',
  ].join(' ');
  return [
    call,
    '',
    `  ${summary}`,
    '',
    ...entries.map(([label, option]) => `  ${label.padEnd(width)}  ${option.help}`),
    '',
  ].join('\n');
}

function label(name: string, { type, value }: OptionSpec): string {
  if (value === undefined) return `--${name}`;
  return type === 'optional' ? `--${name}[=${value}]` : `--${name} ${value}`;
}
