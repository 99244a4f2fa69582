import { expect } from 'chai';
import { switchWithinRto } from '../../../lib/checks/route53/switch-within-rto.ts';
import { dnsWorld, namedWorkload } from '../../support/dns-world.ts';
import {
  environment,
  gap,
  route53HealthCheck,
  route53Record,
  secondaryRecord,
  workload,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const judged = (inventory = dnsWorld(), rto = 300) =>
  verdictsOf(switchWithinRto, { workload: namedWorkload(rto), inventory });

describe('route53/switch-within-rto', () => {
  it('passes a switch that is within the RTO at its worst, and shows its terms', () => {
    const [verdict] = judged();
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.contain('2 min 30 s nominally, 2 min 46 s at worst');
    expect(verdict?.message).to.contain('1 min (TTL)');
  });

  it('passes at exactly the RTO and fails one second below', () => {
    expect(outcomes(judged(dnsWorld(), 166))).to.deep.equal(['pass']);
    expect(outcomes(judged(dnsWorld(), 165))).to.deep.equal(['fail']);
  });

  it('fails a switch that only its nominal case would make', () => {
    const [verdict] = judged(dnsWorld(), 160);
    expect(verdict).to.include({
      outcome: 'fail',
      message: 'orders.shop.example may take 2 min 46 s to turn away; its RTO is 2 min 40 s',
    });
  });

  it('makes a TTL of 24 hours impossible to miss', () => {
    const day = dnsWorld({ 'route53.record': [route53Record({ ttl: 86_400 }), secondaryRecord()] });
    const [verdict] = judged(day);
    expect(verdict).to.include({ outcome: 'fail', severity: 'critical' });
    expect(verdict?.message).to.equal(
      'the TTL of orders.shop.example (1 d) outlasts the RTO of 5 min that it serves, whatever else is done in time',
    );
  });

  it('says the TTL as the record has it, whatever the pace', () => {
    const day = dnsWorld({ 'route53.record': [route53Record({ ttl: 86_400 }), secondaryRecord()] });
    const declared = environment({ workloads: [namedWorkload()], pace: 0.1 });
    const [verdict] = verdictsOf(switchWithinRto, { environment: declared, inventory: day });
    expect(verdict?.message).to.contain('(1 d, or 2 h 24 min at pace 0.1)');
  });

  it('fails a name that does not turn away at all', () => {
    const [verdict] = judged(dnsWorld({ 'route53.health-check': [route53HealthCheck({ disabled: true })] }));
    expect(verdict).to.include({ outcome: 'fail', got: 'no switch' });
  });

  it('says unknown when a term is missing, and why', () => {
    const [verdict] = verdictsOf(switchWithinRto, {
      workload: namedWorkload(300, { propagation: undefined }),
      inventory: dnsWorld(),
    });
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.contain('is not declared');
  });

  it('says unknown when health checks could not be listed', () => {
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

  it('asks nothing of a workload that rests no RTO on DNS, or has no names', () => {
    const { dns } = namedWorkload();
    const [unpromised] = verdictsOf(switchWithinRto, { workload: workload({ dns }), inventory: dnsWorld() });
    expect(unpromised).to.include({
      outcome: 'not-applicable',
      message: 'orders states no RTO that it answers by DNS',
    });
    expect(outcomes(verdictsOf(switchWithinRto))).to.deep.equal(['not-applicable']);
  });
});
