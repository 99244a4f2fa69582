import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, realClock } from '../../lib/base/clock.ts';
import type { HistoryEntry } from '../../lib/drill/history.ts';
import { openRecorder, type Recorder } from '../../lib/drill/record/recorder.ts';

/** Runs a test with a recorder whose file goes away afterwards. */
export async function withRecorder(
  body: (recorder: Recorder, file: string) => Promise<void> | void,
  clock: Clock = realClock,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-history-'));
  const file = join(folder, 'history.ndjson');
  const recorder = openRecorder({ file, clock });
  try {
    await body(recorder, file);
  } finally {
    recorder.close();
    rmSync(folder, { recursive: true });
  }
}

/** Resolves when so many entries of that kind have been written from now on. */
export function entries(
  recorder: Recorder,
  count: number,
  matches: (entry: HistoryEntry) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    let left = count;
    const end = recorder.onEntry((entry) => {
      if (!matches(entry)) return;
      left -= 1;
      if (left > 0) return;
      end();
      resolve();
    });
  });
}
