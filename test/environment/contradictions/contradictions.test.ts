import { expect } from 'chai';
import { type Contradiction, contradictions } from '../../../lib/environment/index.ts';
import { changed, parsed, SHORT, shipped } from '../declarations.ts';

/** The contradictions of the short declaration with other objectives. */
function found(objectives: string): Contradiction[] {
  const block = objectives.startsWith('{') ? `az: ${objectives}` : objectives;
  return contradictions(parsed(changed('az: { rto: 1h }', block)));
}

/** The same declaration with a second account for backups, and a second Region in both. */
const TWO_ACCOUNTS = changed(
  'regions: [eu-west-1]',
  'regions: [eu-west-1, eu-central-1]\n  vault: { id: "222233334444", purpose: backup, regions: [eu-central-1] }',
);

function withBackup(objective: string, backup: string): Contradiction[] {
  const text = changed('az: { rto: 1h }', `${objective}\n    backup: ${backup}`, TWO_ACCOUNTS);
  return contradictions(parsed(text));
}

describe('contradictions', () => {
  for (const name of ['sandbox', 'staging.example'])
    it(`finds none in ${name}.yaml`, () => {
      expect(contradictions(parsed(shipped(name)))).to.deep.equal([]);
    });

  it('finds an RTO that shrinks as the disruption grows, and says where and how to mend it', () => {
    expect(found('az: { rto: 4h }\n      region: { rto: 1h }')).to.deep.equal([
      {
        workload: 'orders',
        disruption: 'region',
        message:
          'Workload orders promises to be back sooner from the loss of a Region than from that of an Availability Zone',
        expected: 'an RTO for region of at least 4 h, the one for az',
        got: '1 h',
        fix: 'raise the RTO for region, or lower the one for az',
        where: { file: 'environments/shop.yaml', line: 13, column: 22 },
      },
    ]);
    expect(found('az: { rto: 4h }\n      region: { rto: 4h }')).to.deep.equal([]);
  });

  it('compares an instance with a Region when nothing is promised for a zone', () => {
    expect(found('instance: { rto: 4h }\n      region: { rto: 1h }')).to.have.length(1);
    expect(found('instance: { rto: 4h }\n      az: { rto: 1h }\n      region: { rto: 30m }')).to.have.length(
      2,
    );
  });

  it('finds an RTO beyond what the business can bear', () => {
    const [contradiction] = found('{ rto: 5h, mtpd: 4h }');
    expect(contradiction).to.include({
      expected: 'an RTO of at most 4 h, the maximum tolerable period of disruption',
      got: '5 h',
    });
    expect(contradiction?.where).to.include({ line: 12, column: 18 });
    expect(found('{ rto: 4h, mtpd: 4h }')).to.deep.equal([]);
  });

  it('finds steps that take longer than the RTO', () => {
    const recover =
      'recover: { by: restore, detect: 30m, decide: 20m, steps: [{ what: x, takes: 15m, because: y }] }';
    expect(found(`{ rto: 1h, ${recover} }`)[0]).to.include({ got: '1 h 5 min together' });
    expect(found(`{ rto: 65m, ${recover} }`)).to.deep.equal([]);
  });

  describe('of an RPO', () => {
    it('finds one without any backup, unless a failover keeps the data', () => {
      expect(found('{ rpo: 1h }')[0]).to.include({ got: 'no backup declared' });
      expect(found('{ rpo: 0s, recover: { by: failover } }')).to.deep.equal([]);
      expect(found('data-loss: { rpo: 0s, recover: { by: failover } }')).to.have.length(1);
    });

    it('finds backups that are made too seldom, unless there is a point in time', () => {
      const objective = 'data-loss: { rpo: 1m }';
      expect(withBackup(objective, '{ every: 1h }')[0]).to.include({
        message: 'Nothing declared gives workload orders its RPO of 1 min (data-loss)',
        got: 'one every 1 h',
      });
      expect(
        withBackup(objective, '{ every: 1h, pointInTimeStep: { takes: 1m, because: x } }'),
      ).to.deep.equal([]);
      expect(withBackup(objective, '{ retention: 7d }')[0]).to.include({ got: 'neither' });
    });

    it('finds a Region without a copy elsewhere', () => {
      const objective = 'region: { rpo: 2h }';
      expect(withBackup(objective, '{ every: 1h }')[0]).to.include({ got: 'no copies' });
      expect(withBackup(objective, '{ every: 1h, copies: [{ region: eu-central-1 }] }')).to.deep.equal([]);
      const oneRegion = changed(
        'az: { rto: 1h }',
        'region: { rpo: 2h }\n    backup: { every: 1h, copies: [{ region: eu-west-1 }] }',
      );
      expect(contradictions(parsed(oneRegion))[0]).to.include({ got: 'copies in eu-west-1 alone' });
    });

    it('finds the loss of an account without a copy in another, and counts no point in time there', () => {
      const objective = 'account-compromise: { rpo: 2h }';
      expect(withBackup(objective, '{ every: 1h, copies: [{ region: eu-central-1 }] }')[0]).to.include({
        got: 'copies in the accounts of the workloads alone',
      });
      const copies = 'copies: [{ region: eu-central-1, account: vault }]';
      expect(withBackup(objective, `{ every: 1h, ${copies} }`)).to.deep.equal([]);
      expect(
        withBackup(objective, `{ every: 3h, ${copies}, pointInTimeStep: { takes: 5m, because: x } }`)[0]?.got,
      ).to.equal('one every 3 h (a point in time does not survive the loss of the account)');
    });
  });

  it('finds a workload that promises to be back before what it depends on', () => {
    const ledger = (rto: string) =>
      `${changed('tier: gold', 'tier: gold\n    dependsOn: [ledger]')}  ledger:\n    owner: x\n    tier: gold\n    select: { stacks: [l] }\n    objectives: { az: ${rto} }\n`;
    expect(contradictions(parsed(ledger('{ rto: 2h }')))).to.have.length(1);
    expect(contradictions(parsed(ledger('null')))[0]).to.deep.include({
      workload: 'orders',
      disruption: 'az',
      got: 'none promised',
      where: { file: 'environments/shop.yaml', line: 12, column: 18 },
    });
    expect(contradictions(parsed(ledger('{ rto: 1h }')))).to.deep.equal([]);
  });

  it('finds nothing where nothing is promised', () => {
    expect(contradictions(parsed(changed('az: { rto: 1h }', 'az: {}')))).to.deep.equal([]);
    expect(contradictions(parsed(SHORT))).to.deep.equal([]);
  });
});
