import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult, TestResult } from 'allure-js-commons';
import { readHistory } from '../../drill/record/index.ts';
import type { Instant } from '../../base/instant.ts';
import { timelineOf } from '../drills/draw-timelines.ts';
import type { DrillView } from '../drills/drill-view.ts';
import { drillSteps } from './drill-steps.ts';

export interface DrillFile {
  readonly name: string;
  readonly type: string;
  /** How the file ends, after the name of the test's result. */
  readonly source: string;
  readonly text: string;
}

/** What the test of a drill shows beside its verdict: what happened, step by step, and the record that it was measured from. */
export interface DrillParts {
  readonly steps: readonly StepResult[];
  /** What the drill does not show; Markdown, for the description. */
  readonly fidelity: string;
  readonly files: readonly DrillFile[];
  /** From its first look to its last; absent when nothing was watched. */
  readonly span?: { readonly from: Instant; readonly to: Instant };
}

/** Reads them from the run folder. */
export function drillParts(view: DrillView, folder: string): DrillParts {
  const { name, result, history: file } = view.drill;
  const history = file === null ? [] : readHistory(join(folder, file)).history;
  const [first] = history;
  const last = history.at(-1);
  return {
    steps: result === null ? [] : drillSteps(result, history),
    fidelity: fidelity(view),
    files: [
      ...picture(view, folder),
      ...textOf(view, folder, file, {
        name: 'History',
        type: 'text/plain',
        ending: 'history-attachment.txt',
      }),
      ...textOf(view, folder, result === null ? null : `drills/${name}/result.json`, {
        name: 'Result',
        type: 'application/json',
        ending: 'result-attachment.json',
      }),
    ],
    ...(first === undefined || last === undefined ? {} : { span: { from: first.at, to: last.at } }),
  };
}

/** Puts a drill into the result of its test: the times at which it really happened, its steps, and what it does not show. */
export function addDrill(result: TestResult, { span, steps, fidelity: more }: DrillParts): void {
  const isFirst = !(result.description ?? '').includes(more);
  if (isFirst)
    result.description = [result.description ?? '', more].filter((text) => text !== '').join('\n\n');
  result.steps.push(...steps);
  if (span === undefined) return;
  result.start = Math.min(result.start ?? Infinity, Date.parse(span.from));
  result.stop = Math.max(result.stop ?? 0, Date.parse(span.to));
}

function fidelity({ whyNot, doesNot }: DrillView): string {
  const why = whyNot === undefined ? [] : [`**Not demonstrated.** ${whyNot}.`];
  const list = doesNot.map((one) => `- ${one}`).join('\n');
  return [...why, ...(list === '' ? [] : [`**What this drill does not show.**\n\n${list}`])].join('\n\n');
}

function picture(view: DrillView, folder: string): DrillFile[] {
  const text = timelineOf(view, folder);
  const about = { name: `Timeline${suffix(view)}`, type: 'image/svg+xml' };
  return text === undefined ? [] : [{ ...about, source: `${view.drill.name}-timeline-attachment.svg`, text }];
}

interface About {
  readonly name: string;
  readonly type: string;
  readonly ending: string;
}

function textOf(
  view: DrillView,
  folder: string,
  path: string | null,
  { name, type, ending }: About,
): DrillFile[] {
  if (path === null) return [];
  const text = readFileSync(join(folder, path), 'utf8');
  return [{ name: `${name}${suffix(view)}`, type, source: `${view.drill.name}-${ending}`, text }];
}

function suffix({ drill }: DrillView): string {
  return drill.repetition === undefined ? '' : ` ${drill.repetition}`;
}
