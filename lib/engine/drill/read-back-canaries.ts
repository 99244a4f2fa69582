import { readBack } from '../../drill/probes/index.ts';
import type { Breaking } from './break-and-heal.ts';
import { sqlTargetOf, writerOf } from './drill-probes.ts';

const ATTEMPTS = 5;

/** Counts, at the end, which of the rows that were acknowledged are there. Tried a few times: the database has just come back. */
export async function readBackCanaries({ options, recorder }: Breaking): Promise<void> {
  for (const probe of options.fit.probes.filter(({ kind }) => kind === 'sql')) {
    const point = options.view.workload.watch?.find(({ name }) => name === probe.watches);
    if (point?.kind !== 'sql' || point.endpoint !== undefined) continue;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const isRead = await readBack({
        recorder,
        process: probe.id,
        vantage: probe.vantage,
        writer: writerOf(probe, options),
        target: sqlTargetOf(point, options),
        signal: AbortSignal.timeout(5_000),
      });
      if (isRead) break;
      await options.clock.sleep(0.5);
    }
  }
}
