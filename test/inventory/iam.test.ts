import { expect } from 'chai';
import type { Environment } from '../../lib/environment/environment.ts';
import { type Collected, collectFrom, type Sandbox, shopDeclaration, startSandbox } from './sandbox.ts';

const CLEAN = '444455556666';
const arn = (name: string): string => `arn:aws:iam::${CLEAN}:role/${name}`;

describe('the roles of a clean account', () => {
  let sandbox: Sandbox;
  let shop: Environment;

  before(async () => {
    sandbox = await startSandbox(20);
    shop = await shopDeclaration();
  });
  after(() => sandbox.twin.close());
  afterEach(() => sandbox.twin.faults.clear());

  it('are those by which it is entered, with whom they let in', async () => {
    const { inventory } = await collect(shop);
    expect(inventory.facts['iam.role'].map((role) => role.arn)).to.deep.equal([
      arn('landfall-drill'),
      arn('landfall-read'),
    ]);
    for (const { trustPolicy } of inventory.facts['iam.role'])
      expect(JSON.parse(trustPolicy)).to.have.nested.property(
        'Statement[0].Principal.AWS[0]',
        'arn:aws:iam::333344445555:root',
      );
  });

  it('are read once, in the first Region that something is rebuilt in', async () => {
    const [orders, ...others] = shop.workloads;
    const rebuild = orders?.rebuild;
    if (orders === undefined || rebuild === undefined) throw new RangeError('the orders are not rebuilt');
    const there = { ...orders, rebuild: { ...rebuild, into: { account: 'clean', region: 'eu-west-1' } } };
    const { calls } = await collect({ ...shop, workloads: [there, ...others] });
    expect(calls.filter(({ operation }) => operation === 'GetRole')).to.have.length(2);
  });

  it('do not tell an external id', async () => {
    const roles = sandbox.twin.world.table('iam.role', CLEAN, 'global');
    const drill = roles.get('landfall-drill');
    if (drill === undefined) throw new RangeError('there is no role that drills');
    roles.set(drill.name, { ...drill, externalId: 'open-sesame' });
    const { inventory } = await collect(shop);
    roles.set(drill.name, drill);
    expect(JSON.stringify(inventory)).not.to.include('open-sesame');
    expect(inventory.facts['iam.role'][0]?.trustPolicy).to.include('"sts:ExternalId":true');
  });

  it('are completely listed without one that is not there', async () => {
    const accounts = shop.accounts.map((one) =>
      one.name === 'clean' ? { ...one, drillRoleArn: arn('nobody') } : one,
    );
    const { inventory } = await collect({ ...shop, accounts });
    expect(inventory.facts['iam.role'].map(({ name }) => name)).to.deep.equal(['landfall-read']);
    expect(inventory.gaps).to.deep.equal([]);
    expect(inventory.listings.map(({ count, calls }) => [count, calls.length])).to.deep.equal([[1, 2]]);
  });

  it('are a gap each where they may not be read', async () => {
    await sandbox.twin.faults.plant({ kind: 'deny', service: 'iam', operation: 'GetRole' });
    const { inventory } = await collect(shop);
    expect(inventory.gaps.map(({ action, subject }) => [action, subject])).to.deep.equal([
      ['iam:GetRole', arn('landfall-drill')],
      ['iam:GetRole', arn('landfall-read')],
    ]);
    expect(inventory.listings).to.deep.equal([]);
  });

  function collect(environment: Environment): Promise<Collected> {
    return collectFrom(sandbox, environment, { kinds: ['iam.role'] });
  }
});
