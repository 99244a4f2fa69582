import { boundsInWords } from '../drill/measures/index.ts';
import { formatDuration } from '../base/duration.ts';
import { groupBy } from '../base/group-by.ts';
import { plural } from '../base/plural.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import { drillLines } from './drills/drill-lines.ts';
import type { Finding, RunSummary } from './summary.ts';
import { unseenByType, unseenInWords } from './unseen-by-type.ts';
import { OUTCOME_WORDS, ranAgainst, verdictSentence } from './words.ts';

/** Colours a text by outcome; the identity where colours are not wanted. */
export type Paint = (outcome: string, text: string) => string;

const FIRST_THINGS = 7;

/** The matrix and the first things to fix, in plain lines that fit 100 columns. */
export function terminalSummary(summary: RunSummary, paint: Paint): string {
  const { run, counts, outcome } = summary;
  return [
    `${summary.title} (${run.environment}, ${run.stage}), run ${run.id}`,
    `Ran against ${ranAgainst(run)}.`,
    '',
    ...matrix(summary.objectives, paint),
    ...drillLines(summary.drills, paint),
    ...fixes(summary.findings, paint),
    ...unlooked(summary),
    paint(
      outcome,
      `${OUTCOME_WORDS[outcome].sign} ${verdictSentence(run, outcome, summary.objectives, summary.excluded.length)}`,
    ),
    `${counts.pass} hold, ${counts.fail} fail, ${counts.unknown} unknown; ${counts.excluded} excluded, ${counts['not-applicable']} not applicable; ${plural(summary.gaps.length, 'gap')}.`,
  ].join('\n');
}

function matrix(rows: readonly ObjectiveRow[], paint: Paint): string[] {
  if (rows.length === 0) return [];
  const head = ['', 'when', '', 'declared', 'estimated', 'demonstrated', ''];
  const table = [...groupBy(rows, (row) => row.workload)].flatMap(([workload, own]) =>
    own.map((row, index) => [index === 0 ? workload : '', ...matrixCells(row)]),
  );
  const widths = head.map((title, column) =>
    Math.max(title.length, ...table.map((line) => (line[column] ?? '').length)),
  );
  const lines = table.map((line, index) => paint(rows[index]?.outcome ?? '', pad(line, widths)));
  return [pad(head, widths), ...lines, ''];
}

function matrixCells(row: ObjectiveRow): string[] {
  const demonstrated = row.demonstrated === null ? 'never' : boundsInWords(row.demonstrated);
  const { sign, word } = OUTCOME_WORDS[row.outcome];
  return [
    row.disruption,
    row.measure.toUpperCase(),
    formatDuration(row.declared),
    row.estimated === null ? 'none' : formatDuration(row.estimated.seconds),
    demonstrated,
    `${sign} ${word}`,
  ];
}

function pad(cells: readonly string[], widths: readonly number[]): string {
  return `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
}

function fixes(findings: readonly Finding[], paint: Paint): string[] {
  if (findings.length === 0) return [];
  const shown = findings.slice(0, FIRST_THINGS).flatMap((finding) => fixLines(finding, paint));
  const rest = findings.length - FIRST_THINGS;
  return [
    'First things to look at',
    ...shown,
    ...(rest > 0 ? [`  and ${rest} more, in the report`] : []),
    '',
  ];
}

const UNSEEN_TYPES = 8;

/** Types that nobody looked into and nothing excuses: each of them leaves the objectives of its workload unknown. */
function unlooked(summary: RunSummary): string[] {
  const open = unseenByType(summary).filter(({ arns, excused }) => excused < arns.length);
  if (open.length === 0) return [];
  const rest = open.length - UNSEEN_TYPES;
  return [
    'Not looked into, by type',
    ...open.slice(0, UNSEEN_TYPES).map((one) => `  ${one.workload}: ${unseenInWords(one)}`),
    ...(rest > 0 ? [`  and ${plural(rest, 'more type')}, in the report`] : []),
    '      fix: read them, or excuse each type that comes back by itself (check inventory/resources-seen)',
    '',
  ];
}

function fixLines({ test, worst, subjects }: Finding, paint: Paint): string[] {
  const more = subjects.length > 1 ? ` (and ${subjects.length - 1} more)` : '';
  const head = `  ${OUTCOME_WORDS[test.outcome].sign} ${test.workload}: ${firstLine(worst.message)}${more}  [${test.check}]`;
  return [paint(test.outcome, head), ...(worst.fix === undefined ? [] : [`      fix: ${worst.fix}`])];
}

/** The rest of a refusal stands with its drill. */
function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
