import { expect } from 'chai';
import fc from 'fast-check';
import { defineCheck, fail, missing, pass } from '../../lib/checks/check.ts';
import { judge } from '../../lib/checks/judge.ts';
import { recoveryPointExists } from '../../lib/checks/backup/recovery-point-exists.ts';
import { promisesConsistent } from '../../lib/checks/declaration/promises-consistent.ts';
import { rpoAttainable } from '../../lib/checks/objectives/rpo-attainable.ts';
import { rtoAttainable } from '../../lib/checks/objectives/rto-attainable.ts';
import type { Check } from '../../lib/checks/check.ts';
import type { Exclusion } from '../../lib/environment/environment.ts';
import type { Facts, Inventory } from '../../lib/inventory/inventory.ts';
import {
  ago,
  environment,
  fixedNow,
  gap,
  inventory,
  kmsKey,
  objective,
  rdsInstance,
  rdsSnapshot,
  targetGroup,
  workload,
} from '../support/facts.ts';

const looked: Check = defineCheck({
  id: 'test/looked',
  title: 'Databases are looked at',
  what: 'w',
  why: 'y',
  how: 'h',
  fix: 'f',
  severity: 'high',
  kind: 'estimated',
  suite: 'backups',
  facts: ['rds.instance'],
  requirements: ['DB-1'],
  controls: [{ id: 'SOC 2 A1.2', mark: 'evidences' }],
  judge: (view) =>
    view.own('rds.instance').map((fact) => ({
      subject: {
        arn: fact.arn,
        type: 'AWS::RDS::DBInstance',
        name: fact.id,
        account: fact.account,
        region: fact.region,
      },
      fact: { kind: 'rds.instance', arn: fact.arn },
      finding: fact.multiAz ? pass('two zones') : fail({ message: 'one zone' }),
    })),
});

function judgeWith(check: Check, seen: Inventory, exclusions: readonly Exclusion[] = []) {
  return judge({ environment: environment({ exclusions }), inventory: seen, checks: [check], now: fixedNow })
    .verdicts;
}

function exclusion(fields: Partial<Exclusion> = {}): Exclusion {
  return {
    check: 'test/looked',
    workload: 'orders',
    resource: '*',
    reason: 'being replaced',
    owner: 'team-orders',
    until: ago(-86_400),
    ...fields,
  };
}

const oneZone = inventory({ facts: { 'rds.instance': [rdsInstance({ multiAz: false })] } });

describe('judge', () => {
  it('makes a verdict of a finding, with a stable id, its metadata and a pointer to the fact', () => {
    const other = rdsInstance({ id: 'a-first', tags: {} });
    const [verdict] = judgeWith(looked, inventory({ facts: { 'rds.instance': [other, rdsInstance()] } }));
    expect(verdict).to.deep.include({
      id: 'test/looked|orders|arn:aws:rds:eu-west-1:111122223333:db:orders-db',
      check: 'test/looked',
      workload: 'orders',
      severity: 'high',
      outcome: 'pass',
      kind: 'estimated',
      observedAt: fixedNow,
      evidence: ['inventory.json#/facts/rds.instance/1'],
      requirements: ['DB-1'],
    });
  });

  it('says not applicable, with the reason, where the workload does not promise it', () => {
    const verdicts = judgeWith({ ...looked, promisedBy: () => 'nobody asked' }, oneZone);
    expect(verdicts).to.have.length(1);
    expect(verdicts[0]).to.include({ outcome: 'not-applicable', message: 'nobody asked' });
  });

  it('says not applicable, with the listings as evidence, where complete listings hold nothing of the kind', () => {
    const [verdict] = judgeWith(looked, inventory());
    expect(verdict).to.deep.include({ outcome: 'not-applicable', evidence: ['calls.ndjson#1'] });
  });

  it('says unknown where nothing of the kind was ever listed', () => {
    expect(judgeWith(looked, inventory({ listings: [] }))[0]?.outcome).to.equal('unknown');
  });

  it('says unknown for a gap, naming operation, account, Region, code and the permission', () => {
    const [verdict] = judgeWith(looked, inventory({ gaps: [gap()] }));
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.match(/rds:DescribeDBInstances.*111122223333, eu-west-1: AccessDenied/);
    expect(verdict?.fix).to.include('allow rds:DescribeDBInstances');
    expect(verdict?.evidence).to.deep.equal(['inventory.json#/gaps/0']);
  });

  it('keeps a fail that was seen beside a gap', () => {
    const verdicts = judgeWith(looked, { ...oneZone, gaps: [gap({ region: 'eu-central-1' })] });
    expect(verdicts.map(({ outcome }) => outcome)).to.deep.equal(['fail', 'unknown']);
  });

  it('makes a fail that rests on absence unknown where the listing has a gap', () => {
    const check: Check = { ...looked, judge: () => [{ finding: missing({ message: 'no database' }) }] };
    expect(judgeWith(check, inventory())[0]?.outcome).to.equal('fail');
    const [verdict] = judgeWith(check, inventory({ gaps: [gap()] }));
    expect(verdict?.outcome).to.equal('unknown');
    expect(verdict?.message).to.include(
      'no database; it may be in what could not be read: rds:DescribeDBInstances',
    );
  });

  it('leaves a gap about somebody else alone', () => {
    const others = rdsInstance({ id: 'others', tags: {} });
    const seen = inventory({
      facts: { 'rds.instance': [rdsInstance(), others] },
      gaps: [gap({ subject: others.arn, region: 'eu-central-1' })],
    });
    expect(judgeWith(looked, seen).map(({ outcome }) => outcome)).to.deep.equal(['pass']);
  });

  it('says unknown when the check itself breaks, and goes on with the others', () => {
    const broken: Check = {
      ...looked,
      id: 'test/broken',
      judge: () => {
        throw new TypeError('cannot read x of undefined');
      },
    };
    const { verdicts } = judge({
      environment: environment(),
      inventory: oneZone,
      checks: [broken, looked],
      now: fixedNow,
    });
    expect(verdicts.map(({ check, outcome }) => [check, outcome])).to.deep.equal([
      ['test/broken', 'unknown'],
      ['test/looked', 'fail'],
    ]);
    expect(verdicts[0]?.message).to.include('cannot read x of undefined');
  });

  describe('exclusions', () => {
    it('turns a fail into excluded, with the reason, the owner and the date', () => {
      const [verdict] = judgeWith(looked, oneZone, [exclusion()]);
      expect(verdict?.outcome).to.equal('excluded');
      expect(verdict?.message).to.include('team-orders until 2026-11-25: being replaced');
      expect(verdict?.message).to.include('Otherwise fail: one zone');
    });

    it('counts one whose date has passed as not written', () => {
      expect(judgeWith(looked, oneZone, [exclusion({ until: ago(1) })])[0]?.outcome).to.equal('fail');
    });

    const names: [resource: string, outcome: string][] = [
      ['arn:aws:rds:eu-west-1:111122223333:db:orders-db', 'excluded'],
      ['arn:aws:rds:*:db:orders-*', 'excluded'],
      ['AWS::RDS::DBInstance', 'excluded'],
      ['AWS::RDS::DBCluster', 'fail'],
      ['arn:aws:rds:*:db:ledger-*', 'fail'],
    ];
    for (const [resource, outcome] of names)
      it(`makes orders-db ${outcome} when ${resource} is excused`, () => {
        expect(judgeWith(looked, oneZone, [exclusion({ resource })])[0]?.outcome).to.equal(outcome);
      });

    it('leaves a pass a pass', () => {
      const seen = inventory({ facts: { 'rds.instance': [rdsInstance()] } });
      expect(judgeWith(looked, seen, [exclusion()])[0]?.outcome).to.equal('pass');
    });

    it('accepts a gap by the place that could not be read', () => {
      const seen = inventory({ gaps: [gap()] });
      const accepted = exclusion({ resource: 'arn:aws:rds:eu-west-1:111122223333:*' });
      expect(judgeWith(looked, seen, [accepted])[0]?.outcome).to.equal('excluded');
      const elsewhere = exclusion({ resource: 'arn:aws:rds:eu-central-1:111122223333:*' });
      expect(judgeWith(looked, seen, [elsewhere])[0]?.outcome).to.equal('unknown');
    });
  });

  it('gives the same verdicts whatever the order of facts and keys', () => {
    const facts: Partial<Facts> = {
      'rds.instance': [
        rdsInstance(),
        rdsInstance({ id: 'orders-b', multiAz: false }),
        rdsInstance({ id: 'orders-c' }),
      ],
      'rds.snapshot': [rdsSnapshot(), rdsSnapshot({ id: 'rds:b', sourceResourceId: 'db-ORDERS-B' })],
      'kms.key': [kmsKey()],
      'elb.target-group': [targetGroup(), targetGroup({ id: 'orders-api' })],
    };
    const checks = [looked, recoveryPointExists, rpoAttainable, rtoAttainable];
    const declared = environment({
      workloads: [
        workload({ backup: { exposureWindow: 3_600, copies: [], immutable: false, encrypted: true } }),
      ],
    });
    const judged = (seen: Inventory) => {
      const { verdicts, objectives } = judge({
        environment: declared,
        inventory: seen,
        checks,
        now: fixedNow,
      });
      return { objectives, verdicts: verdicts.map((verdict) => ({ ...verdict, evidence: [] })) };
    };
    const expected = judged(inventory({ facts }));
    expect(new Set(expected.verdicts.map(({ outcome }) => outcome)).size).to.be.greaterThan(1);
    const shuffled = fc.record({
      'rds.instance': fc.shuffledSubarray([...(facts['rds.instance'] ?? [])], { minLength: 3 }),
      'rds.snapshot': fc.shuffledSubarray([...(facts['rds.snapshot'] ?? [])], { minLength: 2 }),
      'elb.target-group': fc.shuffledSubarray([...(facts['elb.target-group'] ?? [])], { minLength: 2 }),
      reversed: fc.boolean(),
    });
    fc.assert(
      fc.property(shuffled, ({ reversed, ...order }) => {
        const seen = inventory({ facts: { ...facts, ...order } });
        expect(judged(reversed ? withKeysReversed(seen) : seen)).to.deep.equal(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('judges the workloads that are asked for against the whole declaration', () => {
    const slow = workload({ name: 'ledger', objectives: [objective({ rto: 9_000 })] });
    const { verdicts, objectives } = judge({
      environment: environment({ workloads: [workload({ dependsOn: ['ledger'] }), slow] }),
      inventory: inventory(),
      checks: [promisesConsistent],
      workloads: ['orders'],
      now: fixedNow,
    });
    expect(verdicts.map((one) => [one.workload, one.outcome])).to.deep.equal([['orders', 'fail']]);
    expect(new Set(objectives.map((row) => row.workload))).to.deep.equal(new Set(['orders', 'ledger']));
  });
});

function withKeysReversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withKeysReversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, inner]) => [key, withKeysReversed(inner)])) as T;
}
