import { expect } from 'chai';
import { resolveTargets, unmetPreconditions } from '../../../../lib/drill/scenario/index.ts';
import type { BackupPolicy } from '../../../../lib/environment/environment.ts';
import type { Facts } from '../../../../lib/inventory/inventory.ts';
import { environment, workload } from '../../../support/declaration.ts';
import { ec2Instance, ec2Zones, loadBalancer, rdsInstance, targetGroup } from '../../../support/facts.ts';
import { ago } from '../../../support/fixed-now.ts';
import { HOME } from '../../../support/fact-base.ts';
import { inventory } from '../../../support/inventory.ts';
import { view } from '../../../support/view.ts';
import { scenario, shipped } from '../scenarios.ts';

const azLoss = scenario(shipped('az-loss'));
const BACKUP: BackupPolicy = {
  every: 3_600,
  exposureWindow: 86_400,
  copies: [],
  immutable: false,
  encrypted: false,
};

function unmet(facts: Partial<Facts> = {}, story = azLoss) {
  const declared = environment({
    workloads: [workload({ minimumCapacity: { healthyTargets: 2 }, backup: BACKUP })],
  });
  const found = view({
    environment: declared,
    inventory: inventory({
      facts: {
        'ec2.instance': ['a', 'b', 'c'].map((letter) =>
          ec2Instance({ id: `i-0${letter}`, zone: `${HOME}${letter}` }),
        ),
        'ec2.zone': ec2Zones(),
        'elb.load-balancer': [loadBalancer()],
        'elb.target-group': [targetGroup()],
        ...facts,
      },
    }),
  });
  return unmetPreconditions(story, found, resolveTargets(story, found));
}

describe('what a scenario asks for before anything is broken', () => {
  it('holds with two healthy targets beside the lost zone', () => {
    expect(unmet()).to.deep.equal([]);
  });

  it('does not hold when the other zones cannot carry the service', () => {
    const [first, second, third] = targetGroup().targets ?? [];
    const sick = targetGroup({
      targets: [first, second, { ...third, state: 'unhealthy' }].filter(
        (one): one is NonNullable<typeof first> => one !== undefined,
      ),
    });
    expect(unmet({ 'elb.target-group': [sick] })[0]).to.include({
      what: 'Target group orders-web would not carry the service without zone euw1-az1',
      expected: 'at least 2 healthy in other zones',
      got: '1',
    });
  });

  it('does not hold when nobody could see the targets', () => {
    const { targets: _targets, ...unread } = targetGroup();
    expect(unmet({ 'elb.target-group': [unread] })[0]).to.include({
      got: 'targets whose health could not be read',
    });
  });

  it('does not hold when a store has no backup that could be restored from', () => {
    expect(unmet({ 'rds.instance': [rdsInstance()] })[0]).to.include({
      what: 'The newest backup of orders-db is not fresh',
      expected: 'one that is at most 2 h old (twice as long as one is promised)',
      got: 'none that could be restored from',
    });
  });

  it('is not asked about where the scenario does not ask', () => {
    const facts = { 'rds.instance': [rdsInstance({ latestRestorableTime: ago(90_000) })] };
    expect(unmet(facts, { ...azLoss, preconditions: [] })).to.deep.equal([]);
  });
});
