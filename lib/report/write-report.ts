import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../base/errors.ts';
import { CHECKS } from '../checks/index.ts';
import { type RecordedRun, evidenceSha256 } from '../evidence/index.ts';
import { packAllure } from './allure/generate.ts';
import { drawTimelines } from './drills/draw-timelines.ts';
import { page } from './html/page.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { orderGraph } from './rebuild/order-graph.ts';
import { type RunSummary, summarise } from './summary.ts';

export interface ReportOptions {
  readonly recorded: RecordedRun;
  /** Where `report/`, `junit.xml`, `summary.md` and the timelines of drills go: the run folder, or another one. */
  readonly into: string;
  /** Allure results, or null when the suites did not run. */
  readonly allureResults: string | null;
  readonly historyFile?: string;
  /** True when this run is new to the history. */
  readonly append?: boolean;
}

export interface WrittenReport {
  readonly summary: RunSummary;
  readonly page: string;
  /** Why Allure's tree is missing; absent when it is there. */
  readonly allureError?: string;
}

/** Everything that is derived from a run folder. Our page never waits for Allure's: without the tree it still stands. */
export async function writeReport(options: ReportOptions): Promise<WrittenReport> {
  const summary = summarise(options.recorded, CHECKS);
  const allure = await allureTree(options, summary.title);
  const target = join(options.into, 'report', 'index.html');
  await mkdir(join(options.into, 'report'), { recursive: true });
  const timelines = await drawTimelines(summary.drills, {
    folder: options.recorded.folder,
    into: options.into,
  });
  const graph = await drawOrder(summary, options.into);
  const text = page({
    summary,
    timelines,
    ...(graph === undefined ? {} : { orderGraph: graph }),
    evidenceSha256: await evidenceSha256(options.recorded.folder),
    packedAllure: allure.packed,
    whyNoAllure: allure.why ?? '',
  });
  await writeFile(target, text);
  await writeFile(join(options.into, 'junit.xml'), await junit(summary));
  await writeFile(join(options.into, 'summary.md'), markdown(summary));
  return { summary, page: target, ...(allure.why === undefined ? {} : { allureError: allure.why }) };
}

/** Kept beside the page as `rebuild-order.svg`. */
async function drawOrder({ rebuild }: RunSummary, into: string): Promise<string | undefined> {
  if (rebuild === undefined) return undefined;
  const graph = await orderGraph(rebuild);
  await writeFile(join(into, 'rebuild-order.svg'), graph);
  return graph;
}

async function allureTree(
  { allureResults, historyFile, append }: ReportOptions,
  title: string,
): Promise<{ packed: string | null; why?: string }> {
  if (allureResults === null) return { packed: null, why: 'the suites did not run' };
  try {
    const history = historyFile === undefined ? {} : { historyFile, append: append ?? false };
    return { packed: await packAllure({ results: allureResults, title, ...history }) };
  } catch (error) {
    return { packed: null, why: messageOf(error) };
  }
}
