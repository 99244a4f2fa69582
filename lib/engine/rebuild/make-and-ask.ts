import { LandfallError, messageOf } from '../../base/errors.ts';
import type { Armed } from '../../drill/heal/index.ts';
import type { Json } from '../../drill/journal.ts';
import { pollEvery } from '../../drill/nemeses/index.ts';
import { INJECT, MARKS } from '../../drill/record/index.ts';
import { type RebuildPart, smoke } from '../../rebuild/index.ts';
import type { Rebuilding, Rebuilt } from './rebuilding.ts';

const HARNESS = { process: 'harness', vantage: 'here' };

/** Makes part after part, asks what came of them for an answer, and compares it with the original. Throws nothing: all ends are told. */
export async function makeAndAsk(
  { options, place, lock, recorder }: Rebuilding,
  parts: readonly RebuildPart[],
  armed: readonly Armed<Json>[],
): Promise<Rebuilt> {
  const { view, clock, environment, scenario } = options;
  const signal = AbortSignal.any([options.signal, lock.lost]);
  const every = pollEvery(environment.pace);
  const from = recorder.elapsed();
  const none = { took: null, smoke: [], comparisons: [] };
  try {
    recorder.mark({ ...HARNESS, mark: MARKS.fault, source: 'harness' });
    for (const one of armed) {
      options.onLine(`Making ${one.describes}`);
      const begun = recorder.invoke({ ...HARNESS, operation: INJECT });
      await one.inject(signal);
      recorder.complete(begun, { end: 'ok' });
    }
    const standing = recorder.elapsed();
    options.onLine('It stands; asking it for an answer');
    const answers = await smoke(
      {
        probes: view.workload.rebuild?.smoke ?? [],
        outputs: Object.assign({}, ...parts.map((part) => part.outputs())) as Record<string, string>,
        unsure: Object.assign({}, ...parts.map((part) => part.unsureOutputs?.() ?? {})) as Record<
          string,
          string
        >,
        ask: options.ask,
        recorder,
        clock,
        every,
        patience: Math.max(20, scenario.limit * environment.pace * 0.1),
      },
      signal,
    );
    const upper = recorder.elapsed() - from;
    // It stood at the last look before it was seen to; it may have served since then.
    const took = { seconds: upper, lower: Math.max(0, standing - from - every), upper };
    recorder.mark({ ...HARNESS, mark: MARKS.cleared, source: 'harness' });
    const comparisons = (await Promise.all(parts.map((part) => part.compare()))).flat();
    options.onLine(`Rebuilt in account ${place.account}; taking it away again`);
    return { ended: 'recovered', took, smoke: answers, comparisons };
  } catch (error) {
    const ended = endOf(error, { isInterrupted: options.signal.aborted, isLost: lock.lost.aborted });
    options.onLine(`Ended (${messageOf(error).split('\n')[0]}); taking away what was made`);
    const lasted = recorder.elapsed() - from;
    return { ended, message: messageOf(error), isUnsure: !isOfTheTemplates(error), lasted, ...none };
  }
}

function endOf(
  error: unknown,
  { isInterrupted, isLost }: { readonly isInterrupted: boolean; readonly isLost: boolean },
): Rebuilt['ended'] {
  if (isInterrupted) return 'interrupted';
  if (isLost) return 'stopped';
  return error instanceof LandfallError && error.code === 'REBUILD_LATE' ? 'limit' : 'failed';
}

/** What AWS said of the templates. A call that was denied, a page that was no answer, a bug of ours: none of it is about them. */
function isOfTheTemplates(error: unknown): boolean {
  return error instanceof LandfallError && error.blame === 'declaration';
}
