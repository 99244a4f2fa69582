import type { CheckMetadata } from '../checks/check.ts';
import type { Scenario } from '../drill/scenario.ts';
import type { RecordedDrill } from './read-drills.ts';

/** What a drill asks, in the words in which checks are described: reports and suites treat both alike. */
export function drillCheck({ scenarioName, scenario }: RecordedDrill): CheckMetadata {
  return {
    id: `drill/${scenarioName}`,
    ...(scenario === null ? withoutText(scenarioName) : fromText(scenario)),
    severity: 'critical',
    kind: 'demonstrated',
    suite: 'chaos',
    facts: [],
    requirements: scenario?.requirements ?? [],
    controls: scenario?.controls ?? [],
  };
}

type Words = Pick<CheckMetadata, 'title' | 'what' | 'why' | 'how' | 'fix'>;

function fromText(scenario: Scenario): Words {
  return {
    title: `${scenario.title}: it is back in time${expects(scenario, 'rpo') ? ', with its data' : ''}`,
    what: scenario.simulates,
    why: 'A recovery that was never carried out is a hope. Here it was broken on purpose, and what clients felt was measured.',
    how: howOf(scenario),
    fix: 'Look at the timeline: the longest phase, or the probe that stayed out longest, is what to shorten. Then drill again.',
  };
}

function expects({ expect }: Scenario, measure: 'rto' | 'rpo'): boolean {
  return expect.objectives.includes(measure);
}

function howOf({ faults, probes, expect }: Scenario): string {
  const broken = faults.map(({ what, action }) => what ?? action).join('; ');
  const watched = probes.map(
    ({ id, kind, every, decides }) => `${id} (${kind}, every ${every} s${decides ? ', decides' : ''})`,
  );
  const measured = expect.objectives.map((measure) => MEASURED[measure]).join(' and ');
  return [
    `Broken: ${broken}.`,
    `Watched: ${watched.join(', ')}.`,
    `Measured: ${measured === '' ? 'nothing that is promised' : measured}. A promise is met only if the upper bound is within it.`,
  ].join(' ');
}

const MEASURED: Record<'rto' | 'rpo', string> = {
  rto: 'the recovery time, from the fault until clients are served again and stay served',
  rpo: 'the acknowledged writes that are gone',
};

function withoutText(name: string): Words {
  return {
    title: `Drill ${name}: it is back in time`,
    what: 'The text of the scenario is not in the run folder, or not valid in this version of Landfall.',
    why: 'A recovery that was never carried out is a hope.',
    how: 'See the history of the drill.',
    fix: 'Look at the result of the drill, and carry it out again.',
  };
}
