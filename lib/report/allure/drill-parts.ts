import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from 'allure-js-commons';
import { readHistory } from '../../drill/record/index.ts';
import { timelineOf } from '../drills/draw-timelines.ts';
import type { DrillView } from '../drills/drill-view.ts';
import { drillSteps } from './drill-steps.ts';

export interface DrillFile {
  readonly name: string;
  readonly type: string;
  readonly extension: string;
  readonly text: string;
}

/** What the test of a drill shows beside its verdict: what happened, step by step, and the record that it was measured from. */
export interface DrillParts {
  readonly steps: readonly StepResult[];
  /** What the drill does not show; Markdown, for the description. */
  readonly fidelity: string;
  readonly files: readonly DrillFile[];
}

/** Reads them from the run folder. */
export function drillParts(view: DrillView, folder: string): DrillParts {
  const { drill } = view;
  const history = drill.history === null ? [] : readHistory(join(folder, drill.history)).history;
  return {
    steps: drill.result === null ? [] : drillSteps(drill.result, history),
    fidelity: fidelity(view),
    files: [
      ...picture(view, folder),
      ...file(folder, drill.history, { name: 'History', type: 'text/plain', extension: 'txt' }),
      ...file(folder, drill.result === null ? null : `drills/${drill.name}/result.json`, {
        name: 'Result',
        type: 'application/json',
        extension: 'json',
      }),
    ],
  };
}

function fidelity({ whyNot, doesNot }: DrillView): string {
  const why = whyNot === undefined ? [] : [`**Not demonstrated.** ${whyNot}.`];
  const list = doesNot.map((one) => `- ${one}`).join('\n');
  return [...why, ...(list === '' ? [] : [`**What this drill does not show.**\n\n${list}`])].join('\n\n');
}

function picture(view: DrillView, folder: string): DrillFile[] {
  const text = timelineOf(view, folder);
  return text === undefined ? [] : [{ name: 'Timeline', type: 'image/svg+xml', extension: 'svg', text }];
}

function file(folder: string, path: string | null, about: Omit<DrillFile, 'text'>): DrillFile[] {
  return path === null ? [] : [{ ...about, text: readFileSync(join(folder, path), 'utf8') }];
}
