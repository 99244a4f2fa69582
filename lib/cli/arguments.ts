import { parseArgs } from 'node:util';
import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';
import type { Problem } from '../base/problem.ts';

/** One option of a command, as help shows it and as it is read. */
export interface OptionSpec {
  /** `optional`: a flag that may carry a value, `--drill` or `--drill=az-loss`. */
  readonly type: 'string' | 'boolean' | 'optional';
  /** The word that stands for its value in help. */
  readonly value?: string;
  readonly help: string;
  readonly required?: boolean;
}

export interface ArgumentSpec {
  readonly command: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Names of positional arguments, all required. */
  readonly positionals: readonly string[];
  /** With this option the command takes no positional arguments: it says itself what is meant. */
  readonly insteadOfPositionals?: string;
}

/** What was typed. A `--no-x` option is read as the option `no-x`. */
export interface Arguments {
  readonly text: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Reads a command line; every mistake in it is told at once. Throws `CALL_INVALID` (exit 3). */
export function readArguments(argv: readonly string[], spec: ArgumentSpec): Arguments {
  const options = Object.fromEntries(
    Object.entries(spec.options).map(([name, { type }]) => [
      name,
      { type: type === 'string' ? type : ('boolean' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const text: Record<string, string> = {};
  const flags: Record<string, boolean> = {};
  const positionals: string[] = [];
  const problems: Problem[] = [];
  for (const [index, token] of tokens.entries()) {
    // What stands behind an option that is not known was most likely meant as its value, and is no mistake of its own.
    if (token.kind === 'positional' && !isUnknown(tokens[index - 1], spec)) positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = spec.options[token.name];
    if (option === undefined) problems.push(unknownOption(token.rawName, token.name, spec));
    else if (option.type === 'boolean' && token.value !== undefined)
      problems.push(unwantedValue(token.rawName, token.value));
    else if (option.type === 'optional') {
      flags[token.name] = true;
      if (token.value !== undefined) text[token.name] = token.value;
    } else if (option.type === 'boolean') flags[token.name] = true;
    else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      problems.push(missingValue(token.rawName, option));
    else text[token.name] = token.value;
  }
  problems.push(...missingOptions(spec, text), ...positionalProblems(spec, positionals, text));
  if (problems.length > 0) throw new LandfallError('CALL_INVALID', 'declaration', problems);
  return { text, flags, positionals };
}

/** The parts of a comma-separated list; undefined when the option was not given. */
export function listOf(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

interface Token {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
}

function isUnknown(token: Token | undefined, spec: ArgumentSpec): boolean {
  if (token?.kind !== 'option' || token.value !== undefined) return false;
  return spec.options[token.name ?? ''] === undefined;
}

function unknownOption(raw: string, name: string, spec: ArgumentSpec): Problem {
  const known = Object.keys(spec.options);
  return {
    what: `The command ${spec.command} has no option ${raw}.${suggestion(name, known)}`,
    expected: known.map((option) => `--${option}`).join(', '),
    got: raw,
    fix: `run landfall ${spec.command} --help`,
  };
}

function unwantedValue(raw: string, value: string): Problem {
  return { what: `The option ${raw} takes no value`, got: `${raw}=${value}`, fix: `write ${raw}` };
}

function missingValue(raw: string, option: OptionSpec): Problem {
  const value = option.value ?? 'VALUE';
  return {
    what: `The option ${raw} needs a value`,
    expected: `${raw} ${value}`,
    got: raw,
    fix: `write ${raw} ${value}`,
  };
}

function missingOptions(spec: ArgumentSpec, text: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(spec.options)
    .filter(([name, option]) => option.required === true && text[name] === undefined)
    .map(([name, option]) => ({
      what: `The command ${spec.command} needs --${name}`,
      expected: `--${name} ${option.value ?? 'VALUE'}: ${option.help}`,
      got: 'none',
      fix: `add --${name} ${option.value ?? 'VALUE'}`,
    }));
}

function positionalProblems(
  spec: ArgumentSpec,
  given: readonly string[],
  text: Readonly<Record<string, string>>,
): Problem[] {
  const instead = spec.insteadOfPositionals;
  if (instead !== undefined && text[instead] !== undefined && given.length === 0) return [];
  const isEither = instead !== undefined && text[instead] !== undefined;
  if (isEither)
    return [
      {
        what: `The command ${spec.command} takes either an argument or --${instead}, not both`,
        expected: `one of them`,
        got: `${given.join(' ')} and --${instead} ${text[instead]}`,
        fix: 'leave one of them out',
      },
    ];
  if (given.length === spec.positionals.length) return [];
  const expected =
    spec.positionals.length === 0 ? 'none' : spec.positionals.map((name) => `<${name}>`).join(' ');
  return [
    {
      what: `The command ${spec.command} takes ${spec.positionals.length === 0 ? 'no argument' : expected}`,
      expected,
      got: given.length === 0 ? 'none' : given.join(' '),
      fix: `run landfall ${spec.command} --help`,
    },
  ];
}
