import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Clock } from '../../../lib/base/clock.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import type { World } from '../../../lib/twin/world/world.ts';
import { type StackWorld, stackWorld } from '../services/cloudformation/stack-world.ts';
import { testWorld } from '../services/ec2/test-world.ts';
import { NOW, REFUGE } from './shop.ts';

const CLEAN = '444455556666';
const PARAMETERS: Readonly<Record<string, readonly object[]>> = {
  'shop-orders': [{ ParameterKey: 'DeletionProtection', ParameterValue: 'false' }],
  'shop-ledger': [{ ParameterKey: 'DeletionProtection', ParameterValue: 'false' }],
};

describe('twin/seeds: the clean account', () => {
  let world: World;
  let clean: StackWorld;
  beforeEach(async () => {
    const caller = testWorld(NOW);
    world = await sandbox(caller.world.clock);
    clean = stackWorld(caller.as({ world, account: CLEAN, region: REFUGE }));
  });

  it('holds what drills need, and nothing of the shop', () => {
    const here = (name: Parameters<World['table']>[0], region = REFUGE) => [
      ...world.table(name, CLEAN, region).keys(),
    ];
    expect(here('ssm.parameter')).to.deep.equal(['/landfall/consent']);
    expect(here('dynamodb.table')).to.deep.equal(['landfall-drills']);
    expect(here('iam.role', 'global')).to.have.members(['landfall-read', 'landfall-drill']);
    for (const name of ['ec2.instance', 'rds.instance', 'kms.key', 'cloudformation.stack'] as const)
      expect(here(name), name).to.deep.equal([]);
  });

  it('takes every stack of the shop, in the order of their imports, and gives all of it back', async () => {
    const names = ['shop-platform', 'shop-orders', 'shop-catalogue', 'shop-ledger'];
    for (const name of names) expect(await rebuild(clean, name), name).to.equal('CREATE_COMPLETE');
    for (const name of names.toReversed()) {
      await clean.call('DeleteStack', { StackName: name });
      const { StackSummaries } = await clean.call<{
        StackSummaries: { StackName: string; StackId: string }[];
      }>('ListStacks');
      const { StackId = '' } = StackSummaries.find(({ StackName }) => StackName === name) ?? {};
      expect(await clean.settle(StackId), name).to.equal('DELETE_COMPLETE');
    }
    for (const name of [
      'ec2.subnet',
      'ec2.vpc',
      'rds.instance',
      'rds.cluster',
      'elbv2.load-balancer',
    ] as const)
      expect([...world.table(name, CLEAN, REFUGE).keys()], name).to.deep.equal([]);
  });

  it('does not take the orders without the platform that they stand on', async () => {
    expect(await rebuild(clean, 'shop-orders')).to.equal('ROLLBACK_COMPLETE');
    expect(await clean.events('shop-orders')).to.include(
      'shop-orders ROLLBACK_IN_PROGRESS No export named shop-subnets found. Rollback requested by user.',
    );
  });
});

async function sandbox(clock: Clock): Promise<World> {
  const seed = SEEDS['sandbox'];
  if (seed === undefined) throw new Error('no sandbox');
  return await seed({ clock, pace: 1 });
}

async function rebuild(clean: StackWorld, name: string): Promise<string> {
  await clean.create(name, readFileSync(`environments/iac/${name}.yaml`, 'utf8'), {
    Capabilities: ['CAPABILITY_IAM'],
    Parameters: PARAMETERS[name] ?? [],
  });
  return await clean.settle(name);
}
