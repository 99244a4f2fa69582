import { expect } from 'chai';
import { healthCheckArmed } from '../../../lib/checks/route53/health-check-armed.ts';
import { dnsWorld, namedWorkload } from '../../support/dns-world.ts';
import { gap, route53HealthCheck, secondaryHealthCheck } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const judged = (inventory = dnsWorld(), rto = 300) =>
  verdictsOf(healthCheckArmed, { workload: namedWorkload(rto), inventory });

/** The verdict about the primary's check when it is like this. */
function primary(fields: Parameters<typeof route53HealthCheck>[0], rto = 300) {
  const world = dnsWorld({ 'route53.health-check': [route53HealthCheck(fields), secondaryHealthCheck()] });
  return judged(world, rto).find(({ subject }) => subject?.name === 'hc-primary');
}

const seen = (good: number, bad: number) => [
  ...Array.from({ length: good }, () => 'Success: HTTP Status Code 200, OK'),
  ...Array.from({ length: bad }, () => 'Failure: Connection timed out.'),
];

describe('route53/health-check-armed', () => {
  it('passes the checks of both records when they are armed and healthy', () => {
    expect(outcomes(judged())).to.deep.equal(['pass', 'pass']);
  });

  it('fails a disabled check, which always counts as healthy', () => {
    expect(primary({ disabled: true })).to.include({
      outcome: 'fail',
      got: 'is disabled, and so always counts as healthy',
    });
  });

  it('fails an inverted check', () => {
    expect(primary({ inverted: true })?.got).to.equal('is inverted, so a dead target counts as healthy');
  });

  it('says unknown where a check does not tell how soon it notices, though it sees its target healthy', () => {
    const silent = primary({ intervalSeconds: undefined });
    expect(silent?.outcome).to.equal('unknown');
    expect(silent?.message).to.contain('does not tell whether it notices within the RTO');
  });

  it('fails a check of the very name that fails over', () => {
    expect(primary({ target: 'Orders.shop.example.' })?.got).to.contain('the very name that fails over');
  });

  it("fails a check of the partner's target", () => {
    expect(primary({ target: 'orders-web-dr-123.eu-central-1.elb.amazonaws.com' })?.got).to.contain(
      'the target of the SECONDARY record',
    );
  });

  it('fails a record that refers to a deleted check', () => {
    const [gone] = judged(dnsWorld({ 'route53.health-check': [secondaryHealthCheck()] }));
    expect(gone).to.include({
      outcome: 'fail',
      message: 'orders.shop.example refers to health check hc-primary, which does not exist',
    });
  });

  it('says unknown of that check when checks could not be listed', () => {
    const denied = gap({
      service: 'route53',
      operation: 'ListHealthChecks',
      action: 'route53:ListHealthChecks',
      region: 'global',
      kinds: ['route53.health-check'],
    });
    const verdicts = judged(dnsWorld({ 'route53.health-check': [] }, [denied]));
    expect(new Set(outcomes(verdicts))).to.deep.equal(new Set(['unknown']));
  });

  it('counts an endpoint as healthy above 18 % of the checkers, as Route 53 does', () => {
    expect(primary({ observations: seen(19, 81) })?.outcome).to.equal('pass');
    expect(primary({ observations: seen(18, 82) })).to.include({ outcome: 'fail' });
    expect(primary({ observations: seen(0, 16) })?.got).to.contain(
      '0 % of the checkers report success (Failure: Connection timed out.)',
    );
  });

  it('says unknown when no checker has been heard', () => {
    expect(primary({ observations: [] })?.outcome).to.equal('unknown');
    const { observations: _, ...silent } = route53HealthCheck();
    const world = dnsWorld({ 'route53.health-check': [silent, secondaryHealthCheck()] });
    expect(outcomes(judged(world))).to.deep.equal(['unknown', 'pass']);
  });

  it('fails a check that notices later than the RTO', () => {
    expect(primary({ intervalSeconds: 30, failureThreshold: 10 }, 299)?.got).to.contain(
      'takes 5 min to notice',
    );
    expect(primary({ intervalSeconds: 30, failureThreshold: 10 }, 300)?.outcome).to.equal('pass');
  });

  it('computes a calculated check from its children, and judges them too', () => {
    const parent = route53HealthCheck({
      type: 'CALCULATED',
      target: undefined,
      childIds: ['c1', 'c2'],
      healthThreshold: 2,
      observations: undefined,
    });
    const child = (id: string, good: number) =>
      route53HealthCheck({ id, observations: seen(good, 16 - good) });
    const world = (good: number) =>
      dnsWorld({
        'route53.health-check': [parent, child('c1', 16), child('c2', good), secondaryHealthCheck()],
      });
    expect(outcomes(judged(world(16)))).to.deep.equal(['pass', 'pass', 'pass', 'pass']);
    expect(outcomes(judged(world(0)))).to.deep.equal(['fail', 'pass', 'fail', 'pass']);
  });

  it('fails calculated checks that can never turn', () => {
    const children = {
      type: 'CALCULATED',
      childIds: ['hc-secondary'],
      target: undefined,
      observations: undefined,
    } as const;
    const { target: _, observations: __, ...calculated } = { ...route53HealthCheck(), ...children };
    const judgedAt = (healthThreshold: number) =>
      judged(
        dnsWorld({ 'route53.health-check': [{ ...calculated, healthThreshold }, secondaryHealthCheck()] }),
      )[0];
    expect(judgedAt(0)?.got).to.contain('asks for 0 healthy children');
    expect(judgedAt(2)?.got).to.contain('always unhealthy');
    expect(judgedAt(1)?.outcome).to.equal('pass');
  });

  it('says unknown of alarms and routing controls, whose state is not read', () => {
    expect(primary({ type: 'CLOUDWATCH_METRIC' })?.outcome).to.equal('unknown');
    expect(primary({ type: 'RECOVERY_CONTROL' })?.message).to.contain('routing control');
  });

  it('fails a check of the workload that no record uses', () => {
    const orphan = route53HealthCheck({ id: 'hc-forgotten' });
    const world = dnsWorld({
      'route53.health-check': [route53HealthCheck(), secondaryHealthCheck(), orphan],
    });
    const verdict = judged(world).find(({ subject }) => subject?.name === 'hc-forgotten');
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.message).to.contain('no record uses health check hc-forgotten');
  });

  it("leaves another workload's forgotten check alone", () => {
    const other = route53HealthCheck({ id: 'hc-other', tags: { workload: 'ledger' } });
    const world = dnsWorld({ 'route53.health-check': [route53HealthCheck(), secondaryHealthCheck(), other] });
    expect(outcomes(judged(world))).to.deep.equal(['pass', 'pass']);
  });

  it('is not applicable without names and checks', () => {
    expect(outcomes(verdictsOf(healthCheckArmed))).to.deep.equal(['not-applicable']);
  });
});
