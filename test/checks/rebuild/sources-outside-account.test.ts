import { expect } from 'chai';
import { sourcesOutsideAccount } from '../../../lib/checks/rebuild/sources-outside-account.ts';
import type { RebuildPolicy } from '../../../lib/environment/environment.ts';
import type { IacUnitFact } from '../../../lib/inventory/facts.ts';
import { gap, inventory, SHOP, workload } from '../../support/facts.ts';
import { iacUnit } from '../../support/iac-facts.ts';
import { outcomes, verdictsOf } from '../../support/verdicts.ts';

const OUTSIDE = 'https://git.example.org/infrastructure';

function judged(policy: Partial<RebuildPolicy>, unit: Partial<IacUnitFact> = {}) {
  const rebuild = {
    sources: [{ path: 'iac/a.yaml', parameters: {} }],
    detectDrift: false,
    smoke: [],
    ...policy,
  };
  return verdictsOf(sourcesOutsideAccount, {
    workload: workload({ rebuild }),
    inventory: inventory({ facts: { 'iac.unit': [iacUnit(unit)] } }),
  });
}

const terraform = (backend: IacUnitFact['backend']): Partial<IacUnitFact> =>
  backend === undefined ? {} : { format: 'terraform-hcl', backend };

describe('rebuild/sources-outside-account', () => {
  it('passes files that are declared to be kept outside, and says that nobody looked', () => {
    const [verdict, ...others] = judged({ keptAt: OUTSIDE });
    expect(others).to.deep.equal([]);
    expect(verdict).to.include({ outcome: 'pass', kind: 'declared' });
    expect(verdict?.message).to.include('nobody looked there');
  });

  it('fails files of which nobody says where they are', () => {
    expect(outcomes(judged({}))).to.deep.equal(['fail']);
  });

  it('fails files that lie in the account that they rebuild', () => {
    for (const keptAt of [
      `s3://templates-${SHOP}`,
      'a bucket of the account "shop"',
      'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/infra',
    ])
      expect(outcomes(judged({ keptAt }))).to.deep.equal(['fail']);
  });

  it('fails a state on somebody’s disk, without a lock, or in the account itself', () => {
    const of = (backend: IacUnitFact['backend']) => outcomes(judged({ keptAt: OUTSIDE }, terraform(backend)));
    expect(of({ type: 'local', locked: true })).to.deep.equal(['pass', 'fail']);
    expect(of({ type: 's3', place: 'states', locked: false })).to.deep.equal(['pass', 'fail']);
    expect(of({ type: 's3', place: `states-${SHOP}`, locked: true })).to.deep.equal(['pass', 'fail']);
  });

  it('does not claim that a bucket keeps versions: no file tells', () => {
    const verdicts = judged({ keptAt: OUTSIDE }, terraform({ type: 's3', place: 'states', locked: true }));
    expect(outcomes(verdicts)).to.deep.equal(['pass', 'unknown']);
  });

  it('is unknown beside it where a source could not be read', () => {
    const rebuild = {
      sources: [{ path: 'x', parameters: {} }],
      detectDrift: false,
      smoke: [],
      keptAt: OUTSIDE,
    };
    const unread = gap({ service: 'file', operation: 'read', kinds: ['iac.unit'], subject: 'iac:orders/x' });
    const verdicts = verdictsOf(sourcesOutsideAccount, {
      workload: workload({ rebuild }),
      inventory: inventory({ gaps: [unread] }),
    });
    expect(outcomes(verdicts)).to.deep.equal(['pass', 'unknown']);
  });
});
