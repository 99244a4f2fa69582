import type { Seconds } from '../../base/duration.ts';
import type { Degradation, DrillResult, Service } from '../../drill/drill-result.ts';
import { exactly } from '../../drill/measures/bounds-in-words.ts';

/** How clients were served from the fault until all was good again, against the steady band; for each probe that decides. Undefined = not measured. */
export function meanwhileWords({ probes = [] }: DrillResult): string | undefined {
  const told = probes.flatMap(({ probe, decides, degradation }) =>
    decides && degradation !== null ? [`${probe}: ${degradationWords(degradation)}`] : [],
  );
  return told.length === 0 ? undefined : told.join('; ');
}

function degradationWords({ steady, disturbed, beyondSteady }: Degradation): string {
  return [
    `${percent(disturbed.errorRate)} of ${disturbed.looks} looks not answered well (before: ${percent(steady.errorRate)})`,
    `${percent(beyondSteady)} of the answers slower than the slowest before`,
    `19 of 20 within ${within(disturbed, 'p95')} (before: ${within(steady, 'p95')}), the slowest ${within(disturbed, 'worst')}`,
  ].join(', ');
}

function within({ latency }: Service, which: 'p95' | 'worst'): string {
  return latency === null ? 'no time known' : milliseconds(latency[which]);
}

/** Of two digits, rounded up: an answer is never told quicker than it was. */
function milliseconds(seconds: Seconds): string {
  return seconds < 0.1 ? `${Math.ceil(seconds * 1_000)} ms` : exactly(seconds, Math.ceil);
}

function percent(share: number): string {
  const number = share * 100;
  return `${number === 0 || number >= 10 ? Math.round(number) : number.toFixed(1)} %`;
}
