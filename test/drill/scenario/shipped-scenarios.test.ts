import { expect } from 'chai';
import { fitOf, fits, readScenario, scenarioNames } from '../../../lib/drill/scenario/index.ts';
import { readEnvironment } from '../../../lib/environment/index.ts';
import { packageRoot } from '../../../lib/cli/package-root.ts';
import { fixedNow } from '../../support/fixed-now.ts';
import { thrownBy } from '../../support/thrown-by.ts';

const where = { cwd: '/', packageRoot: packageRoot(), now: fixedNow };

describe('the scenarios that come along', () => {
  it('are found by name, and say what they do not show', async () => {
    expect(await scenarioNames(where)).to.deep.equal([
      'az-loss',
      'cache-flush',
      'cache-node-loss',
      'db-failover',
      'dns-health-check',
      'rebuild',
    ]);
    for (const name of await scenarioNames(where)) {
      const scenario = await readScenario(name, where);
      expect(scenario.doesNot.length, name).to.be.above(3);
      expect(scenario.faults.every(({ what }) => what !== undefined)).to.equal(true);
    }
  });

  it('are suggested for a name that is not quite theirs', async () => {
    const error = await thrownBy(() => readScenario('az-lost', where));
    expect(error).to.include({ code: 'SCENARIO_UNKNOWN', exitCode: 3 });
    expect((error as Error).message).to.contain('Did you mean "az-loss"?');
  });

  const pairs: Record<string, Record<string, string>> = {
    'az-loss': { orders: 'rto rpo', catalogue: 'rto', ledger: 'not-measurable' },
    'cache-flush': { orders: 'rto', catalogue: 'rto', ledger: 'not-measurable' },
    'cache-node-loss': { orders: 'rto', catalogue: 'rto', ledger: 'not-measurable' },
    'db-failover': { orders: 'rto rpo', catalogue: 'not-measurable', ledger: 'rto rpo' },
    'dns-health-check': { orders: 'rto', catalogue: 'rto', ledger: 'not-promised' },
  };
  for (const [name, expected] of Object.entries(pairs))
    it(`run ${name} in the sandbox where it is promised and can be measured`, async () => {
      const environment = await readEnvironment('sandbox', where);
      const scenario = await readScenario(name, where);
      const found = fits(scenario, environment).map((fit) => [
        fit.workload,
        fit.runs ? fit.objectives.join(' ') : fit.because,
      ]);
      expect(Object.fromEntries(found)).to.deep.equal(expected);
    });

  it('run nowhere on staging until the declaration allows them', async () => {
    const environment = await readEnvironment('staging.example', where);
    const [checkout] = environment.workloads;
    for (const name of Object.keys(pairs)) {
      const scenario = await readScenario(name, where);
      expect(checkout && fitOf(scenario, checkout, environment)).to.include({ because: 'not-allowed' });
      const allowed = { ...environment, safety: { ...environment.safety, scenarios: [name] } };
      const fit = checkout && fitOf(scenario, checkout, allowed);
      expect(fit).to.deep.include({ runs: true, advice: [] });
    }
  });
});
