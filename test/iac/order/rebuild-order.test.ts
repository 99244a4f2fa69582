import { expect } from 'chai';
import { criticalPath, type OrderedUnit, rebuildOrder } from '../../../lib/iac/order/index.ts';

function unit(id: string, needs: readonly string[] = [], more: Partial<OrderedUnit> = {}): OrderedUnit {
  return {
    id,
    workloads: [id],
    needs: needs.map((name) => ({ unit: name, name: `${name}-value`, by: 'import' })),
    ...more,
  };
}

describe('the order of a rebuild', () => {
  it('puts what others need before them, and side by side what waits for nothing', () => {
    const { steps, cycles } = rebuildOrder([
      unit('web', ['network', 'data']),
      unit('network'),
      unit('data', ['network']),
      unit('mail'),
    ]);
    expect(steps).to.deep.equal([['network', 'mail'], ['data'], ['web']]);
    expect(cycles).to.deep.equal([]);
  });

  it('takes what workloads are declared to depend on into account, and says why', () => {
    const { steps, edges } = rebuildOrder([unit('orders'), unit('ledger')], { orders: ['ledger'] });
    expect(steps).to.deep.equal([['ledger'], ['orders']]);
    expect(edges).to.deep.equal([{ from: 'ledger', to: 'orders', because: ['ledger before orders'] }]);
  });

  it('lets no dependency of workloads count for what several of them stand on', () => {
    const platform = { ...unit('platform'), workloads: ['orders', 'ledger'] };
    const { steps } = rebuildOrder([platform, unit('orders', ['platform']), unit('ledger', ['platform'])], {
      orders: ['ledger'],
    });
    expect(steps).to.deep.equal([['platform'], ['ledger'], ['orders']]);
  });

  it('deploys a nested stack with its parent', () => {
    const { steps } = rebuildOrder([
      unit('root'),
      unit('child', ['network'], { parent: 'root' }),
      unit('network'),
    ]);
    expect(steps).to.deep.equal([['network'], ['root']]);
  });

  it('tells units that wait for each other, and puts neither them nor what waits for them into a step', () => {
    const { steps, cycles } = rebuildOrder([unit('a', ['b']), unit('b', ['a']), unit('c', ['a']), unit('d')]);
    expect(cycles).to.deep.equal([['a', 'b']]);
    expect(steps).to.deep.equal([['d']]);
  });

  it('does not wait for what is not rebuilt with it', () => {
    expect(rebuildOrder([unit('web', ['somebody-elses'])]).steps).to.deep.equal([['web']]);
  });

  it('comes to an end where parents lead back to each other', () => {
    const { steps } = rebuildOrder([
      unit('a', [], { parent: 'b' }),
      unit('b', [], { parent: 'a' }),
      unit('c', ['a']),
    ]);
    expect(steps.flat()).not.to.include('a');
  });
});

describe('the critical path of a rebuild', () => {
  const order = rebuildOrder([
    unit('network'),
    unit('data', ['network']),
    unit('cache', ['network']),
    unit('web', ['data', 'cache']),
  ]);
  const takes = (times: Readonly<Record<string, number>>) =>
    new Map(Object.entries(times).map(([id, seconds]) => [id, { seconds, source: 'a rebuild' }]));

  it('is the longest way', () => {
    expect(criticalPath(order, takes({ network: 60, data: 600, cache: 300, web: 120 }))).to.deep.equal({
      units: ['network', 'data', 'web'],
      seconds: 780,
      unknown: [],
    });
  });

  it('has no length while the time of any unit is not known', () => {
    const path = criticalPath(order, takes({ network: 60, cache: 300, web: 120 }));
    expect(path).to.deep.include({ seconds: null, unknown: ['data'] });
  });

  it('of nothing is nothing, and takes no known time', () => {
    expect(criticalPath(rebuildOrder([]), new Map())).to.deep.equal({
      units: [],
      seconds: null,
      unknown: [],
    });
  });
});
