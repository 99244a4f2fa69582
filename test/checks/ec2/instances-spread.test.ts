import { expect } from 'chai';
import { instancesSpread } from '../../../lib/checks/ec2/instances-spread.ts';
import type { Ec2Instance } from '../../../lib/inventory/facts.ts';
import type { Facts } from '../../../lib/inventory/inventory.ts';
import {
  AWAY,
  ec2Instance,
  ec2Zones,
  gap,
  HOME,
  inventory,
  loadBalancer,
  route53Record,
  route53Zone,
  secondaryRecord,
  workload,
} from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

/** Instances in the zones of these letters. */
function instances(letters: string, fields: Partial<Ec2Instance> = {}): Ec2Instance[] {
  return Array.from(letters).map((letter, index) =>
    ec2Instance({
      id: `i-${fields.region ?? HOME}-${index}`,
      zone: `${fields.region ?? HOME}${letter}`,
      ...fields,
    }),
  );
}

function judged(all: readonly Ec2Instance[], more: Partial<Facts> = {}, healthyTargets?: number) {
  const facts = { 'ec2.instance': all, 'ec2.zone': [...ec2Zones(), ...ec2Zones(AWAY)], ...more };
  const minimumCapacity = healthyTargets === undefined ? {} : { healthyTargets };
  const dns = [{ name: 'orders.shop.example', type: 'CNAME' }];
  return verdictsOf(instancesSpread, {
    workload: workload({ minimumCapacity, dns }),
    inventory: inventory({ facts }),
  });
}

describe('ec2/instances-spread', () => {
  it('passes an even spread, and says what was counted, by zone id', () => {
    const [verdict] = judged(instances('abc'));
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.contain('1 in euw1-az1, 1 in euw1-az2, 1 in euw1-az3');
    expect(verdict?.message).to.contain('2 left without the fullest zone');
  });

  it('says unknown where a zone has no id', () => {
    const zones = ec2Zones().map((zone) => ({ ...zone, zoneId: '' }));
    expect(outcomes(judged(instances('ab'), { 'ec2.zone': zones }))).to.deep.equal(['unknown']);
  });

  it('fails instances that stand in one zone', () => {
    const [verdict] = judged(instances('aa'));
    expect(verdict).to.include({ outcome: 'fail', got: '2 in euw1-az1' });
  });

  it('fails an uneven spread when no minimum capacity is declared', () => {
    const [verdict] = judged(instances('aaab'));
    expect(verdict?.outcome).to.equal('fail');
    expect(verdict?.message).to.equal('the loss of one zone of eu-west-1 leaves 1 of 4 instances');
  });

  it('takes the declared minimum capacity before the even share', () => {
    expect(outcomes(judged(instances('aaab'), {}, 1))).to.deep.equal(['pass']);
    expect(outcomes(judged(instances('aab'), {}, 2))).to.deep.equal(['fail']);
  });

  it('asks for more zones, for more instances, or for the record that a standby lacks', () => {
    const fix = (letters: string, needed: number) => judged(instances(letters), {}, needed)[0]?.fix;
    expect(fix('aa', 2)).to.equal('run instances in more zones of eu-west-1, evenly');
    expect(fix('ab', 3)).to.equal('run more instances in eu-west-1, spread evenly over its zones');
    expect(fix('ab', 2)).to.match(
      /^run more instances .*; where they only stand by, write the SECONDARY record/,
    );
  });

  it('counts running instances only, and says how many it did not count', () => {
    const [verdict] = judged([...instances('ab'), ec2Instance({ id: 'i-off', state: 'stopped' })]);
    expect(verdict?.outcome).to.equal('pass');
    expect(verdict?.message).to.contain('1 not running, not counted');
  });

  it('does not take two names of one zone in two accounts for two zones', () => {
    const other = { account: '444455556666' };
    const zones = ec2Zones(HOME, '444455556666').map((zone) => ({ ...zone, zoneId: 'euw1-az1' }));
    const all = [...instances('a'), ...instances('b', { ...other, id: 'i-other' })];
    expect(outcomes(judged(all, { 'ec2.zone': [...ec2Zones(), ...zones] }))).to.deep.equal(['fail']);
  });

  it('asks a Region that stands by behind SECONDARY records for its capacity as it is', () => {
    const pair = {
      'route53.zone': [route53Zone()],
      'route53.record': [route53Record(), secondaryRecord()],
      'elb.load-balancer': [loadBalancer(), loadBalancer({ id: 'orders-web-dr', region: AWAY })],
    };
    const all = [...instances('abc'), ...instances('ab', { region: AWAY })];
    expect(outcomes(judged(all, pair, 2))).to.deep.equal(['pass', 'pass']);
    expect(outcomes(judged(all, {}, 2)).sort()).to.deep.equal(['fail', 'pass']);
  });

  it('says unknown when it could not see what stands by, and only where that decides', () => {
    const denied = gap({
      service: 'route53',
      operation: 'ListHostedZones',
      kinds: ['route53.zone', 'route53.record'],
    });
    const spread = (letters: string) =>
      verdictsOf(instancesSpread, {
        workload: workload({
          minimumCapacity: { healthyTargets: 2 },
          dns: [{ name: 'orders.shop.example', type: 'CNAME' }],
        }),
        inventory: inventory({
          facts: { 'ec2.instance': instances(letters), 'ec2.zone': ec2Zones() },
          gaps: [denied],
        }),
      }).find(({ subject }) => subject !== undefined)?.outcome;
    expect(spread('ab')).to.equal('unknown');
    expect(spread('aa')).to.equal('fail');
    expect(spread('abc')).to.equal('pass');
  });

  it('fails when none of the instances runs', () => {
    expect(outcomes(judged(instances('ab', { state: 'stopped' })))).to.deep.equal(['fail']);
  });

  it('mentions a Region whose instances are all stopped instead of judging it', () => {
    const [verdict, ...others] = judged([
      ...instances('ab'),
      ...instances('a', { region: AWAY, state: 'stopped' }),
    ]);
    expect(others).to.have.length(0);
    expect(verdict?.message).to.contain('1 instance in eu-central-1 not running, not counted');
  });

  it('says unknown when zone ids could not be read', () => {
    const denied = gap({
      service: 'ec2',
      operation: 'DescribeAvailabilityZones',
      action: 'ec2:DescribeAvailabilityZones',
      kinds: ['ec2.zone'],
    });
    const known = inventory({ facts: { 'ec2.instance': instances('abc') }, gaps: [denied] });
    expect(outcomes(verdictsOf(instancesSpread, { inventory: known }))).to.deep.equal(['unknown', 'unknown']);
  });

  it('is not applicable without instances, or when they are terminated', () => {
    expect(outcomes(judged([]))).to.deep.equal(['not-applicable']);
    expect(outcomes(judged(instances('ab', { state: 'terminated' })))).to.deep.equal(['not-applicable']);
  });
});
