import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';
import type { Verdict } from '../../lib/checks/verdict.ts';
import { readCalls, type RecordedRun } from '../../lib/evidence/index.ts';
import type { FactKind } from '../../lib/inventory/facts.ts';
import { kindsOf } from '../../lib/inventory/index.ts';
import type { PlannedFault } from '../../lib/twin/planned-fault.ts';
import { AllureResults } from '../support/allure-results.ts';
import type { Ended } from '../support/landfall.ts';
import { type ShopTwin, shopDeclaration, startShopTwin } from './shop-twin.ts';
import { credentialsOf, Workshop } from './workshop.ts';

describe('a run on a server that does not always answer', function () {
  this.timeout(90_000);
  let workshop: Workshop;
  let shop: ShopTwin;
  let good: RecordedRun;

  before(async () => {
    workshop = new Workshop();
    shop = await startShopTwin(workshop.folder);
    workshop.declare('shop.yaml', shopDeclaration(shop.endpoint));
    ({ run: good } = await look('good'));
  });
  after(async () => {
    await shop.close();
    await workshop.close();
  });

  async function look(
    id: string,
    ...faults: readonly PlannedFault[]
  ): Promise<{ ended: Ended; run: RecordedRun }> {
    await shop.strike(...faults);
    const args = ['suite', '--env', 'shop.yaml', '--out', id, '--run-id', id];
    const ended = await workshop.call(args, { env: credentialsOf() });
    return { ended, run: await workshop.run(id) };
  }

  it('says, when all is answered, that all holds on this endpoint', () => {
    expect(good.run).to.include({ ended: 'completed', exitCode: 0, target: 'endpoint' });
    expect(good.run.hosts).to.deep.equal([shop.endpoint.replace('http://', '')]);
    expect(good.inventory?.gaps).to.deep.equal([]);
  });

  it('judges all that one denied service does not hide, and names the permission that it lacks', async () => {
    const { ended, run } = await look('denied', {
      kind: 'deny',
      service: 'elasticloadbalancing',
      operation: '*',
    });
    expect(ended.code).to.equal(2);
    expect(run.run).to.include({ ended: 'completed', exitCode: 2 });
    expectNothingInvented(run, good);
    const hidden: readonly FactKind[] = ['elb.load-balancer', 'elb.target-group'];
    for (const verdict of run.verdicts ?? [])
      if (!needs(verdict.check, hidden))
        expect(verdict.outcome, verdict.id).to.equal(outcomeOf(good, verdict.id));
    expect(outcomes(run, 'elb/targets-in-two-zones')).to.deep.equal(['unknown']);
    expect(run.inventory?.gaps.map(({ action, code }) => `${action} ${code}`)).to.include.members([
      'elasticloadbalancing:DescribeLoadBalancers AccessDenied',
      'elasticloadbalancing:DescribeTargetGroups AccessDenied',
    ]);
    expect(ended.stdout).to.include('? No promise was seen to fail, but not everything could be seen.');
    expect(ended.stdout).to.include('fix: allow elasticloadbalancing:Describe');
    const broken = new AllureResults(run.folder).all.filter(({ status }) => status === 'broken');
    expect(broken.map(({ testCaseId }) => testCaseId)).to.include('elb/targets-in-two-zones:orders');
    expect(new AllureResults(run.folder).all.some(({ status }) => status === 'failed')).to.equal(false);
  });

  it('keeps apart what expired, what was no answer, what broke off and what never ended', async () => {
    const { ended, run } = await look(
      'mixed',
      { kind: 'expire', service: 'cloudformation', operation: '*' },
      { kind: 'html', service: 'route53', operation: '*' },
      { kind: 'malformed', service: 'kms', operation: 'ListKeys' },
      { kind: 'truncate', service: 'rds', operation: 'DescribeDBInstances' },
      { kind: 'repeat', service: 'backup', operation: 'ListCopyJobs' },
    );
    expect(ended.code).to.equal(2);
    expectNothingInvented(run, good);
    const codes = new Map(run.inventory?.gaps.map(({ action, code }) => [action, code]));
    expect(codes.get('cloudformation:DescribeStacks')).to.equal('ExpiredToken');
    expect(codes.get('route53:ListHostedZones')).to.equal('NotAWS');
    expect(codes.get('kms:ListKeys')).to.equal('Malformed');
    expect(codes.get('backup:ListCopyJobs')).to.equal('TruncatedPages');
    expect(codes.get('rds:DescribeDBInstances')).to.be.a('string');
    const tests = new AllureResults(run.folder);
    for (const check of ['rds/instance-multi-az', 'kms/recovery-key-usable', 'route53/failover-complete'])
      expect(tests.of(`${check}:orders`).status, check).to.equal('broken');
    expect(JSON.stringify(run.inventory?.gaps)).not.to.match(/<html|<!DOCTYPE/i);
  });

  it('renews a token that expired in mid-run, and sees everything', async () => {
    const { ended, run } = await look('expired', {
      kind: 'expire',
      service: 'ec2',
      operation: '*',
      times: 3,
    });
    expect(ended.code, ended.stderr).to.equal(0);
    expect(run.inventory?.gaps).to.deep.equal([]);
    const calls = readCalls(run.folder)?.entries ?? [];
    expect(calls.filter(({ code }) => code === 'RequestExpired')).to.have.length(3);
    expect(calls.filter(({ operation }) => operation === 'AssumeRole')).to.have.length.above(3);
  });

  it('comes to the same verdicts under 50 % throttling, or says unknown', async () => {
    const { ended, run } = await look('throttled', {
      kind: 'throttle',
      service: '*',
      operation: '*',
      rate: 0.5,
    });
    expect(ended.code).to.be.oneOf([0, 2]);
    expect(run.run.ended).to.equal('completed');
    expect(ended.code === 0).to.equal(run.inventory?.gaps.length === 0);
    expectNothingInvented(run, good);
    for (const { id, outcome } of run.verdicts ?? [])
      if (outcome !== 'unknown') expect(outcome, id).to.equal(outcomeOf(good, id));
    const throttled = readCalls(run.folder)?.entries.filter(({ code }) => code?.startsWith('Throttl'));
    expect(throttled).to.have.length.above(20);
    expect(ended.stderr).not.to.match(/warning/i);
  });

  it('answers against a baseline only for what got worse', async () => {
    await shop.strike({ kind: 'deny', service: 'elasticloadbalancing', operation: '*' });
    const since = async (baseline: string) => {
      const args = ['suite', '--env', 'shop.yaml', '--out', `since-${baseline}`, '--only', 'availability'];
      const ended = await workshop.call([...args, '--baseline', workshop.path(baseline, baseline)], {
        env: credentialsOf(),
      });
      return { ...ended, run: await workshop.run(`since-${baseline}`) };
    };
    const [good, denied] = await Promise.all([since('good'), since('denied')]);
    expect(good.code).to.equal(2);
    expect(denied.code, denied.stderr).to.equal(0);
    expect(denied.stderr).to.include('Against the baseline denied: exit code 0.');
    expect(denied.run.run).to.include({ exitCode: 2 });
  });
});

/** No fail on a world in which all holds, and no pass where a check rests on something that was not read. */
function expectNothingInvented(run: RecordedRun, good: RecordedRun): void {
  const gaps = run.inventory?.gaps ?? [];
  for (const verdict of run.verdicts ?? []) expect(verdict.outcome, verdict.id).not.to.equal('fail');
  for (const row of run.objectives ?? []) expect(row.outcome, row.workload).not.to.equal('fail');
  const lost = new Set(gaps.flatMap(({ kinds }) => kinds));
  for (const { id: check, facts } of CHECKS) {
    if (
      !facts.some((kind) => lost.has(kind)) ||
      outcomes(good, check).every((one) => one === 'not-applicable')
    )
      continue;
    expect(outcomes(run, check), check).to.include('unknown');
  }
  for (const { service, operation, kinds } of gaps)
    if (service !== 'sts') expect(kindsOf(service, operation)).to.include.members([...kinds]);
}

function needs(check: string, kinds: readonly FactKind[]): boolean {
  return CHECKS.find(({ id }) => id === check)?.facts.some((kind) => kinds.includes(kind)) === true;
}

function outcomes(run: RecordedRun, check: string): Verdict['outcome'][] {
  const all = (run.verdicts ?? []).filter((verdict) => verdict.check === check);
  return [...new Set(all.map(({ outcome }) => outcome))];
}

function outcomeOf(run: RecordedRun, id: string): Verdict['outcome'] | undefined {
  return run.verdicts?.find((verdict) => verdict.id === id)?.outcome;
}
