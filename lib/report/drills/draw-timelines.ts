import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatDuration } from '../../base/duration.ts';
import { readHistory } from '../../drill/record/index.ts';
import type { DrillView } from './drill-view.ts';
import { type TargetLine, timeline } from './timeline.ts';

/** The picture of a drill, from its history in the run folder; undefined when nothing was watched. */
export function timelineOf(
  { drill, title, workload, objectives }: DrillView,
  folder: string,
): string | undefined {
  if (drill.history === null) return undefined;
  const { history } = readHistory(join(folder, drill.history));
  if (history.length === 0) return undefined;
  return timeline({
    id: `timeline-${drill.name.replaceAll(/\W/g, '-')}`,
    title: `${title}, ${workload}`,
    history,
    scenario: drill.scenario,
    result: drill.result,
    targets: targetsOf(objectives),
  });
}

function targetsOf(objectives: DrillView['objectives']): readonly TargetLine[] {
  return objectives
    .filter(({ measure }) => measure === 'rto')
    .flatMap(({ declared, estimated }) => [
      { text: `promised ${formatDuration(declared)}`, seconds: declared },
      ...(estimated === null
        ? []
        : [{ text: `estimated ${formatDuration(estimated.seconds)}`, seconds: estimated.seconds }]),
    ]);
}

/** Draws all of them, keeps each beside its history as `timeline.svg`, and gives them by the name of the drill. */
export async function drawTimelines(
  views: readonly DrillView[],
  { folder, into }: { readonly folder: string; readonly into: string },
): Promise<ReadonlyMap<string, string>> {
  const drawn = new Map<string, string>();
  for (const view of views) {
    const picture = timelineOf(view, folder);
    if (picture === undefined) continue;
    const place = join(into, 'drills', view.drill.name);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'timeline.svg'), picture);
    drawn.set(view.drill.name, picture);
  }
  return drawn;
}
