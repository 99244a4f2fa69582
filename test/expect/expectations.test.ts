import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssertionError } from 'chai';
import { expect as plain } from 'chai';
import type { Verdict } from '../../lib/checks/verdict.ts';
import type { ObjectiveRow } from '../../lib/objectives/objective-row.ts';
import { LandfallError } from '../../lib/base/errors.ts';
import { forgetRun } from '../../lib/expect/index.ts';
import { check, checks, expect, run, store, vault, workload } from '../../lib/index.ts';
import { ago, fixedNow } from '../support/fixed-now.ts';
import { backupRecoveryPoint, backupVault, kmsKey, rdsInstance } from '../support/facts.ts';
import { type Found, finishedRun } from '../support/finished-run.ts';
import { gap, inventory } from '../support/inventory.ts';
import { objectiveRow, verdict, withFolder } from '../support/run-folder.ts';
import { drillResult, scenarioText } from '../support/recorded-drill.ts';
import { thrownBy } from '../support/thrown-by.ts';

/** Gives the body a run with these findings to ask about. */
function over(found: Found, body: () => Promise<void> | void): () => Promise<void> {
  return withFolder(async (folder) => {
    const before = process.env['LANDFALL_RUN'];
    const writer = await finishedRun(folder, found);
    process.env['LANDFALL_RUN'] = writer.folder;
    forgetRun();
    try {
      await body();
    } finally {
      if (before === undefined) delete process.env['LANDFALL_RUN'];
      else process.env['LANDFALL_RUN'] = before;
      forgetRun();
    }
  });
}

async function messageOf(act: () => unknown): Promise<string> {
  return ((await thrownBy(act)) as Error).message;
}

const CHECK = 'backup/recovery-point-exists';

describe('a drill of the run', () => {
  const DRILL = 'drill/db-failover';

  /** A run with one drill on the ledger, whose verdict says this. */
  function drilled(outcome: Verdict['outcome'], body: () => Promise<void> | void): () => Promise<void> {
    return over({ verdicts: [verdict({ check: DRILL, workload: 'ledger', outcome })] }, async () => {
      const place = join(run().folder, 'drills', 'db-failover');
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'scenario.yaml'), scenarioText());
      writeFileSync(join(place, 'result.json'), JSON.stringify(drillResult({ outcome })));
      forgetRun();
      await body();
    });
  }

  it(
    'is asked like a check, in the words of its scenario',
    drilled('pass', () => {
      expect(check(DRILL)).to.holdFor('ledger');
      plain(checks('chaos').map(({ title }) => title)).to.deep.equal([
        'The database changes its primary: it is back in time, with its data',
      ]);
    }),
  );

  it(
    'fails where it was measured to break its promise, and is unknown on a workload that it was not carried out on',
    drilled('fail', async () => {
      plain(await thrownBy(() => expect(check(DRILL)).to.holdFor('ledger'))).to.be.instanceOf(AssertionError);
      plain(await thrownBy(() => expect(check(DRILL)).to.holdFor('orders'))).to.include({
        code: 'OUTCOME_UNKNOWN',
      });
    }),
  );

  it(
    'that was not carried out is no drill',
    drilled('pass', async () => {
      plain(await messageOf(() => check('drill/az-los'))).to.include('drill/az-los');
    }),
  );
});

describe('expect(check).to.holdFor', () => {
  const judged = (...verdicts: Partial<Verdict>[]): Found => ({
    verdicts: verdicts.map((one) => verdict({ check: CHECK, ...one })),
  });

  it(
    'passes where every subject passes',
    over(judged({}), () => {
      expect(check(CHECK)).to.holdFor('orders');
      expect(check(CHECK)).to.hold();
    }),
  );

  it(
    'fails with what, where, expected, got and fix',
    over(
      judged(
        {},
        {
          id: '2',
          outcome: 'fail',
          message: 'ledger has none',
          expected: 'a point',
          got: 'none',
          fix: 'make one',
        },
      ),
      async () => {
        const error = await thrownBy(() => expect(check(CHECK)).to.holdFor('orders'));
        plain(error).to.be.instanceOf(AssertionError);
        plain((error as Error).message).to.equal(
          [
            'ledger has none',
            '  at AWS::RDS::DBInstance arn:aws:rds:eu-west-1:111122223333:db:orders-db',
            '  expected a point',
            '  got none',
            '  fix: make one',
          ].join('\n'),
        );
        plain(error).to.deep.include({
          expected: { 'AWS::RDS::DBInstance arn:aws:rds:eu-west-1:111122223333:db:orders-db': 'a point' },
          actual: { 'AWS::RDS::DBInstance arn:aws:rds:eu-west-1:111122223333:db:orders-db': 'none' },
        });
      },
    ),
  );

  it(
    'throws no AssertionError for what is unknown, with .not as well as without',
    over(judged({ outcome: 'unknown', message: 'rds:DescribeDBInstances was denied' }), async () => {
      for (const act of [
        () => expect(check(CHECK)).to.holdFor('orders'),
        () => expect(check(CHECK)).to.not.holdFor('orders'),
      ]) {
        const error = await thrownBy(act);
        plain(error).to.be.instanceOf(LandfallError).and.not.instanceOf(AssertionError);
        plain(error).to.include({ code: 'OUTCOME_UNKNOWN', exitCode: 2 });
        plain(Object.keys(error as object))
          .to.not.include.members(['expected'])
          .and.not.include.members(['actual']);
        plain((error as Error).message).to.match(/^Unknown: rds:DescribeDBInstances was denied/);
      }
    }),
  );

  it(
    'is turned round by .not',
    over(
      {
        verdicts: [verdict({ check: CHECK, outcome: 'fail' }), verdict({ check: CHECK, workload: 'ledger' })],
      },
      async () => {
        expect(check(CHECK)).to.not.holdFor('orders');
        plain(await thrownBy(() => expect(check(CHECK)).to.not.holdFor('ledger'))).to.be.instanceOf(
          AssertionError,
        );
      },
    ),
  );

  it(
    'fails for all workloads together when one fails',
    over(judged({ workload: 'ledger', outcome: 'fail' }), async () => {
      expect(check(CHECK)).to.holdFor('orders');
      plain(await thrownBy(() => expect(check(CHECK)).to.hold())).to.be.instanceOf(AssertionError);
    }),
  );

  it(
    'lets what is excused through, and does not let it stand for a fail',
    over(judged({ outcome: 'excluded', message: 'until June' }), async () => {
      expect(check(CHECK)).to.holdFor('orders');
      plain(await thrownBy(() => expect(check(CHECK)).to.not.holdFor('orders'))).to.include({
        code: 'NOTHING_JUDGED',
      });
    }),
  );

  it(
    'is unknown where there is no verdict, and where the run died before it judged',
    over({ verdicts: null }, async () => {
      plain(await thrownBy(() => expect(check(CHECK)).to.holdFor('orders'))).to.include({
        code: 'PART_MISSING',
        exitCode: 2,
      });
    }),
  );

  it(
    'suggests the name that may be meant',
    over({}, async () => {
      plain(await messageOf(() => check('backup/recovery-point-exist'))).to.include(
        `Did you mean "${CHECK}"?`,
      );
      plain(await messageOf(() => expect(check(CHECK)).to.holdFor('order'))).to.include(
        'Did you mean "orders"?',
      );
      plain(await thrownBy(() => expect('orders').to.meetRpo())).to.include({ code: 'EXPECTATION_MISUSED' });
    }),
  );

  it(
    'knows every check by its suite',
    over({}, () => {
      plain(checks('dns').map(({ id }) => id)).to.include('route53/failover-complete');
      plain(checks().length).to.be.greaterThan(15);
      plain(run().run.ended).to.equal('completed');
    }),
  );
});

describe('expect(workload).to.meetRpo and meetRto', () => {
  const rows = (...objectives: Partial<ObjectiveRow>[]): Found => ({
    objectives: objectives.map((row) => objectiveRow(row)),
  });

  it(
    'pass where every objective of the measure is met',
    over(rows({}, { measure: 'rto', outcome: 'fail' }), () => {
      expect(workload('orders')).to.meetRpo();
      expect(workload('orders')).to.meetRpo('region');
      expect(workload('orders')).to.not.meetRto();
    }),
  );

  it(
    'fail with the promise, the estimate and its longest term',
    over(
      rows({
        outcome: 'fail',
        estimated: {
          seconds: 9_000,
          terms: [
            { what: 'exposure', seconds: 8_000, source: 'backup:x' },
            { what: 'copy', seconds: 1_000, source: 'y' },
          ],
        },
        message: 'the worst exposure is 2 h 30 min',
      }),
      async () => {
        plain(await messageOf(() => expect(workload('orders')).to.meetRpo('region'))).to.equal(
          [
            'RPO of orders for region: the worst exposure is 2 h 30 min',
            '  at workload orders, disruption region',
            '  expected at most 2 h, as declared',
            '  got estimated 2 h 30 min',
            '  fix: shorten the longest term, exposure, 2 h 13 min (backup:x), or promise a longer RPO',
          ].join('\n'),
        );
      },
    ),
  );

  it(
    'are unknown where no estimate could be made, even beside one that is met',
    over(
      rows({}, { disruption: 'az', outcome: 'unknown', estimated: null, message: 'no term for detection' }),
      async () => {
        plain(await thrownBy(() => expect(workload('orders')).to.meetRpo())).to.include({
          code: 'OUTCOME_UNKNOWN',
        });
        plain(await thrownBy(() => expect(workload('orders')).to.not.meetRpo())).to.include({
          code: 'OUTCOME_UNKNOWN',
        });
        expect(workload('orders')).to.meetRpo('region');
      },
    ),
  );

  it(
    'refuse what is not promised, and workloads that are not declared',
    over(rows({}), async () => {
      plain(await messageOf(() => expect(workload('orders')).to.meetRpo('dns'))).to.include('one of region');
      plain(await messageOf(() => workload('oders'))).to.include('Did you mean "orders"?');
    }),
  );
});

describe('expect(store).to.have.recoveryPointWithin', () => {
  const database = rdsInstance({ id: 'orders-db', tags: { workload: 'orders' } });
  const point = backupRecoveryPoint({
    resourceArn: database.arn,
    dataTime: ago(1_800),
    completedAt: ago(1_500),
  });
  const facts = {
    'rds.instance': [database],
    'backup.recovery-point': [point],
    'kms.key': [kmsKey({ arn: point.keyArn ?? '' })],
    'backup.vault': [backupVault({ id: 'shop-local', account: '111122223333', region: 'eu-west-1' })],
  };
  const judged = [verdict({ observedAt: fixedNow })];

  it(
    'compares the newest usable point with the moment of the run',
    over({ inventory: inventory({ facts }), verdicts: judged }, async () => {
      expect(store('orders-db')).to.have.recoveryPointWithin('30m');
      const error = await thrownBy(() => expect(store(database.arn)).to.have.recoveryPointWithin('29m'));
      plain(error).to.be.instanceOf(AssertionError);
      plain((error as Error).message)
        .to.include('got data 30 min old')
        .and.include(database.arn);
      plain(await thrownBy(() => expect(store('orders-db')).to.have.recoveryPointWithin('soon'))).to.include({
        code: 'DURATION_INVALID',
      });
      plain(await messageOf(() => store('order-db'))).to.include('Did you mean "orders-db"?');
    }),
  );

  it(
    'is unknown where a listing had a gap, unless what was seen is enough',
    over(
      {
        inventory: inventory({ facts, gaps: [gap({ kinds: ['backup.recovery-point'] })] }),
        verdicts: judged,
      },
      async () => {
        expect(store('orders-db')).to.have.recoveryPointWithin('30m');
        plain(await thrownBy(() => expect(store('orders-db')).to.have.recoveryPointWithin('1m'))).to.include({
          code: 'OUTCOME_UNKNOWN',
        });
      },
    ),
  );

  it(
    'is unknown where nobody can say whether there is such a store',
    over({ inventory: inventory({ gaps: [gap()] }), verdicts: judged }, async () => {
      plain(
        await thrownBy(() => expect(store('orders-db')).to.not.have.recoveryPointWithin('1m')),
      ).to.include({ code: 'OUTCOME_UNKNOWN' });
    }),
  );
});

describe('expect(vault).to.be.immutable', () => {
  const withVaults = (...vaults: ReturnType<typeof backupVault>[]) =>
    inventory({ facts: { 'backup.vault': vaults } });
  const judged = [verdict({ observedAt: fixedNow })];

  it(
    'passes for a compliance lock past its cooling-off',
    over({ inventory: withVaults(backupVault()), verdicts: judged }, () => {
      expect(vault('recovery')).to.be.immutable();
    }),
  );

  const open = {
    'no lock': backupVault({ locked: false, lockDate: undefined }),
    'governance mode': backupVault({ lockDate: undefined }),
    'can be taken off until': backupVault({ lockDate: ago(-86_400) }),
  };
  for (const [got, one] of Object.entries(open))
    it(
      `fails for ${got}`,
      over(
        { inventory: withVaults(backupVault({ region: 'eu-west-1' }), one), verdicts: judged },
        async () => {
          const error = await thrownBy(() => expect(vault('recovery')).to.be.immutable());
          plain(error).to.be.instanceOf(AssertionError);
          plain((error as Error).message).to.include(got);
          expect(vault('recovery')).to.not.be.immutable();
        },
      ),
    );

  it(
    'is unknown where vaults could not be listed, and misuse where there is none',
    over(
      { inventory: inventory({ gaps: [gap({ kinds: ['backup.vault'] })] }), verdicts: judged },
      async () => {
        plain(await thrownBy(() => expect(vault('recovery')).to.be.immutable())).to.include({
          code: 'OUTCOME_UNKNOWN',
        });
        plain(await thrownBy(() => expect(vault('recovery')).to.not.be.immutable())).to.include({
          code: 'OUTCOME_UNKNOWN',
        });
      },
    ),
  );

  it(
    'suggests a vault',
    over({ inventory: withVaults(backupVault()), verdicts: judged }, async () => {
      plain(await messageOf(() => vault('recovry'))).to.include('Did you mean "recovery"?');
    }),
  );
});
