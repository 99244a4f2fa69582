import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';
import type { Problem } from '../base/problem.ts';
import type { Check } from '../checks/check.ts';
import type { Environment } from '../environment/environment.ts';
import { type Arguments, listOf } from './arguments.ts';

/**
 * The part of the checks and workloads that a call asks for. The declaration stays whole: the others still say whose resources are,
 * and who depends on whom.
 */
export interface Selection {
  readonly checks: readonly Check[];
  readonly names: {
    readonly only?: readonly string[];
    readonly check?: readonly string[];
    readonly workload?: readonly string[];
  };
}

/** Reads --only, --check and --workload; names that do not exist are told at once. Throws `CALL_INVALID`. */
export function readSelection(
  args: Arguments,
  environment: Environment,
  checks: readonly Check[],
): Selection {
  const only = listOf(args.text['only']);
  const check = listOf(args.text['check']);
  const workload = listOf(args.text['workload']);
  // Drills are a suite of their own, and no check is in it.
  const suites = [...new Set([...checks.map((one) => one.suite as string), 'chaos'])];
  const problems = [
    ...unknownNames('--only', only, suites),
    ...unknownNames(
      '--check',
      check,
      checks.flatMap((one) => [one.id, ...(one.formerIds ?? [])]),
    ),
    ...unknownNames(
      '--workload',
      workload,
      environment.workloads.map((one) => one.name),
    ),
  ];
  if (problems.length > 0) throw new LandfallError('CALL_INVALID', 'declaration', problems);
  const wanted = (one: Check): boolean =>
    (only === undefined || only.includes(one.suite)) &&
    (check === undefined || check.some((id) => id === one.id || one.formerIds?.includes(id)));
  return {
    checks: checks.filter(wanted),
    names: {
      ...(only === undefined ? {} : { only }),
      ...(check === undefined ? {} : { check }),
      ...(workload === undefined ? {} : { workload }),
    },
  };
}

function unknownNames(
  option: string,
  given: readonly string[] | undefined,
  known: readonly string[],
): Problem[] {
  return (given ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => ({
      what: `${option} names ${name}, which does not exist.${suggestion(name, known)}`,
      expected: known.join(', '),
      got: name,
      fix: `choose from those, or leave ${option} out`,
    }));
}
