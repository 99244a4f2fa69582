import { boundsInWords } from '../drill/measures/index.ts';
import { formatDuration } from '../base/duration.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';
import { drillInShort } from './drills/drill-lines.ts';
import { repeatedInWords } from './drills/repeated-in-words.ts';
import type { RunSummary } from './summary.ts';
import { OUTCOME_WORDS, ranAgainst, verdictSentence } from './words.ts';

/** The run in Markdown, for a pull request or a chat. */
export function markdown(summary: RunSummary): string {
  const { run, counts } = summary;
  return [
    `# ${summary.title}: ${verdictSentence(run, summary.outcome, summary.objectives, summary.excluded.length)}`,
    `Ran against ${ranAgainst(run)}. Run \`${run.id}\`, ${run.startedAt}, stage ${run.stage}.`,
    `**${counts.pass} hold, ${counts.fail} fail, ${counts.unknown} unknown**; ${counts.excluded} excluded, ${counts['not-applicable']} not applicable.`,
    run.error === undefined ? '' : `\`\`\`\n${run.error}\n\`\`\``,
    matrix(summary.objectives),
    drillTable(summary.drills),
    repeatedTable(summary.drills),
    findings(summary),
    gaps(summary),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function matrix(rows: readonly ObjectiveRow[]): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) =>
    cells([
      row.workload,
      row.disruption,
      row.measure.toUpperCase(),
      formatDuration(row.declared),
      row.estimated === null ? 'none' : formatDuration(row.estimated.seconds),
      row.demonstrated === null ? 'never' : boundsInWords(row.demonstrated),
      `${OUTCOME_WORDS[row.outcome].sign} ${OUTCOME_WORDS[row.outcome].word}`,
    ]),
  );
  const head = cells([
    'Workload',
    'Disruption',
    'Objective',
    'Declared',
    'Estimated',
    'Demonstrated',
    'Outcome',
  ]);
  return ['## Recovery matrix', '', head, cells(Array.from({ length: 7 }, () => '---')), ...lines].join('\n');
}

function drillTable(views: RunSummary['drills']): string {
  if (views.length === 0) return '';
  const head = ['Drill', 'Workload', 'Outage', 'Recovery time', 'Data lost', 'Outcome'];
  const lines = views.map((view) => {
    const { outage, recovery, loss } = drillInShort(view);
    const { sign, word } = OUTCOME_WORDS[view.outcome];
    return cells([view.title, view.workload, outage, recovery, loss, `${sign} ${word}`]);
  });
  const reasons = views.flatMap(({ title, workload, whyNot, drill }) =>
    whyNot === undefined
      ? []
      : [`- **${workload}** ${title}: ${whyNot}. ${oneLine(drill.result?.message ?? '')}`],
  );
  return [
    '## Drills',
    '',
    cells(head),
    cells(head.map(() => '---')),
    ...lines,
    ...(reasons.length === 0 ? [] : ['', ...reasons]),
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, '; ');
}

function cells(values: readonly string[]): string {
  return `| ${values.map((value) => value.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function repeatedTable(views: RunSummary['drills']): string {
  const repeated = repeatedInWords(views);
  if (repeated.length === 0) return '';
  const head = ['Repeated', 'Times', 'Outage', 'Recovery time', 'Writes lost'];
  const lines = repeated.map(({ drill, runs, outage, recovery, lost }) =>
    cells([drill, runs, outage, recovery, lost]),
  );
  return [cells(head), cells(head.map(() => '---')), ...lines].join('\n');
}

function findings({ findings: list }: RunSummary): string {
  if (list.length === 0) return '';
  const lines = list.map(({ test, worst, subjects }) => {
    const more = subjects.length > 1 ? ` (and ${subjects.length - 1} more)` : '';
    const fix = worst.fix === undefined ? '' : ` Fix: ${worst.fix}.`;
    return `- ${OUTCOME_WORDS[test.outcome].sign} **${test.workload}** ${test.title}: ${oneLine(worst.message)}${more}.${fix}`.replace(
      '..',
      '.',
    );
  });
  return ['## What to fix, and what could not be told', '', ...lines].join('\n');
}

function gaps({ gaps: list }: RunSummary): string {
  if (list.length === 0) return '';
  const lines = list.map(
    (gap) =>
      `- \`${gap.service}:${gap.operation}\` in ${gap.account} ${gap.region}: ${gap.code}; needs \`${gap.action}\``,
  );
  return ['## Calls that AWS did not answer', '', ...lines].join('\n');
}
