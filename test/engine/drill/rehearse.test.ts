import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { fits, type Fits, readScenario } from '../../../lib/drill/scenario/index.ts';
import type { Scenario } from '../../../lib/drill/scenario.ts';
import { type Approval, approvalText, parseApproval } from '../../../lib/drill/guard/index.ts';
import { rehearse } from '../../../lib/engine/drill/rehearse.ts';
import type { EngineOptions } from '../../../lib/engine/perform-run.ts';
import { planSha256 } from '../../../lib/engine/plan-sha256.ts';
import { makePlan } from '../../../lib/plan/index.ts';
import { type DrillWorld, KEYS, SHOP, withDrillWorld } from '../../drill/support/drill-world.ts';
import { sandbox } from '../../support/run-folder.ts';
import { earlierRun } from './earlier-run.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const OWNER = `arn:aws:iam::${SHOP}:user/owner`;
const ALARM = 'catalogue-web-healthy-hosts';

describe('A drill in production', () => {
  it(
    'is refused without approval and earlier demonstration, and let through with both',
    withProduction(async (options, runsFolder) => {
      const asked = await rehearse(options);
      expect(codes(asked)).to.match(/needs the approval of another person/);
      expect(codes(asked)).to.match(/has not been demonstrated on a lower stage/);
      expect(asked.approves.run).to.equal('run-1');
      const [told] = asked.rehearsals;
      expect(told?.isLetThrough).to.equal(false);
      expect(told?.advice.join()).to.match(/carry \d+ resources? of others \(.*catalogue/);
      expect(told?.unproven.join()).to.match(/fis:StopExperiment/);
      expect(told?.unproven.join(), 'a dry run has shown it').not.to.match(/ec2:StartInstances/);
      expect(told?.text).to.include('  note: ').and.to.include('  not proven: ');

      const approved = await rehearse({ ...options, runsFolder, approval: signed(asked.approves) });
      expect(codes(approved)).to.equal('');
      expect(approved.rehearsals[0]?.isLetThrough).to.equal(true);
    }),
  );
});

describe('planSha256', () => {
  it('is the same tomorrow, and another for another scenario text, workload or number of times', async () => {
    const { plan, drills = [] } = await asked({ environment: await sandbox(), url: '' });
    const signedNow = planSha256(plan, drills);
    expect(planSha256({ ...plan, at: '2026-12-01T00:00:00.000Z' }, drills)).to.equal(signedNow);
    const others = [
      drills.map((one) => ({ ...one, scenario: edited(one.scenario) })),
      [...drills, ...drills],
      [],
    ];
    for (const other of others) expect(planSha256(plan, other)).not.to.equal(signedNow);
    expect(planSha256({ ...plan, workloads: ['ledger'] }, drills)).not.to.equal(signedNow);
  });
});

function codes({ rehearsals }: Awaited<ReturnType<typeof rehearse>>): string {
  return rehearsals
    .flatMap(({ refusals }) => refusals.map(({ what, got }) => `${what} (${String(got)})`))
    .join('\n');
}

function signed(approves: Omit<Approval, 'keyId' | 'signature'>) {
  const signature = sign(null, Buffer.from(approvalText(approves)), privateKey).toString('base64');
  return parseApproval(JSON.stringify({ ...approves, keyId: 'owner-2026', signature }), 'approval.json');
}

function edited(scenario: Scenario): Scenario {
  return { ...scenario, source: { ...scenario.source, text: `${scenario.source.text}\n# and more` } };
}

/** The shop as production, with a consent, an alarm that guards others, and a demonstration in the sandbox. */
function withProduction(
  body: (options: EngineOptions, runsFolder: string) => Promise<void>,
): () => Promise<void> {
  return withDrillWorld(async (world) => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-rehearse-'));
    try {
      await consent(world);
      earlierRun(join(folder, 'runs'), { run: { id: 'run-0', environment: 'sandbox', stage: 'sandbox' } });
      await body({ ...(await asked(world)), parent: folder }, join(folder, 'runs'));
    } finally {
      rmSync(folder, { recursive: true });
    }
    // Nothing is waited for here, and promises are written for this pace.
  }, 0.1);
}

async function asked({
  environment: declared,
  url,
}: Pick<DrillWorld, 'environment' | 'url'>): Promise<Omit<EngineOptions, 'parent'>> {
  const environment = { ...declared, stage: 'production' as const };
  const places = { cwd: process.cwd(), packageRoot: process.cwd() };
  const read = await readScenario('az-loss', places);
  const scenario = {
    ...read,
    stopConditions: [...read.stopConditions, { kind: 'alarm' as const, name: ALARM }],
  };
  const drills = fits(scenario, environment)
    .filter((fit): fit is Fits => fit.runs && fit.workload === 'orders')
    .map((fit) => ({ scenario, fit }));
  return {
    environment,
    checks: [],
    plan: makePlan(environment, [], { now: realClock.now(), scenarios: [scenario], workload: ['orders'] }),
    id: 'run-1',
    server: { url, target: 'twin', credentials: KEYS },
    drills,
    clock: realClock,
    signal: new AbortController().signal,
    version: '0.0.0',
    commit: null,
  };
}

async function consent(world: DrillWorld): Promise<void> {
  const approver = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const Value = JSON.stringify({
    stage: 'production',
    scenarios: ['az-loss'],
    maximumTargets: 5,
    expires: '2099-01-01T00:00:00Z',
    approvers: [{ keyId: 'owner-2026', publicKey: approver, principal: OWNER }],
  });
  const Name = world.environment.safety.consentParameter;
  await world.ask('ssm', 'PutParameter', { Name, Value, Type: 'String', Overwrite: true });
}
