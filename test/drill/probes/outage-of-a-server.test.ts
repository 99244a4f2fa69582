import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import type { HistoryEntry } from '../../../lib/drill/history.ts';
import { outage } from '../../../lib/drill/measures/outage.ts';
import { samplesOf } from '../../../lib/drill/measures/samples.ts';
import { addresses } from '../../../lib/drill/probes/addresses.ts';
import { askDns } from '../../../lib/drill/probes/ask-dns.ts';
import { httpProbe } from '../../../lib/drill/probes/http.ts';
import { MARKS } from '../../../lib/drill/record/marks.ts';
import { watch } from '../../../lib/drill/record/watch.ts';
import { type Trouble, withFlakyServer } from '../flaky-server.ts';
import { entries, withRecorder } from '../recording.ts';

const EVERY = 0.02;
const actor = { process: 'nemesis', vantage: 'here' };
const troubles: readonly Trouble[] = ['reset', 'hang', 'refuse', 'error', 'slow'];

describe('The outage of a real server', () => {
  for (const trouble of troubles)
    it(`lies between its bounds when the trouble is: ${trouble}`, async () => {
      await withFlakyServer((server) =>
        withRecorder(async (recorder) => {
          const probe = httpProbe({
            id: 'front-door',
            vantage: 'here',
            url: server.url,
            expectStatus: 200,
            addresses: addresses({ ask: askDns(), clock: realClock }),
          });
          const watching = watch({
            probes: [{ probe, every: EVERY, timeout: 0.1 }],
            recorder,
            clock: realClock,
          });
          await entries(recorder, 8, isGood);
          const earliest = recorder.elapsed();
          await server.breakBy(trouble);
          recorder.mark({ ...actor, mark: MARKS.fault, source: 'nemesis' });
          await entries(recorder, 8, isBad);
          await server.mend();
          await entries(recorder, 16, isGood);
          await watching.stop();

          const found = outage(samplesOf(recorder.history, 'front-door'), {
            every: EVERY,
            stability: { looks: 10, lasts: 10 * EVERY },
            fault: { earliest, latest: earliest },
          });
          const [broken = Number.NaN, whole = Number.NaN] = server.truth;
          expect(found.bounds?.lower, found.notes.join()).to.be.at.most(whole - broken);
          expect(found.bounds?.upper).to.be.at.least(whole - broken);
        }),
      );
    });
});

function isGood(entry: HistoryEntry): boolean {
  return entry.type === 'ok';
}

function isBad(entry: HistoryEntry): boolean {
  return entry.type === 'failed' || entry.type === 'unsure';
}
