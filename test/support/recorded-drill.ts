import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant } from '../../lib/base/instant.ts';
import { packageRoot } from '../../lib/cli/package-root.ts';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import type { History, HistoryEntry } from '../../lib/drill/history.ts';
import { parseScenario } from '../../lib/drill/scenario/index.ts';
import type { Scenario } from '../../lib/drill/scenario.ts';
import type { RecordedDrill } from '../../lib/evidence/index.ts';

/** The text of a scenario that Landfall brings along. */
export function scenarioText(name = 'db-failover'): string {
  return readFileSync(join(packageRoot(), 'scenarios', `${name}.yaml`), 'utf8');
}

export function scenarioOf(name = 'db-failover'): Scenario {
  return parseScenario(scenarioText(name), 'scenario.yaml');
}

/** A look of the probe `database` every 0.2 s; between two moments all fail. The fault is at 3.9 s, going back begins at 10.1 s. */
export function drillHistory({ from = 4.1, to = 6.5, until = 12 } = {}): History {
  const looks = Array.from({ length: Math.floor(until / 0.2) }, (_, index) => index * 0.2).flatMap((due) => [
    { t: due, type: 'invoke', process: 'database', operation: 'sql', due },
    { t: due + 0.01, type: due >= from && due < to ? 'failed' : 'ok', process: 'database', operation: 'sql' },
  ]);
  const marks = [
    { t: 3.9, type: 'mark', process: 'fis', mark: 'fault', source: 'fis' },
    { t: 3.901, type: 'mark', process: 'fis', mark: 'experiment running', source: 'fis' },
    { t: 10.1, type: 'mark', process: 'harness', mark: 'failback', source: 'harness' },
  ].filter(({ t }) => t <= until);
  return [...looks, ...marks]
    .toSorted((a, b) => a.t - b.t)
    .map((entry, index) => ({
      index,
      at: instant(Date.UTC(2026, 10, 24, 12) + entry.t * 1_000),
      vantage: 'here',
      ...entry,
      // No mark lies between a question and its answer.
      ...(entry.type === 'ok' || entry.type === 'failed' ? { invoke: index - 1 } : {}),
    })) as unknown as HistoryEntry[];
}

/** What a failover of the ledger's database came to; give what the test is about. */
export function drillResult(changes: Partial<DrillResult> = {}): DrillResult {
  return {
    scenario: 'db-failover',
    workload: 'ledger',
    disruption: 'instance',
    outcome: 'pass',
    message: 'outage between 2.31 s and 2.51 s; recovery time between 2.41 s and 2.61 s, promised 30 s',
    ended: 'recovered',
    vantages: ['here'],
    faultAt: '2026-11-24T12:00:04.000Z',
    clearedAt: null,
    outage: { seconds: 2.4, lower: 2.31, upper: 2.51 },
    recoveryTime: {
      seconds: 2.5,
      lower: 2.41,
      upper: 2.61,
      from: 'fault',
      assumed: {},
      phases: { detect: 1, unattributed: 1.5 },
    },
    dataLoss: { acknowledgedWrites: 40, lostWrites: 0, unsureWrites: 1, lower: 0, upper: 0.4 },
    failback: { seconds: 2, outage: { seconds: 0, lower: 0, upper: 0.2 } },
    leftovers: [{ what: 'FIS experiment template', state: 'gone' }],
    fidelity: ['Storage is not damaged.'],
    expectations: [
      { what: 'recovery time', outcome: 'pass', message: 'between 2.41 s and 2.61 s, promised 30 s' },
      { what: 'data loss', outcome: 'pass', message: 'at most 0.4 s, promised 3 s' },
    ],
    probes: [
      {
        probe: 'database',
        decides: true,
        outage: { seconds: 2.4, lower: 2.31, upper: 2.51 },
        backBetween: { earliest: 6.41, latest: 6.61 },
        from: 4.2,
        to: 6.6,
        flaps: 0,
        relapses: 0,
        degradation: null,
        unknownLooks: 0,
        notes: [],
      },
    ],
    notes: ['none seen: at most the sampling interval'],
    ...changes,
  };
}

/** What a refusal leaves. */
export function refusedResult(message = 'Another run holds the lock\n  fix: wait for it'): DrillResult {
  const { expectations: _expectations, probes: _probes, notes: _notes, ...result } = drillResult();
  return {
    ...result,
    outcome: 'unknown',
    ended: 'refused',
    message,
    vantages: [],
    faultAt: null,
    outage: null,
    recoveryTime: null,
    dataLoss: null,
    failback: null,
    leftovers: [],
  };
}

/** A drill as a run folder holds it; without a history, which is read from the folder alone. */
export function recordedDrill(changes: Partial<RecordedDrill> = {}): RecordedDrill {
  return {
    name: 'db-failover',
    scenarioName: 'db-failover',
    scenario: scenarioOf(),
    workload: 'ledger',
    result: drillResult(),
    history: null,
    ...changes,
  };
}
