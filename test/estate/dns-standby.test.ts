import { expect } from 'chai';
import { standbyOf, standbyRegions } from '../../lib/estate/dns-standby.ts';
import { dnsWorld, namedWorkload } from '../support/dns-world.ts';
import { AWAY, loadBalancer, route53Record, secondaryRecord } from '../support/facts.ts';
import { view } from '../support/view.ts';

const second = loadBalancer({ id: 'orders-web-dr', region: AWAY });

describe('standby load balancers', () => {
  it('are those behind SECONDARY records', () => {
    const found = standbyOf(view({ workload: namedWorkload(), inventory: dnsWorld() }));
    expect(found).to.deep.equal([{ balancerArn: second.arn, name: 'orders.shop.example' }]);
  });

  it('are none that a name also uses first', () => {
    const both = dnsWorld({
      'route53.record': [
        route53Record(),
        secondaryRecord(),
        route53Record({
          type: 'A',
          policy: 'weighted',
          failover: undefined,
          setIdentifier: 'w',
          alias: { name: second.dnsName, zoneId: 'Z', evaluateTargetHealth: true },
        }),
      ],
    });
    expect(standbyOf(view({ workload: namedWorkload(), inventory: both }))).to.deep.equal([]);
  });

  it('are none for a workload without names', () => {
    expect(standbyOf(view({ inventory: dnsWorld() }))).to.deep.equal([]);
  });

  it('leave their Region standing by when they are deleted', () => {
    const deleted = view({ workload: namedWorkload(), inventory: dnsWorld({ 'elb.load-balancer': [] }) });
    expect(standbyOf(deleted)).to.deep.equal([]);
    expect([...standbyRegions(deleted)]).to.deep.equal([AWAY]);
  });
});
