import { expect } from 'chai';
import { worstOutcome } from '../../lib/base/outcome.ts';
import { openAws } from '../../lib/aws/index.ts';
import { realClock } from '../../lib/base/clock.ts';
import type { Check } from '../../lib/checks/check.ts';
import { CHECKS } from '../../lib/checks/index.ts';
import { judge } from '../../lib/checks/judge.ts';
import type { Verdict } from '../../lib/checks/verdict.ts';
import { completeSources } from '../../lib/engine/sources/complete-sources.ts';
import type { Environment } from '../../lib/environment/environment.ts';
import { findUnseen } from '../../lib/estate/index.ts';
import { type DeclaredSources, readDeclaredSources } from '../../lib/iac/index.ts';
import type { FactKind } from '../../lib/inventory/facts.ts';
import { type KindOperation, kindsOf, operationsOf } from '../../lib/inventory/index.ts';
import type { Inventory } from '../../lib/inventory/inventory.ts';
import { detectDrift } from '../../lib/rebuild/index.ts';
import { collectFrom, type Sandbox, shopDeclaration, startSandbox } from '../inventory/sandbox.ts';

const FACTS: readonly FactKind[] = [...new Set(CHECKS.flatMap(({ facts }) => facts))];
/** Who we are is asked before anything else; a run that is not told does not begin. Nothing has drifted, so no drift is read. */
const OPERATIONS = operationsOf(FACTS).filter(
  ({ service, sometimes }) => service !== 'sts' && sometimes !== true,
);

/** They answer in one piece: there is no page that could be missing. */
const ONE_PIECE = /^(Get(Backup|Health|Role).*|DescribeKey|DescribeAvailabilityZones|DescribeTargetHealth)$/;

describe('whatever AWS does not say, in the embedded shop', function () {
  this.timeout(20_000);
  let sandbox: Sandbox;
  let environment: Environment;
  let sources: DeclaredSources;
  let whole: Inventory;
  let good: readonly Verdict[];

  before(async () => {
    sandbox = await startSandbox(1_000);
    environment = await shopDeclaration();
    sources = await readDeclaredSources(environment, new AbortController().signal);
    await lookForDrift(sandbox, environment);
    whole = (await collectFrom(sandbox, environment)).inventory;
    good = verdictsOn(whole);
  });
  after(() => sandbox.twin.close());
  afterEach(() => sandbox.twin.faults.clear());

  function verdictsOn(inventory: Inventory): readonly Verdict[] {
    const judged = completeSources(inventory, { environment, sources, now: realClock.now() });
    const seen = { ...judged, unseen: findUnseen(environment, judged) };
    return judge({ environment, inventory: seen, checks: CHECKS, now: realClock.now() }).verdicts;
  }

  it('is nothing when nothing is withheld: no verdict is unknown, and none fails', () => {
    expect(whole.gaps).to.deep.equal([]);
    expect(good.filter(({ outcome }) => outcome === 'unknown' || outcome === 'fail')).to.deep.equal([]);
    expect(good.filter(({ outcome }) => outcome === 'pass')).to.have.length.above(100);
  });

  for (const operation of OPERATIONS) {
    it(`is unknown where ${operation.action} is denied`, async () => {
      await sandbox.twin.faults.plant(faultOf('deny', operation));
      const inventory = isFirstOfItsService(operation)
        ? (await collectFrom(sandbox, environment)).inventory
        : await withoutTheRest(operation);
      expectUnknown(operation, inventory);
    });

    it(`is unknown where ${operation.action} is throttled for good`, async () => {
      await sandbox.twin.faults.plant(faultOf('throttle', operation));
      expectUnknown(operation, await withoutTheRest(operation));
    });

    if (ONE_PIECE.test(operation.operation)) continue;
    it(`is unknown where a page of ${operation.action} is missing`, async () => {
      await sandbox.twin.faults.plant(faultOf('truncate', operation));
      expectUnknown(operation, await withoutTheRest(operation));
    });
  }

  /** Reads again only what the operation fills; the rest is as it was. A whole collection of each would take minutes. */
  async function withoutTheRest({ service, operation }: KindOperation): Promise<Inventory> {
    const kinds = kindsOf(service, operation);
    const { inventory } = await collectFrom(sandbox, environment, { kinds });
    const again = Object.fromEntries(kinds.map((kind) => [kind, inventory.facts[kind]]));
    return {
      ...whole,
      facts: { ...whole.facts, ...again },
      gaps: inventory.gaps,
      listings: [...whole.listings.filter(({ kind }) => !kinds.includes(kind)), ...inventory.listings],
    };
  }

  function expectUnknown(operation: KindOperation, inventory: Inventory): void {
    expect(inventory.gaps, 'gaps').not.to.deep.equal([]);
    const verdicts = verdictsOn(inventory);
    const failed = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(
      failed.map(({ id, message }) => `${id}: ${message}`),
      'invented fails',
    ).to.deep.equal([]);
    const passedBefore = new Set(good.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id));
    const passes = verdicts.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);
    expect(
      passes.filter((id) => !passedBefore.has(id)),
      'invented passes',
    ).to.deep.equal([]);
    const lost = kindsOf(operation.service, operation.operation);
    for (const check of CHECKS.filter(({ facts }) => facts.some((kind) => lost.includes(kind))))
      expectTestsUnknown(check, operation, verdicts);
  }

  /** What concerns one resource is unknown to those whom it concerns; a listing concerns everybody. */
  function expectTestsUnknown(
    { id: check, facts, needs }: Check,
    operation: KindOperation,
    verdicts: readonly Verdict[],
  ): void {
    const lost = kindsOf(operation.service, operation.operation);
    const judged = environment.workloads
      .filter((workload) => (needs?.(workload) ?? facts).some((kind) => lost.includes(kind)))
      .filter(({ name }) => isJudged(outcomeOf(good, check, name)));
    const outcomes = judged.map(({ name }) => outcomeOf(verdicts, check, name));
    if (judged.length === 0) return;
    if (operation.perResource !== true) expect(outcomes, check).to.deep.equal(judged.map(() => 'unknown'));
    expect(outcomes, check).to.include('unknown');
    expect(outcomes, check).not.to.include('not-applicable');
  }
});

/** As a run does before it looks. */
async function lookForDrift({ url }: Sandbox, environment: Environment): Promise<void> {
  const shared = { environment, clock: realClock, signal: new AbortController().signal };
  const credentials = { accessKeyId: 'AKIA333344445555LAND', secretAccessKey: 'any' };
  const aws = await openAws({ ...shared, endpoint: { url, credentials }, onCall: () => 1 });
  await detectDrift({ ...shared, aws }).finally(() => aws.close());
}

function isFirstOfItsService(operation: KindOperation): boolean {
  return OPERATIONS.find(({ service }) => service === operation.service) === operation;
}

function faultOf(kind: 'deny' | 'throttle' | 'truncate', { service, operation }: KindOperation) {
  return { kind, service, operation };
}

function outcomeOf(verdicts: readonly Verdict[], check: string, workload: string): Verdict['outcome'] {
  const ours = verdicts.filter((one) => one.check === check && one.workload === workload);
  return worstOutcome(ours.map(({ outcome }) => outcome));
}

function isJudged(outcome: Verdict['outcome']): boolean {
  return outcome !== 'not-applicable' && outcome !== 'excluded';
}
