import type { Outcome } from '../base/outcome.ts';
import { plural } from '../base/plural.ts';
import type { Run } from '../evidence/run.ts';
import type { ObjectiveRow } from '../objectives/objective-row.ts';

/** How each outcome is said: a sign that survives black and white, a word, and what it means. */
export const OUTCOME_WORDS: Record<
  Outcome,
  { readonly sign: string; readonly word: string; readonly meaning: string }
> = {
  pass: { sign: '✔', word: 'holds', meaning: 'we looked, and it holds' },
  fail: { sign: '✘', word: 'fails', meaning: 'we looked, and it does not hold' },
  unknown: { sign: '?', word: 'unknown', meaning: 'we could not look, or could not tell' },
  excluded: {
    sign: '⊘',
    word: 'excluded',
    meaning: 'the declaration excuses it, with a reason, an owner and an end date',
  },
  'not-applicable': {
    sign: '–',
    word: 'not applicable',
    meaning: 'not promised, or the complete listing held nothing of the kind',
  },
};

/** What a run spoke to, as the first line of everything that is said about it. */
export function ranAgainst(run: Run): string {
  const pace = run.pace === undefined || run.pace === 1 ? '' : ` at pace ${run.pace}`;
  if (run.target === 'twin') {
    return `the embedded AWS${pace}: evidence about the harness and the scenario, never about AWS`;
  }
  if (run.hosts.length === 0) return 'nothing: no call was answered';
  if (run.target === 'endpoint') return `an AWS-compatible server at ${run.hosts.join(', ')}, not AWS itself`;
  return `AWS (${run.hosts.length === 1 ? run.hosts[0] : `${run.hosts.length} hosts under ${commonSuffix(run.hosts)}`})`;
}

function commonSuffix(hosts: readonly string[]): string {
  const suffixes = new Set(hosts.map((host) => host.split('.').slice(-2).join('.')));
  return [...suffixes].sort().join(' and ');
}

/** The whole run in one sentence; what the declaration excuses is said beside the verdict, not far below it. */
export function verdictSentence(
  run: Run,
  outcome: Outcome,
  objectives: readonly ObjectiveRow[],
  excused = 0,
): string {
  const beside =
    excused === 0
      ? ''
      : ` ${plural(excused, 'finding')} ${excused === 1 ? 'is' : 'are'} excused by the declaration.`;
  return `${sentenceOf(run, outcome, objectives)}${beside}`;
}

function sentenceOf(run: Run, outcome: Outcome, objectives: readonly ObjectiveRow[]): string {
  if (run.ended === 'crashed')
    return 'The run died before its end: what follows is incomplete and proves nothing.';
  if (run.ended === 'interrupted') return 'The run was interrupted: what follows is incomplete.';
  if (run.ended === 'running') return 'The run is still going: what follows is incomplete.';
  if (run.ended === 'stopped') return 'The run stopped before its end: what follows is incomplete.';
  if (outcome === 'fail') return 'At least one promise does not hold.';
  if (outcome === 'unknown') return 'No promise was seen to fail, but not everything could be seen.';
  if (outcome !== 'pass')
    return 'Nothing was judged: all of it is excused by the declaration, or does not apply.';
  return `As configured, every promise that was checked can be kept. ${demonstratedWords(objectives)}`;
}

/** How much of the matrix rests on measurement; a configuration that should do is not yet a recovery that did. */
function demonstratedWords(objectives: readonly ObjectiveRow[]): string {
  const demonstrated = objectives.filter((row) => row.demonstrated !== null).length;
  if (objectives.length === 0) return 'No objective was judged.';
  if (demonstrated === objectives.length) return 'All objectives were demonstrated.';
  return `${demonstrated === 0 ? 'None' : demonstrated} of ${objectives.length} objectives ${demonstrated === 1 ? 'was' : 'were'} demonstrated.`;
}
