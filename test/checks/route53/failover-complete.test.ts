import { expect } from 'chai';
import { failoverComplete } from '../../../lib/checks/route53/failover-complete.ts';
import type { Route53Record } from '../../../lib/inventory/facts.ts';
import type { Inventory } from '../../../lib/inventory/inventory.ts';
import { dnsWorld, namedWorkload } from '../../support/dns-world.ts';
import { AWAY, gap, loadBalancer, route53Record, route53Zone, secondaryRecord } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

function judged(inventory: Inventory, type = 'CNAME') {
  return verdictsOf(failoverComplete, { workload: namedWorkload(300, { type }), inventory });
}

function records(...all: Route53Record[]) {
  return judged(dnsWorld({ 'route53.record': all }))[0];
}

const recordsDenied = gap({
  service: 'route53',
  operation: 'ListResourceRecordSets',
  action: 'route53:ListResourceRecordSets',
  region: 'global',
  kinds: ['route53.record'],
});
const balancersDenied = gap({
  service: 'elasticloadbalancing',
  operation: 'DescribeLoadBalancers',
  action: 'elasticloadbalancing:DescribeLoadBalancers',
  kinds: ['elb.load-balancer'],
});

describe('route53/failover-complete', () => {
  it('passes a watched pair with two targets that are there', () => {
    const [verdict] = judged(dnsWorld());
    expect(verdict).to.include({ outcome: 'pass', disruption: 'dns' });
    expect(verdict?.subject).to.include({ arn: 'dns:orders.shop.example/CNAME', region: 'global' });
  });

  it('fails a promised name with a simple record', () => {
    const simple = route53Record({
      policy: 'simple',
      failover: undefined,
      setIdentifier: undefined,
      healthCheckId: undefined,
    });
    expect(records(simple)).to.include({ outcome: 'fail', got: 'a simple record, which never fails over' });
  });

  it('fails a primary without a health check', () => {
    const verdict = records(route53Record({ healthCheckId: undefined }), secondaryRecord());
    expect(verdict).to.include({
      outcome: 'fail',
      got: 'PRIMARY has no health check and always counts as healthy',
    });
  });

  it('fails a secondary whose health nobody watches', () => {
    const verdict = records(route53Record(), secondaryRecord({ healthCheckId: undefined }));
    expect(verdict?.got).to.equal('SECONDARY has no health check and is used even when it is dead');
  });

  it('fails a partner that points at the same target, by whatever spelling', () => {
    const same = ['DualStack.orders-web-123.eu-west-1.elb.amazonaws.com.'];
    const verdict = records(route53Record(), secondaryRecord({ values: same }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.contain('all records point at');
  });

  it('fails a primary without a partner', () => {
    expect(records(route53Record())).to.include({ outcome: 'fail', got: 'no SECONDARY record' });
  });

  it('says all that is wrong at once', () => {
    const verdict = records(
      route53Record({ healthCheckId: undefined, values: ['gone-1.eu-west-1.elb.amazonaws.com'] }),
    );
    expect(verdict?.got?.split('; ')).to.have.length(3);
  });

  it('fails a target that is deleted', () => {
    const [verdict] = judged(dnsWorld({ 'elb.load-balancer': [loadBalancer()] }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.contain('orders-web-dr-123.eu-central-1.elb.amazonaws.com, is no load balancer');
  });

  it('says unknown of that target when load balancers could not be listed', () => {
    const world = dnsWorld({ 'elb.load-balancer': [] }, [balancersDenied]);
    expect(new Set(outcomes(judged(world)))).to.deep.equal(new Set(['unknown']));
  });

  it('fails a target that does not work', () => {
    const dead = loadBalancer({ id: 'orders-web-dr', region: AWAY, state: 'failed' });
    expect(judged(dnsWorld({ 'elb.load-balancer': [loadBalancer(), dead] }))[0]?.got).to.contain('is failed');
  });

  it('says unknown of a load balancer in a Region that no account declares', () => {
    const verdict = records(
      route53Record(),
      secondaryRecord({ values: ['far-1.us-east-1.elb.amazonaws.com'] }),
    );
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.contain('us-east-1');
  });

  it('fails a name in no zone, and says unknown when zones could not be listed', () => {
    expect(judged(dnsWorld({ 'route53.zone': [] }))[0]).to.include({
      outcome: 'fail',
      message: 'no public zone holds orders.shop.example',
    });
    const denied = gap({
      service: 'route53',
      operation: 'ListHostedZones',
      action: 'route53:ListHostedZones',
      region: 'global',
      kinds: ['route53.zone', 'route53.record'],
    });
    expect(outcomes(judged(dnsWorld({ 'route53.zone': [] }, [denied])))).to.deep.equal([
      'unknown',
      'unknown',
    ]);
  });

  it('does not take a zone for the parent of a name that only ends alike', () => {
    expect(
      judged(dnsWorld({ 'route53.zone': [route53Zone({ name: 'op.example' })] }))[0]?.message,
    ).to.contain('no public zone');
  });

  it('fails a name without records, and says unknown when records could not be listed', () => {
    expect(records()).to.include({ outcome: 'fail', got: 'no record of that name' });
    expect(outcomes(judged(dnsWorld({ 'route53.record': [] }, [recordsDenied])))).to.deep.equal([
      'unknown',
      'unknown',
    ]);
  });

  it('tells a wrong type from a missing record', () => {
    expect(judged(dnsWorld(), 'A')[0]).to.include({ outcome: 'fail', got: 'only CNAME' });
  });

  it('fails an alias of a name that is gone', () => {
    const alias = { name: 'eu.shop.example', zoneId: 'Z0SHOP', evaluateTargetHealth: true };
    const verdict = records(route53Record({ alias, healthCheckId: undefined }), secondaryRecord());
    expect(verdict?.got).to.contain('alias of eu.shop.example, which has no record');
  });

  it('says unknown of geolocation records, which take over by place', () => {
    const geo = ['eu', 'us'].map((setIdentifier) =>
      route53Record({ policy: 'geolocation', failover: undefined, setIdentifier }),
    );
    expect(records(...geo)?.outcome).to.equal('unknown');
  });

  it('passes latency records that watch each other', () => {
    const pair = [
      route53Record({ failover: undefined, policy: 'latency' }),
      secondaryRecord({ failover: undefined, policy: 'latency' }),
    ];
    expect(records(...pair)?.outcome).to.equal('pass');
  });

  it('asks nothing of a workload without names', () => {
    expect(outcomes(verdictsOf(failoverComplete, { inventory: dnsWorld() }))).to.deep.equal([
      'not-applicable',
    ]);
  });

  it('takes the records of a wildcard for a name that has none of its own', () => {
    const wild = { name: '*.shop.example' };
    const records = [route53Record(wild), secondaryRecord(wild)];
    expect(outcomes(judged(dnsWorld({ 'route53.record': records })))).to.deep.equal(['pass']);
    const own = route53Record({ type: 'TXT', setIdentifier: undefined, policy: 'simple', values: ['"v"'] });
    const hidden = judged(dnsWorld({ 'route53.record': [...records, own] }));
    expect(hidden[0]).to.include({ outcome: 'fail', got: 'only TXT' });
  });
});
