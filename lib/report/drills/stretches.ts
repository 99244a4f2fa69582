import type { Seconds } from '../../base/duration.ts';
import type { Sample } from '../../drill/measures/index.ts';

/** How a look ended, as it is drawn. Unknown: it tells nothing, because of the harness itself. */
export type LookKind = 'good' | 'failed' | 'unsure' | 'unknown';

/** Looks in a row that ended alike. */
export interface Stretch {
  readonly kind: LookKind;
  readonly from: Seconds;
  readonly to: Seconds;
  readonly looks: number;
}

/** A hole of more than so many usual intervals is left open: nobody looked. */
const HOLE = 4;

/** The looks of a probe as stretches: a look stands for the time until the next one was sent. */
export function stretchesOf(samples: readonly Sample[]): readonly Stretch[] {
  const interval = usualInterval(samples);
  const stretches: Stretch[] = [];
  for (const [index, sample] of samples.entries()) {
    const kind = kindOf(sample);
    const next = samples[index + 1]?.sent ?? sample.sent + interval;
    const to = next - sample.sent > HOLE * interval ? sample.sent + interval : next;
    const last = stretches.at(-1);
    const goesOn = last !== undefined && last.kind === kind && sample.sent <= last.to;
    if (goesOn) stretches[stretches.length - 1] = { ...last, to, looks: last.looks + 1 };
    else stretches.push({ kind, from: sample.sent, to, looks: 1 });
  }
  return stretches;
}

function kindOf({ end, unknown }: Sample): LookKind {
  if (unknown !== undefined) return 'unknown';
  return end === 'ok' ? 'good' : end;
}

/** The median; a single look stands for a moment. */
function usualInterval(samples: readonly Sample[]): Seconds {
  const gaps = samples.slice(1).map((sample, index) => sample.sent - (samples[index]?.sent ?? 0));
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0.1;
}
