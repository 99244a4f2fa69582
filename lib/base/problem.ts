/** Where something stands in a file that a person wrote. Lines and columns count from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong: what, where, expected, got, fix. Each part is a sentence or a fragment of one. */
export interface Problem {
  readonly what: string;
  readonly where?: SourceLocation | string | undefined;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
  readonly fix?: string | undefined;
}

/** `environments/staging.yaml:14:12`, the form that editors and terminals make clickable. */
export function formatLocation(where: SourceLocation | string): string {
  return typeof where === 'string' ? where : `${where.file}:${where.line}:${where.column}`;
}

/** The five lines of a problem, in the order in which a tired person reads them. */
export function formatProblem(problem: Problem): string {
  const rest = [
    problem.where === undefined ? undefined : `at ${formatLocation(problem.where)}`,
    problem.expected === undefined ? undefined : `expected ${problem.expected}`,
    problem.got === undefined ? undefined : `got ${problem.got}`,
    problem.fix === undefined ? undefined : `fix: ${problem.fix}`,
  ];
  return [problem.what, ...rest.filter((line) => line !== undefined).map((line) => `  ${line}`)].join('\n');
}
