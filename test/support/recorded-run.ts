import type { Verdict } from '../../lib/checks/verdict.ts';
import type { RecordedRun } from '../../lib/evidence/index.ts';
import type { Run } from '../../lib/evidence/run.ts';
import type { ObjectiveRow } from '../../lib/objectives/objective-row.ts';
import { fixedNow } from './fixed-now.ts';

/** A run as `run.json` tells it; give what the test is about. */
export function run(changes: Partial<Run> = {}): Run {
  return {
    id: '20261124T120000Z-abc123',
    environment: 'sandbox',
    title: 'The embedded shop',
    stage: 'sandbox',
    target: 'twin',
    hosts: ['127.0.0.1:4566'],
    pace: 0.1,
    accounts: [{ id: '111122223333', name: 'shop', purpose: 'workload' }],
    regions: ['eu-west-1'],
    principal: 'arn:aws:iam::333344445555:user/landfall',
    startedAt: fixedNow,
    endedAt: fixedNow,
    clockOffsetMs: 0,
    ended: 'completed',
    version: '0.1.0',
    commit: null,
    declarationSha256: 'a'.repeat(64),
    ...changes,
  };
}

/** A verdict of a real check on the workload orders; give what the test is about. */
export function verdict(changes: Partial<Verdict> = {}): Verdict {
  const check = changes.check ?? 'rds/instance-multi-az';
  const workload = changes.workload ?? 'orders';
  return {
    id: `${check}/${workload}/${changes.subject?.name ?? ''}`,
    check,
    workload,
    severity: 'critical',
    outcome: 'pass',
    kind: 'estimated',
    observedAt: fixedNow,
    message: 'orders-db has a standby in eu-west-1b',
    evidence: [],
    requirements: ['DB-2'],
    controls: [],
    ...changes,
  };
}

/** A row of the recovery matrix. */
export function objectiveRow(changes: Partial<ObjectiveRow> = {}): ObjectiveRow {
  return {
    workload: 'orders',
    disruption: 'az',
    measure: 'rto',
    declared: 300,
    estimated: {
      seconds: 140,
      terms: [{ what: 'failover', seconds: 140, source: 'declared sandbox.yaml:1:1' }],
    },
    demonstrated: null,
    outcome: 'pass',
    message: 'the estimate is within what is declared',
    ...changes,
  };
}

/** A run folder's content; parts that are not given are what a complete run without findings holds. */
export function recordedRun(changes: Partial<RecordedRun> = {}): RecordedRun {
  return {
    folder: '',
    run: run(),
    environment: null,
    plan: null,
    inventory: null,
    verdicts: [verdict()],
    objectives: [objectiveRow()],
    drills: [],
    ...changes,
  };
}
