import { ExitCode } from '../base/exit-code.ts';
import type { Problem } from '../base/problem.ts';
import { redactText } from '../base/redact-text.ts';
import type { IacFormat, IacSet } from '../iac/index.ts';
import { TRAP_IDS, type TrapFinding, type TrapSeverity } from '../iac/traps/index.ts';

/** What `landfall rebuild` says with --json. Names are promises. */
export interface TrapSummary {
  readonly root: string;
  readonly target: { readonly account?: string; readonly region?: string };
  /** `fail`: something certain or likely blocks or loses data. `unknown`: nothing does, but not all could be told. */
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly exitCode: ExitCode;
  readonly counts: Readonly<Record<TrapSeverity | 'unknown' | 'refused', number>>;
  readonly units: readonly {
    readonly id: string;
    readonly format: IacFormat;
    readonly file: string;
    readonly resources: number;
    readonly parent?: string;
  }[];
  /** Worst first. */
  readonly findings: readonly TrapFinding[];
  readonly refused: readonly Problem[];
  readonly ignored: readonly string[];
}

const SEVERITIES: readonly TrapSeverity[] = ['blocks', 'loses-data', 'slows', 'warns'];

/** Judges what was found: nothing is passed over that could not be read or told. */
export function summariseTraps(
  set: IacSet,
  findings: readonly TrapFinding[],
  target: TrapSummary['target'],
): TrapSummary {
  const told = findings.filter(({ certainty }) => certainty !== 'unknown');
  const count = (severity: TrapSeverity): number => told.filter((one) => one.severity === severity).length;
  const counts = {
    blocks: count('blocks'),
    'loses-data': count('loses-data'),
    slows: count('slows'),
    warns: count('warns'),
    unknown: findings.length - told.length,
    refused: set.refused.length,
  };
  const outcome = outcomeOf(counts);
  return {
    root: set.root,
    target,
    outcome,
    exitCode: EXIT_CODES[outcome],
    counts,
    units: set.units.map(({ id, format, file, resources, parent }) => ({
      id,
      format,
      file,
      resources: resources.length,
      ...(parent !== undefined && { parent }),
    })),
    findings: findings.map(withoutSecrets).sort((a, b) => rank(a) - rank(b)),
    refused: set.refused,
    ignored: set.ignored,
  };
}

/** Scripts hold keys and tokens, and what is told here ends in logs. */
function withoutSecrets(finding: TrapFinding): TrapFinding {
  const message = redactText(finding.message);
  return finding.got === undefined
    ? { ...finding, message }
    : { ...finding, message, got: redactText(finding.got) };
}

const EXIT_CODES = { pass: ExitCode.ok, fail: ExitCode.failed, unknown: ExitCode.unknown } as const;

function outcomeOf(counts: TrapSummary['counts']): TrapSummary['outcome'] {
  if (counts.blocks + counts['loses-data'] > 0) return 'fail';
  return counts.unknown + counts.refused > 0 ? 'unknown' : 'pass';
}

/** What is unknown comes last; within one severity the order of the catalogue, and that of the files. */
function rank({ severity, certainty, trap }: TrapFinding): number {
  const worst = certainty === 'unknown' ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  return worst * TRAP_IDS.length + TRAP_IDS.indexOf(trap);
}
