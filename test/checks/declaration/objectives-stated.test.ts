import { expect } from 'chai';
import { objectivesStated } from '../../../lib/checks/declaration/objectives-stated.ts';
import type { Disruption, Objective } from '../../../lib/environment/environment.ts';
import { dnsName } from '../../support/dns-world.ts';
import { gap, inventory, objective, rdsInstance, workload } from '../../support/facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const database = inventory({ facts: { 'rds.instance': [rdsInstance()] } });
const promised = (...disruptions: Disruption[]): Objective[] =>
  disruptions.map((disruption) => objective({ disruption }));

describe('declaration/objectives-stated', () => {
  it('passes a workload with data that states RTO and RPO for all that can happen to it', () => {
    const complete = workload({ objectives: promised('instance', 'az', 'region', 'data-loss') });
    const verdicts = verdictsOf(objectivesStated, { workload: complete, inventory: database });
    expect(outcomes(verdicts)).to.deep.equal(['pass', 'pass', 'pass', 'pass']);
    expect(verdicts[0]).to.include({ kind: 'declared', disruption: 'instance' });
  });

  it('fails each disruption that nothing is promised for', () => {
    const verdicts = verdictsOf(objectivesStated, { workload: workload(), inventory: database });
    expect(
      verdicts.filter(({ outcome }) => outcome === 'fail').map(({ disruption }) => disruption),
    ).to.deep.equal(['instance', 'region', 'data-loss']);
    expect(verdicts[0]?.message).to.equal(
      'orders states no RTO and RPO for instance, though it holds data in 1 store',
    );
  });

  it('fails an RTO without an RPO where there is data', () => {
    const halves = workload({
      objectives: [...promised('instance', 'region', 'data-loss'), objective({ rpo: undefined })],
    });
    const failed = verdictsOf(objectivesStated, { workload: halves, inventory: database }).find(
      ({ outcome }) => outcome === 'fail',
    );
    expect(failed).to.include({
      disruption: 'az',
      got: 'only RTO',
      fix: 'state objectives.az.rpo for orders or its tier',
    });
  });

  it('asks a workload without data for RTOs of instance and zone only', () => {
    const stateless = workload({
      objectives: ['instance', 'az'].map((one) =>
        objective({ disruption: one as Disruption, rpo: undefined }),
      ),
    });
    expect(outcomes(verdictsOf(objectivesStated, { workload: stateless }))).to.deep.equal(['pass', 'pass']);
  });

  it('asks a workload with names for an RTO of dns', () => {
    const named = workload({ dns: [dnsName()], objectives: promised('instance', 'az') });
    const verdicts = verdictsOf(objectivesStated, { workload: named });
    expect(verdicts.at(-1)).to.include({ outcome: 'fail', disruption: 'dns', expected: 'RTO for dns' });
  });

  it('says unknown besides when it could not see whether there is data', () => {
    const stateless = workload({ objectives: promised('instance', 'az') });
    const verdicts = verdictsOf(objectivesStated, {
      workload: stateless,
      inventory: inventory({ gaps: [gap()] }),
    });
    expect(outcomes(verdicts)).to.deep.equal(['pass', 'pass', 'unknown']);
  });
});
