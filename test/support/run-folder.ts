import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallRecord } from '../../lib/base/call-record.ts';
import { realClock } from '../../lib/base/clock.ts';
import type { Verdict } from '../../lib/checks/verdict.ts';
import { parseEnvironment, type Environment } from '../../lib/environment/index.ts';
import { openRun, type OpenRunOptions, type RunWriter } from '../../lib/evidence/index.ts';
import type { ObjectiveRow } from '../../lib/objectives/objective-row.ts';
import { fixedNow } from './fixed-now.ts';
import { type Fields, made } from './made.ts';

/** Gives the body a folder of its own, and takes it away whatever happens. */
export function withFolder(body: (folder: string) => Promise<void> | void): () => Promise<void> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-test-'));
    try {
      await body(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** The declaration of the embedded shop. */
export async function sandbox(change: (text: string) => string = (text) => text): Promise<Environment> {
  const text = await readFile(new URL('../../environments/sandbox.yaml', import.meta.url), 'utf8');
  return parseEnvironment(change(text), 'environments/sandbox.yaml', { now: fixedNow });
}

/** A fresh run of the embedded shop in this folder. */
export async function freshRun(parent: string, options: Partial<OpenRunOptions> = {}): Promise<RunWriter> {
  const environment = options.environment ?? (await sandbox());
  const fixed = { id: 'run-1', version: '0.1.0', commit: null, target: 'twin' as const, clock: realClock };
  return openRun({ ...fixed, ...options, environment, parent });
}

/** rds:DescribeDBInstances, answered. */
export function call(fields: Fields<CallRecord> = {}): CallRecord {
  return made<CallRecord>(
    {
      at: fixedNow,
      service: 'rds',
      operation: 'DescribeDBInstances',
      account: '111122223333',
      region: 'eu-west-1',
      host: '127.0.0.1',
      page: 1,
      ms: 12,
      attempt: 1,
      status: 200,
      requestId: 'request-1',
      paramsSha256: 'a'.repeat(64),
      responseSha256: 'b'.repeat(64),
    },
    fields,
  );
}

/** `orders-db` has a recovery point. */
export function verdict(fields: Fields<Verdict> = {}): Verdict {
  const check = fields.check ?? 'backup/recovery-point-exists';
  const workload = fields.workload ?? 'orders';
  return made<Verdict>(
    {
      id: `${check} ${workload}`,
      check,
      workload,
      severity: 'critical',
      subject: {
        arn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
        type: 'AWS::RDS::DBInstance',
        name: 'orders-db',
        account: '111122223333',
        region: 'eu-west-1',
      },
      outcome: 'pass',
      kind: 'estimated',
      observedAt: fixedNow,
      message: 'the newest point of orders-db is 4 min old',
      evidence: ['inventory.json#/facts/rds.instance/0'],
      requirements: ['DB-1'],
      controls: [{ id: 'nist-800-53:CP-9', mark: 'evidences' }],
    },
    fields,
  );
}

/** The RPO of `orders` for the loss of a Region, promised and possible. */
export function objectiveRow(fields: Fields<ObjectiveRow> = {}): ObjectiveRow {
  return made<ObjectiveRow>(
    {
      workload: 'orders',
      disruption: 'region',
      measure: 'rpo',
      declared: 7_200,
      estimated: {
        seconds: 4_500,
        terms: [{ what: 'exposure', seconds: 4_500, source: 'backup:ListRecoveryPointsByBackupVault' }],
      },
      demonstrated: null,
      outcome: 'pass',
      message: 'the worst exposure in 24 h was 1 h 15 min',
    },
    fields,
  );
}
