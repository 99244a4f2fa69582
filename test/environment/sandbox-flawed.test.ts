import { expect } from 'chai';
import { contradictions, type Environment, exclusionsInForce } from '../../lib/environment/index.ts';
import { fixedNow } from '../support/fixed-now.ts';
import { parsed, shipped } from './declarations.ts';

/** All that a declaration promises, without its name and its text. */
function promisesOf({
  name: _name,
  title: _title,
  endpoint: _endpoint,
  source: _source,
  ...rest
}: Environment) {
  return rest;
}

describe('sandbox-flawed.yaml', () => {
  const healthy = parsed(shipped('sandbox'));
  const flawed = parsed(shipped('sandbox-flawed'));

  it('promises what sandbox.yaml promises, but for the faults that it marks', () => {
    const [orders, catalogue, ledger] = healthy.workloads;
    const [flawedOrders, flawedCatalogue, flawedLedger] = flawed.workloads;
    const mended = {
      ...promisesOf(flawed),
      workloads: [
        { ...flawedOrders, rebuild: orders?.rebuild },
        { ...flawedCatalogue, objectives: catalogue?.objectives, rebuild: catalogue?.rebuild },
        { ...flawedLedger, objectives: ledger?.objectives, rebuild: ledger?.rebuild },
      ],
      exclusions: flawed.exclusions.slice(0, 2),
    };
    expect(mended).to.deep.equal(promisesOf(healthy));
    const marked = shipped('sandbox-flawed').match(/# Fault: .*\((declaration|rebuild)\/[a-z-]+\)\.$/gm);
    expect(marked).to.have.length(6);
  });

  it('drops one RPO of the catalogue', () => {
    const [az] = flawed.workloads[1]?.objectives.filter(({ disruption }) => disruption === 'az') ?? [];
    expect(az).to.include({ rto: 120 }).and.not.to.have.property('rpo');
  });

  it('rebuilds orders from its own account, the catalogue from a template with traps, and the ledger from nothing', () => {
    const [orders, catalogue, ledger] = flawed.workloads.map(({ rebuild }) => rebuild);
    expect(orders?.keptAt).to.equal('s3://shop-templates-111122223333/orders');
    expect({ ...orders, keptAt: '' }).to.deep.equal({ ...healthy.workloads[0]?.rebuild, keptAt: '' });
    expect(catalogue?.sources.map(({ path }) => path)).to.deep.equal([
      'iac/shop-platform.yaml',
      'iac-flawed/shop-catalogue.yaml',
    ]);
    expect(ledger).to.equal(undefined);
  });

  it('contradicts itself once', () => {
    expect(
      contradictions(flawed).map(({ workload, disruption, got }) => ({ workload, disruption, got })),
    ).to.deep.equal([{ workload: 'ledger', disruption: 'region', got: '4 h' }]);
  });

  it('holds an exclusion that has run out', () => {
    expect(flawed.exclusions).to.have.length(3);
    expect(exclusionsInForce(flawed, fixedNow)).to.have.length(2);
  });
});
