import type { History } from '../../drill/history.ts';
import { type Sample, samplesOf } from '../../drill/measures/index.ts';
import type { DrillResult, ProbeResult } from '../../drill/drill-result.ts';
import { INJECT } from '../../drill/record/index.ts';
import type { Scenario } from '../../drill/scenario.ts';

/** What one probe saw, for the picture. */
export interface Lane {
  readonly probe: string;
  readonly kind: string;
  readonly decides: boolean;
  readonly samples: readonly Sample[];
  /** What was measured of it; absent when the drill came to no result. */
  readonly result: ProbeResult | undefined;
}

/** Of a drill, what its lanes are made from. */
export interface Watched {
  readonly history: History;
  readonly scenario: Scenario | null;
  readonly result: DrillResult | null;
}

/** A lane for each probe that looked, those that decide first. */
export function lanesOf(watched: Watched): readonly Lane[] {
  const looks = watched.history.filter((entry) => entry.type === 'invoke' && entry.operation !== INJECT);
  const probes = [...new Set(looks.map(({ process }) => process))];
  return probes
    .map((probe) => laneOf(probe, watched))
    .filter(({ samples }) => samples.length > 0)
    .toSorted((a, b) => Number(b.decides) - Number(a.decides));
}

function laneOf(probe: string, { history, scenario, result }: Watched): Lane {
  const measured = result?.probes?.find((one) => one.probe === probe);
  const told = scenario?.probes.find(({ id }) => id === probe);
  const look = history.find((entry) => entry.type !== 'mark' && entry.process === probe);
  const operation = look === undefined || look.type === 'mark' ? '' : look.operation;
  return {
    probe,
    kind: told?.kind ?? operation,
    decides: measured?.decides ?? told?.decides ?? false,
    samples: samplesOf(history, probe),
    result: measured,
  };
}
