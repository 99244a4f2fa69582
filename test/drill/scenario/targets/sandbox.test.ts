import { expect } from 'chai';
import {
  fits,
  readScenario,
  resolveTargets,
  unmetPreconditions,
} from '../../../../lib/drill/scenario/index.ts';
import { packageRoot } from '../../../../lib/cli/package-root.ts';
import { realClock } from '../../../../lib/base/clock.ts';
import { estateOf, type Estate } from '../../../../lib/estate/index.ts';
import { collectFrom, shopDeclaration, startSandbox } from '../../../inventory/sandbox.ts';

describe('the shop, as scenarios meet it', function () {
  this.timeout(60_000);

  let estate: Estate;
  before(async () => {
    const sandbox = await startSandbox(100);
    try {
      const environment = await shopDeclaration();
      const { inventory } = await collectFrom(sandbox, environment);
      estate = estateOf(environment, inventory, realClock.now());
    } finally {
      await sandbox.twin.close();
    }
  });

  for (const [name, workload, faults] of [
    [
      'az-loss',
      'orders',
      {
        'stop-servers': 1,
        'cut-network': 1,
        'fail-over-instances': 1,
        'fail-over-clusters': 0,
        'lose-cache-nodes': 0,
      },
    ],
    [
      'az-loss',
      'catalogue',
      {
        'stop-servers': 1,
        'cut-network': 1,
        'fail-over-instances': 0,
        'fail-over-clusters': 0,
        'lose-cache-nodes': 1,
      },
    ],
    ['db-failover', 'orders', { 'fail-over-instances': 1, 'fail-over-clusters': 0 }],
    ['db-failover', 'ledger', { 'fail-over-instances': 0, 'fail-over-clusters': 1 }],
    ['dns-health-check', 'orders', { 'cut-front-door': 3 }],
    ['dns-health-check', 'catalogue', { 'cut-front-door': 3 }],
    ['cache-flush', 'catalogue', { 'empty-cache': 1 }],
    ['cache-node-loss', 'catalogue', { 'lose-node': 1 }],
  ] as const)
    it(`lets ${name} break what it should of ${workload}, within its limits`, async () => {
      const scenario = await readScenario(name, { cwd: '/', packageRoot: packageRoot() });
      const view = estate.view(workload);
      if (view === undefined) throw new Error(`${workload} is not declared`);
      const [fit] = fits(scenario, view.environment).filter((one) => one.workload === workload);
      expect(fit).to.include({ runs: true });
      const found = resolveTargets(scenario, view);
      expect(found).to.deep.include({ problems: [], gaps: [] });
      expect(unmetPreconditions(scenario, view, found)).to.deep.equal([]);
      expect(found.place).to.deep.equal({ account: '111122223333', region: 'eu-west-1' });
      expect(Object.fromEntries(found.targets.map(({ fault, arns }) => [fault, arns.length]))).to.deep.equal(
        faults,
      );
      expect(found.zone === null).to.equal(!['az-loss', 'cache-node-loss'].includes(name));
    });

  it('says of a workload without a cache that drills of caches are not for it', async () => {
    const scenario = await readScenario('cache-flush', { cwd: '/', packageRoot: packageRoot() });
    const view = estate.view('orders');
    if (view === undefined) throw new Error('orders is not declared');
    expect(resolveTargets(scenario, view).lacks).to.equal('workload "orders" has no aws:elasticache:cluster');
  });
});
