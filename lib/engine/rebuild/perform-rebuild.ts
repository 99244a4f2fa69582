import { join } from 'node:path';
import type { DrillResult } from '../../drill/drill-result.ts';
import { refuse } from '../../drill/guard/index.ts';
import { arm, type Armed } from '../../drill/heal/index.ts';
import {
  accountJournal,
  diskJournal,
  drillTable,
  fencedAws,
  openJournal,
  takeLock,
} from '../../drill/journal/index.ts';
import type { Json } from '../../drill/journal.ts';
import type { RebuildReport } from '../../drill/rebuild-report.ts';
import { openRecorder } from '../../drill/record/index.ts';
import { type RebuildPart, rebuildResult } from '../../rebuild/index.ts';
import type { DrillOptions } from '../drill/drill-options.ts';
import { dataLeftBehind, unseenOf } from './data-left-behind.ts';
import { makeAndAsk } from './make-and-ask.ts';
import { rebuildGuard } from './rebuild-guard.ts';
import { type CleanPlace, rebuildPlace } from './rebuild-place.ts';
import { rebuildParts } from './rebuild-parts.ts';
import type { Rebuilding, Rebuilt } from './rebuilding.ts';
import { sourcesOf } from './sources-of.ts';
import { takeAway } from './take-away.ts';
import { waysOutRefusals } from './ways-out.ts';

/**
 * Makes a workload again in its clean account: guard, lock, journal, make, ask for an answer, compare, take away. Throws a guard's
 * LandfallError before anything was made; from then on it is always taken away again, and what happened is in the result.
 */
export async function performRebuild(options: DrillOptions): Promise<DrillResult> {
  const { environment, view, aws, clock } = options;
  const place = rebuildPlace(environment, view.workload);
  const units = await sourcesOf(options);
  refuse(await rebuildGuard(options, place));
  const table = drillTable(environment, place.declared);
  const lock = await takeLock({ aws, table, holder: options.run, clock });
  const recorder = openRecorder({ file: join(options.folder, 'history.ndjson'), clock });
  try {
    return await underLock({ options, place, units, lock, recorder });
  } finally {
    recorder.close();
    await lock.release();
  }
}

async function underLock(rebuilding: Rebuilding): Promise<DrillResult> {
  const { options, place, lock } = rebuilding;
  const { view, clock, environment, signal } = options;
  const parts = rebuildParts(rebuilding);
  refuse(
    waysOutRefusals(
      view.workload,
      parts.flatMap(({ waysOut }) => waysOut),
    ),
  );
  const journal = openJournal(
    [
      diskJournal(join(options.folder, 'journal.ndjson')),
      accountJournal(options.aws, drillTable(environment, place.declared)),
    ],
    clock,
  );
  const armed: Armed<Json>[] = [];
  for (const [index, part] of parts.entries())
    armed.push(
      await arm(
        part.nemesis,
        { aws: fencedAws(options.aws, lock), journal, place, step: Number(lock.token) + index / 1_000 },
        signal,
      ),
    );
  const begunAt = clock.now();
  const rebuilt = await makeAndAsk(rebuilding, parts, armed);
  const { leftovers, problems } = await takeAway(rebuilding, armed);
  return rebuildResult({
    workload: view.workload,
    stores: dataLeftBehind(view, rebuilding.units),
    unseen: unseenOf(view),
    report: reportOf(place, parts, rebuilt),
    begunAt,
    took: rebuilt.took,
    ended: rebuilt.ended,
    ...told(rebuilt),
    leftovers,
    notes: [...options.fit.advice, ...problems],
  });
}

function told({ message, isUnsure, lasted }: Rebuilt): Pick<Rebuilt, 'message' | 'isUnsure' | 'lasted'> {
  return {
    ...(message === undefined ? {} : { message }),
    ...(isUnsure === undefined ? {} : { isUnsure }),
    ...(lasted === undefined ? {} : { lasted }),
  };
}

function reportOf(
  { account, region }: CleanPlace,
  parts: readonly RebuildPart[],
  { smoke: answers, comparisons }: Rebuilt,
): RebuildReport {
  return {
    account,
    region,
    stacks: parts.flatMap((part) => part.made()),
    comparisons,
    smoke: answers,
    changes: parts.flatMap(({ changes }) => changes),
  };
}
