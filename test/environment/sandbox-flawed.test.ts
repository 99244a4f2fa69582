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
    const [, flawedCatalogue, flawedLedger] = flawed.workloads;
    const mended = {
      ...promisesOf(flawed),
      workloads: [
        orders,
        { ...flawedCatalogue, objectives: catalogue?.objectives },
        { ...flawedLedger, objectives: ledger?.objectives },
      ],
      exclusions: flawed.exclusions.slice(0, 2),
    };
    expect(mended).to.deep.equal(promisesOf(healthy));
    expect(shipped('sandbox-flawed').match(/# Fault: .*\(declaration\/[a-z-]+\)\.$/gm)).to.have.length(3);
  });

  it('drops one RPO of the catalogue', () => {
    const [az] = flawed.workloads[1]?.objectives.filter(({ disruption }) => disruption === 'az') ?? [];
    expect(az).to.include({ rto: 120 }).and.not.to.have.property('rpo');
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
