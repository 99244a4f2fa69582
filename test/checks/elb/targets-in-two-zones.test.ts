import { expect } from 'chai';
import { targetsInTwoZones } from '../../../lib/checks/elb/targets-in-two-zones.ts';
import type { TargetGroup } from '../../../lib/inventory/facts.ts';
import type { Facts } from '../../../lib/inventory/inventory.ts';
import {
  AWAY,
  ec2Instance,
  gap,
  inventory,
  loadBalancer,
  route53Record,
  route53Zone,
  secondaryRecord,
  targetGroup,
  workload,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

function judged(group: TargetGroup, healthyTargets?: number, more: Partial<Facts> = {}) {
  const facts = { 'elb.load-balancer': [loadBalancer()], 'elb.target-group': [group], ...more };
  return verdictsOf(targetsInTwoZones, {
    workload: workload({
      minimumCapacity: healthyTargets === undefined ? {} : { healthyTargets },
      dns: [{ name: 'orders.shop.example', type: 'CNAME' }],
    }),
    inventory: inventory({ facts }),
  });
}

function targets(...zones: string[]) {
  return zones.map((zone, index) => ({ id: `i-${index}`, zone, state: 'healthy' }));
}

describe('elb/targets-in-two-zones', () => {
  it('passes healthy targets in three zones, and counts what is left', () => {
    const [verdict] = judged(targetGroup(), 2);
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.equal(
      'orders-web has 1 in eu-west-1a, 1 in eu-west-1b, 1 in eu-west-1c healthy; 2 of them without the fullest zone, 2 needed',
    );
  });

  it('fails healthy targets in one zone, though the load balancer spans three', () => {
    const [verdict] = judged(targetGroup({ targets: targets('eu-west-1a', 'eu-west-1a') }));
    expect(verdict).to.include({
      outcome: 'fail',
      message: 'orders-web has healthy targets in one zone only',
      fix: 'register targets of orders-web in more zones',
    });
  });

  it('fails when the loss of the fullest zone leaves less than the minimum capacity', () => {
    const [verdict] = judged(targetGroup({ targets: targets('eu-west-1a', 'eu-west-1b') }), 2);
    expect(verdict).to.include({
      outcome: 'fail',
      message: 'orders-web has 1 healthy target without the fullest zone',
      fix: 'register more targets of orders-web, spread evenly over its zones; where it only stands by, write the SECONDARY record that turns to it',
    });
  });

  it('does not count targets that are not healthy, and says why they are not', () => {
    const [first, ...rest] = targets('eu-west-1a', 'eu-west-1b');
    const sick = { ...first, id: 'i-0', state: 'unhealthy', reason: 'Target.Timeout' };
    const [verdict] = judged(targetGroup({ targets: [sick, ...rest] }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.got).to.contain('i-0 Target.Timeout');
  });

  it('explains that a group without a healthy target fails open', () => {
    const sick = targets('eu-west-1a', 'eu-west-1b').map((one) => ({ ...one, state: 'unhealthy' }));
    const [verdict] = judged(targetGroup({ targets: sick }));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.message).to.contain('fail open');
  });

  it('fails an empty group without talking of failing open', () => {
    const [verdict] = judged(targetGroup({ targets: [] }));
    expect(verdict).to.include({ outcome: 'fail', got: 'no target at all' });
    expect(verdict?.message).not.to.contain('fail open');
  });

  it('looks the zone of an instance up where the load balancer does not name it', () => {
    const unplaced = targetGroup({ targets: ['i-0', 'i-1'].map((id) => ({ id, state: 'healthy' })) });
    const instances = ['a', 'b'].map((letter, index) =>
      ec2Instance({ id: `i-${index}`, zone: `eu-west-1${letter}` }),
    );
    expect(outcomes(judged(unplaced, 1, { 'ec2.instance': instances }))).to.deep.equal(['pass']);
    expect(outcomes(judged(unplaced, 1))).to.deep.equal(['unknown']);
  });

  it('takes no zone that nobody names for a second one', () => {
    const unplaced = targetGroup({ targets: ['i-0', 'i-1'].map((id) => ({ id, state: 'healthy' })) });
    const instances = ['eu-west-1a', ''].map((zone, index) => ec2Instance({ id: `i-${index}`, zone }));
    expect(outcomes(judged(unplaced, 1, { 'ec2.instance': instances }))).to.deep.equal(['unknown']);
    expect(outcomes(judged(targetGroup({ targets: targets('eu-west-1a', '') }), 1))).to.deep.equal([
      'unknown',
    ]);
  });

  it('does not take "all", the word for an address outside the zones, for a zone', () => {
    const mixed = targetGroup({ targets: targets('all', 'eu-west-1a') });
    expect(outcomes(judged(mixed))).to.deep.equal(['unknown']);
  });

  it('asks a group that stands by behind a SECONDARY record for its capacity as it is', () => {
    const group = targetGroup({
      id: 'orders-web-dr',
      region: AWAY,
      targets: targets('eu-central-1a', 'eu-central-1b'),
    });
    const pair = {
      'elb.load-balancer': [loadBalancer(), loadBalancer({ id: 'orders-web-dr', region: AWAY })],
      'route53.zone': [route53Zone()],
      'route53.record': [route53Record(), secondaryRecord()],
    };
    const [verdict] = judged(group, 2, pair);
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.contain('standing by for orders.shop.example');
    const [crowded] = judged({ ...group, targets: targets('eu-central-1a', 'eu-central-1a') }, 2, pair);
    expect(crowded?.outcome).to.equal('fail');
  });

  it('says unknown when it could not see what stands by, and only where that decides', () => {
    const denied = gap({
      service: 'route53',
      operation: 'ListHostedZones',
      kinds: ['route53.zone', 'route53.record'],
    });
    const spread = (...zones: string[]) =>
      verdictsOf(targetsInTwoZones, {
        workload: workload({
          minimumCapacity: { healthyTargets: 2 },
          dns: [{ name: 'orders.shop.example', type: 'CNAME' }],
        }),
        inventory: inventory({
          facts: {
            'elb.load-balancer': [loadBalancer()],
            'elb.target-group': [targetGroup({ targets: targets(...zones) })],
          },
          gaps: [denied],
        }),
      }).find(({ subject }) => subject !== undefined)?.outcome;
    expect(spread('eu-west-1a', 'eu-west-1b')).to.equal('unknown');
    expect(spread('eu-west-1a', 'eu-west-1a')).to.equal('fail');
    expect(spread('eu-west-1a', 'eu-west-1b', 'eu-west-1c')).to.equal('pass');
  });

  it('says unknown when target health could not be read', () => {
    const denied = gap({
      service: 'elasticloadbalancing',
      operation: 'DescribeTargetHealth',
      action: 'elasticloadbalancing:DescribeTargetHealth',
      kinds: ['elb.target-group'],
      subject: targetGroup().arn,
    });
    const facts = {
      'elb.target-group': [targetGroup({ targets: undefined })],
      'elb.load-balancer': [loadBalancer()],
    };
    const verdicts = verdictsOf(targetsInTwoZones, { inventory: inventory({ facts, gaps: [denied] }) });
    expect(outcomes(verdicts)).to.deep.equal(['unknown', 'unknown']);
  });

  it('leaves groups out that no load balancer uses', () => {
    expect(outcomes(judged(targetGroup({ loadBalancerArns: [] })))).to.deep.equal(['not-applicable']);
    const young = { 'elb.load-balancer': [loadBalancer({ state: 'provisioning' })] };
    expect(outcomes(judged(targetGroup(), 1, young))).to.deep.equal(['not-applicable']);
  });

  it('does not look for zones behind functions and other load balancers', () => {
    for (const targetType of ['lambda', 'alb'])
      expect(outcomes(judged(targetGroup({ targetType, targets: targets('all') })))).to.deep.equal(['pass']);
  });
});
