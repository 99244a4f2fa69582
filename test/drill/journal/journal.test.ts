import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Aws } from '../../../lib/aws/index.ts';
import {
  accountJournal,
  diskJournal,
  drillTable,
  type JournalStore,
  latestSteps,
  openJournal,
  readAccountJournal,
  readDiskJournal,
  unhealedSteps,
} from '../../../lib/drill/journal/index.ts';
import { quickClock } from '../../aws/quick-clock.ts';
import { account, environment } from '../../support/declaration.ts';
import { withFolder } from '../../support/run-folder.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { entry } from './entry.ts';
import { fakeTable, TABLE } from './fake-table.ts';

const STATES = ['prepared', 'injecting', 'injected', 'healing', 'healed'] as const;

describe('a journal on disk', () => {
  it(
    'is a line for each entry, in a folder that it makes',
    withFolder(async (folder) => {
      const file = join(folder, 'drills', 'az-loss', 'journal.ndjson');
      const journal = diskJournal(file);
      for (const state of STATES) await journal.append(entry({ state }));
      expect((await readFile(file, 'utf8')).split('\n')).to.have.length(6);
      expect(await readDiskJournal(file)).to.deep.equal(STATES.map((state) => entry({ state })));
    }),
  );

  it(
    'passes over a line that a dying process left, and goes on behind it',
    withFolder(async (folder) => {
      const file = join(folder, 'journal.ndjson');
      await diskJournal(file).append(entry());
      await appendFile(file, '{"run":"run-1","sta');
      expect(await readDiskJournal(file)).to.deep.equal([entry()]);
      await diskJournal(file).append(entry({ state: 'injecting' }));
      expect(await readDiskJournal(file)).to.deep.equal([entry(), entry({ state: 'injecting' })]);
    }),
  );
});

describe('a journal in the account', () => {
  it('is read by a machine that knows nothing but the table', async () => {
    const { aws } = fakeTable();
    const journal = accountJournal(aws as Aws, TABLE);
    for (const run of ['run-1', 'run-2']) await journal.append(entry({ run }));
    expect(await readAccountJournal(aws as Aws, TABLE)).to.have.length(2);
    expect(await readAccountJournal(aws as Aws, TABLE, 'run-2')).to.deep.equal([entry({ run: 'run-2' })]);
  });

  it('takes the same entry twice, when the first answer got lost, and overwrites nothing', async () => {
    const { aws, items } = fakeTable();
    const journal = accountJournal(aws as Aws, TABLE);
    await journal.append(entry());
    await journal.append(entry());
    expect(items).to.have.length(1);
    expect(String(await thrownBy(() => journal.append(entry({ heal: null }))))).to.include('already holds');
  });

  it('keeps the words of a later holder apart', async () => {
    const { aws } = fakeTable();
    const journal = accountJournal(aws as Aws, TABLE);
    await journal.append(entry({ state: 'healing', fencingToken: '7' }));
    await journal.append(entry({ state: 'healing', fencingToken: '12' }));
    expect(await readAccountJournal(aws as Aws, TABLE)).to.have.length(2);
  });
});

describe('a journal', () => {
  const store = (append: JournalStore['append'], where = 'somewhere'): JournalStore => ({ where, append });
  const full = store(() => Promise.reject(new Error('ENOSPC: no space left on device')), 'the disk');

  it('is written to every store, with the time', async () => {
    const seen: string[] = [];
    const note = (name: string) =>
      store(async ({ at }) => void (await Promise.resolve(seen.push(`${name} ${at}`))));
    await openJournal([note('disk'), note('account')], quickClock()).append(entry());
    expect(seen).to.deep.equal(['disk 2026-11-24T12:00:00.000Z', 'account 2026-11-24T12:00:00.000Z']);
  });

  for (const state of ['prepared', 'injecting'] as const)
    it(`refuses to go on when "${state}" could not be written`, async () => {
      const error = await thrownBy(() => openJournal([full], quickClock()).append(entry({ state })));
      expect(error).to.include({ code: 'JOURNAL_NOT_WRITTEN', blame: 'guard' });
      expect(String(error)).to.include('the disk').and.include('no space left');
    });

  for (const state of ['injected', 'healing', 'healed'] as const)
    it(`heals on when "${state}" does not fit on a full disk, and says so`, async () => {
      const seen: string[] = [];
      const account = store(async () => void (await Promise.resolve(seen.push(state))));
      const problems = await openJournal([full, account], quickClock()).append(entry({ state }));
      expect(problems).to.deep.equal(['the disk: ENOSPC: no space left on device']);
      expect(seen).to.deep.equal([state]);
    });
});

describe('the steps of a journal', () => {
  it('stand as their newest entry says, in whatever order they are read', () => {
    const entries = STATES.slice(0, 4).map((state) => entry({ state }));
    expect(latestSteps(entries.toReversed()).map(({ state }) => state)).to.deep.equal(['healing']);
  });

  it('are unhealed until somebody wrote healed', () => {
    const entries = [
      entry({ state: 'injected' }),
      entry({ run: 'run-2', state: 'injected' }),
      entry({ run: 'run-2', state: 'healed', fencingToken: '9' }),
      entry({ step: 1, state: 'prepared' }),
    ];
    expect(unhealedSteps(entries).map(({ run, step }) => `${run} ${step}`)).to.deep.equal([
      'run-1 0',
      'run-1 1',
    ]);
  });

  it('go by the larger token, as a number', () => {
    const entries = [
      entry({ state: 'healed', fencingToken: '10' }),
      entry({ state: 'healing', fencingToken: '9' }),
    ];
    expect(unhealedSteps(entries)).to.deep.equal([]);
  });
});

describe('the table of drills', () => {
  it('is the declared one, in the first Region of the account', () => {
    const safety = { maximumTargets: 1, maximumShare: 1, scenarios: [], lockTable: 'landfall-drills' };
    expect(drillTable(environment({ safety }), account())).to.deep.equal(TABLE);
  });

  it('has to be declared', async () => {
    const error = await thrownBy(() => drillTable(environment(), account()));
    expect(error).to.include({ code: 'LOCK_TABLE_MISSING', blame: 'guard' });
  });
});
