import type { Seconds } from '../../base/duration.ts';
import type { Expectation } from '../drill-result.ts';
import { MARKS } from '../record/marks.ts';
import type { DrillInputs } from './drill-inputs.ts';
import { faultMoment, firstMark } from './moments.ts';
import { samplesOf } from './samples.ts';

/**
 * Whether clients were served while the fault lasted: the share of good answers from the fault until it was over, or going back
 * began. Looks that tell nothing count either way: where they decide, it is unknown.
 */
export function served(
  { history, scenario }: Pick<DrillInputs, 'history' | 'scenario'>,
  { probe, share }: { readonly probe: string; readonly share: number },
): Expectation {
  const what = `${probe} goes on answering`;
  const fault = faultMoment(history);
  const isWatched = scenario.probes.some(({ id }) => id === probe);
  if (fault === null || !isWatched) return { what, outcome: 'unknown', message: 'was not watched' };
  const until = endOf(history);
  const looks = samplesOf(history, probe).filter(
    ({ sent, ended }) => ended >= fault.earliest && sent <= until,
  );
  if (looks.length === 0) return { what, outcome: 'unknown', message: 'was not looked at meanwhile' };
  const known = looks.filter((look) => look.unknown === undefined);
  const good = known.filter(({ end }) => end === 'ok').length;
  const best = (good + looks.length - known.length) / looks.length;
  const message = `${good} of ${looks.length} looks were answered well while the fault lasted, at least ${percent(share)} expected`;
  if (good / looks.length >= share) return { what, outcome: 'pass', message };
  return { what, outcome: best < share ? 'fail' : 'unknown', message };
}

function endOf(history: DrillInputs['history']): Seconds {
  return Math.min(...[MARKS.cleared, MARKS.failback].map((mark) => firstMark(history, mark)?.t ?? Infinity));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
