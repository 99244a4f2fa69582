import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { CHECKS } from '../../../lib/checks/index.ts';
import type { Verdict } from '../../../lib/checks/verdict.ts';
import { allureLink, resultUuid } from '../../../lib/report/allure/result-uuid.ts';
import { SUITES } from '../../../lib/report/allure/suite-files.ts';
import { runSuites, type RunSuitesOptions } from '../../../lib/report/run-suites.ts';
import { AllureResults, labels } from '../../support/allure-results.ts';
import { finishedRun, type Found } from '../../support/finished-run.ts';
import { verdict, withFolder } from '../../support/run-folder.ts';
import { thrownBy } from '../../support/thrown-by.ts';

const CHECK = 'backup/recovery-point-exists';
const MULTI_AZ = 'rds/instance-multi-az';
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Runs suites over a run with these findings, and hands over what was written. */
function over(
  found: Found,
  options: Partial<RunSuitesOptions>,
  body: (results: AllureResults, counts: Record<string, number>, folder: string) => Promise<void> | void,
): () => Promise<void> {
  return withFolder(async (parent) => {
    const { folder } = await finishedRun(parent, found);
    const counts = await runSuites({ folder, signal: new AbortController().signal, ...options });
    await body(new AllureResults(folder), counts, folder);
  });
}

/** Writes a team's own suite, which may use everything of ours, and runs it alone or beside ours. */
function ownSuite(
  code: string,
  body: (results: AllureResults, counts: Record<string, number>) => void,
  suites: string[] = [],
  options: Partial<RunSuitesOptions> = {},
): () => Promise<void> {
  return withFolder(async (parent) => {
    const { folder } = await finishedRun(parent);
    const file = join(parent, 'own.suite.mjs');
    const landfall = JSON.stringify(pathToFileURL(join(root, 'lib/index.ts')).href);
    const allure = JSON.stringify(
      pathToFileURL(join(root, 'node_modules/allure-js-commons/dist/esm/index.js')).href,
    );
    writeFileSync(
      file,
      `import { expect, workload } from ${landfall};\nimport * as allure from ${allure};\n${code}`,
    );
    const counts = await runSuites({
      folder,
      suites: [...suites, file],
      cwd: parent,
      signal: new AbortController().signal,
      ...options,
    });
    body(new AllureResults(folder), { ...counts });
  });
}

const five: readonly Verdict[] = [
  verdict({
    check: CHECK,
    workload: 'orders',
    outcome: 'fail',
    message: 'orders-db has none',
    expected: 'one',
    got: 'none',
    fix: 'make one',
  }),
  verdict({
    check: CHECK,
    workload: 'catalogue',
    outcome: 'unknown',
    message: 'the listing was denied; ask for an assertion',
  }),
  verdict({
    check: CHECK,
    workload: 'ledger',
    outcome: 'excluded',
    message: 'moves in June (team-finance, until 2027-06-01)',
  }),
  verdict({
    check: MULTI_AZ,
    workload: 'ledger',
    outcome: 'not-applicable',
    message: 'it has no database instance of its own',
  }),
];

describe('running the suites', () => {
  it(
    'paints pass passed, fail failed, unknown broken, excluded and not-applicable skipped with the reason',
    over({ verdicts: five }, {}, (results, counts) => {
      expect(results.of(`${MULTI_AZ}:orders`)).to.deep.include({ status: 'passed', statusDetails: {} });
      expect(results.of(`${CHECK}:orders`).status).to.equal('failed');
      expect(results.of(`${CHECK}:orders`).statusDetails).to.deep.equal({
        message:
          'orders-db has none\n  at AWS::RDS::DBInstance arn:aws:rds:eu-west-1:111122223333:db:orders-db\n  expected one\n  got none\n  fix: make one',
        expected: '{\n  "AWS::RDS::DBInstance arn:aws:rds:eu-west-1:111122223333:db:orders-db": "one"\n}',
        actual: '{\n  "AWS::RDS::DBInstance arn:aws:rds:eu-west-1:111122223333:db:orders-db": "none"\n}',
      });
      expect(results.of(`${CHECK}:catalogue`).status).to.equal('broken');
      expect(results.of(`${CHECK}:catalogue`).statusDetails.message).to.match(
        /^Unknown: the listing was denied/,
      );
      expect(results.of(`${CHECK}:ledger`)).to.deep.include({
        status: 'skipped',
        statusDetails: { message: 'excluded: moves in June (team-finance, until 2027-06-01)' },
      });
      expect(results.of(`${MULTI_AZ}:ledger`)).to.deep.include({
        status: 'skipped',
        statusDetails: { message: 'not-applicable: it has no database instance of its own' },
      });
      expect(counts).to.include({ failed: 1, broken: 1 });
      expect(Object.values(counts).reduce((sum, count) => sum + count)).to.equal(results.all.length);
    }),
  );

  it(
    'writes one result for each check and workload',
    over({}, {}, (results) => {
      const pairs = CHECKS.flatMap((check) =>
        ['orders', 'catalogue', 'ledger'].map((workload) => `${check.id}:${workload}`),
      );
      expect(results.all.map(({ testCaseId }) => testCaseId)).to.have.members(pairs);
    }),
  );

  it(
    'tells each test by epic, feature, story, severity, owner, requirement, control and place',
    over({ verdicts: five }, {}, (results) => {
      const result = results.of(`${CHECK}:orders`);
      const check = CHECKS.find(({ id }) => id === CHECK);
      expect(labels(result, 'epic')).to.deep.equal(['Backups']);
      expect(labels(result, 'feature')).to.deep.equal(['Order intake']);
      expect(labels(result, 'story')).to.deep.equal([check?.title]);
      expect(labels(result, 'owner')).to.deep.equal(['team-orders']);
      expect(labels(result, 'severity')[0]).to.be.oneOf(['blocker', 'critical', 'normal', 'minor']);
      expect(labels(result, 'workload')).to.deep.equal(['orders']);
      expect(labels(result, 'account')).to.deep.equal(['111122223333']);
      expect(labels(result, 'region')).to.deep.equal(['eu-west-1']);
      expect(labels(result, 'control')).to.include('nist-800-53:CP-9 evidences');
      for (const id of check?.requirements ?? [])
        expect(labels(result, 'tag')).to.include(`requirement:${id}`);
      expect(result.description).to.include(check?.why).and.include(check?.fix);
      expect(result.labels.map(({ name }) => name))
        .to.not.include.members(['host'])
        .and.not.include.members(['thread']);
    }),
  );

  it(
    'shows every subject as a step and as a line of one table, at the time of the run',
    over(
      {
        verdicts: [
          ...five,
          verdict({
            id: '2',
            check: CHECK,
            subject: {
              ...five[0]?.subject,
              name: '=cmd()',
              arn: 'arn:x',
              type: 'T',
              account: '1',
              region: 'r',
            },
            message: 'a "good", one',
          }),
        ],
      },
      {},
      (results) => {
        const result = results.of(`${CHECK}:orders`);
        const at = Date.parse(verdict().observedAt);
        expect(result).to.include({ start: at, stop: at });
        expect(result.steps.map(({ status }) => status)).to.deep.equal(['failed', 'passed']);
        expect(result.steps[0]?.name).to.equal(
          'orders-db (AWS::RDS::DBInstance, 111122223333, eu-west-1) fail: orders-db has none',
        );
        const [table] = result.attachments;
        expect(table).to.include({ name: 'Subjects', type: 'text/csv' });
        const lines = results
          .read(table?.source ?? '')
          .trimEnd()
          .split('\r\n');
        expect(lines[0]).to.match(/^subject,type,account,region,disruption,outcome,kind,expected,got/);
        expect(lines[1]).to.match(/^orders-db,AWS::RDS::DBInstance,111122223333,eu-west-1,,fail,/);
        expect(lines[2])
          .to.match(/^'=cmd\(\),/)
          .and.include('"a ""good"", one"');
      },
    ),
  );

  it(
    'gives the same ids whenever it is run again, and others to another run',
    withFolder(async (parent) => {
      const ids = async (id: string) => {
        const { folder } = await finishedRun(parent, { id, verdicts: five });
        const once = async () => {
          await runSuites({ folder, signal: new AbortController().signal });
          return new AllureResults(folder).all.map(({ uuid, historyId }) => ({ uuid, historyId }));
        };
        const [first, second] = [await once(), await once()];
        expect(second).to.deep.equal(first);
        return first;
      };
      const [one, other] = [await ids('one'), await ids('other')];
      expect(one.map(({ historyId }) => historyId)).to.have.members(other.map(({ historyId }) => historyId));
      expect(other.map(({ uuid }) => uuid)).to.not.include.members([one[0]?.uuid]);
      expect(one.map(({ uuid }) => uuid)).to.include(resultUuid('one', CHECK, 'orders'));
      expect(allureLink('one', CHECK, 'orders')).to.match(/^#[0-9a-f]{32}$/);
    }),
  );

  it(
    'shows what needs a look first where there are very many, and all of them in the table',
    over(
      {
        verdicts: Array.from({ length: 2_000 }, (_, index) =>
          verdict({
            id: String(index),
            check: CHECK,
            outcome: index % 40 === 39 ? 'fail' : 'pass',
            message: `number ${index}`,
          }),
        ),
      },
      { suites: ['backups'] },
      (results) => {
        const result = results.of(`${CHECK}:orders`);
        expect(result.steps.map(({ status }) => status)).to.deep.equal([
          ...Array(50).fill('failed'),
          ...Array(51).fill('passed'),
        ]);
        expect(result.steps.at(-1)?.name).to.equal('… and 1900 more, in the table of subjects: 1900 pass');
        expect(result.statusDetails.message).to.include('… and 30 more like these');
        expect(results.read(result.attachments[0]?.source ?? '').split('\r\n').length).to.equal(2_002);
      },
    ),
  );

  it(
    'says what the run was against',
    over({}, {}, (results) => {
      const properties = results.read('environment.properties');
      expect(properties)
        .to.match(/^Target = the embedded AWS, not AWS$/m)
        .and.match(/^Run = run-1$/m);
      expect(properties)
        .to.match(/^Environment = sandbox \(The embedded shop\)$/m)
        .and.match(/^Pace = 0.1$/m);
      expect(properties).to.include('111122223333 shop (workload)');
      const categories = JSON.parse(results.read('categories.json')) as {
        name: string;
        messageRegex?: string;
      }[];
      const [, unknown, harness] = categories.map(({ messageRegex }) => new RegExp(messageRegex ?? ''));
      expect(unknown?.test('Unknown: denied\nmore')).to.equal(true);
      expect(harness?.test('Unknown: denied')).to.equal(false);
      expect(harness?.test('Not run: interrupted')).to.equal(true);
      expect(JSON.parse(results.read('executor.json'))).to.include({ buildName: 'run-1' });
    }),
  );

  it(
    'puts no secret and no path of this machine into any file',
    over(
      {
        verdicts: [
          verdict({
            check: CHECK,
            outcome: 'fail',
            message: `AKIA111122223333LAND read ${homedir()}/x at ${root}lib/x.ts`,
            got: 'password=hunter2',
          }),
        ],
      },
      {},
      (results, _counts, folder) => {
        for (const file of results.files(/./)) {
          const text = results.read(file);
          expect(text, file).to.not.match(/AKIA\d|hunter2|node_modules|\bat .*\.ts:\d/);
          for (const path of [
            folder,
            root,
            process.cwd(),
            ...(homedir().length > 1 ? [`${homedir()}/`] : []),
          ])
            expect(text, file).to.not.include(path);
        }
      },
    ),
  );

  it(
    'shows what the plan left out as skipped, and not what nobody asked for',
    over(
      {
        plan: (plan) => ({
          ...plan,
          checks: plan.checks
            .filter(({ check }) => check === CHECK)
            .map((one) => ({ ...one, workloads: ['orders'] })),
          leftOut: [
            { check: CHECK, workload: 'ledger', because: 'excluded', reason: 'moves in June' },
            {
              check: CHECK,
              workload: 'catalogue',
              because: 'not-selected',
              reason: 'another workload was asked for',
            },
            { check: 'old/check', workload: 'ledger', because: 'not-promised', reason: 'it promises none' },
          ],
        }),
        verdicts: [verdict({ check: CHECK })],
      },
      {},
      (results) => {
        expect(results.all.length).to.equal(3);
        expect(results.of(`${CHECK}:orders`).status).to.equal('passed');
        expect(results.of(`${CHECK}:ledger`)).to.deep.include({
          status: 'skipped',
          statusDetails: { message: 'excluded: moves in June' },
        });
        expect(results.of('old/check:ledger').statusDetails.message).to.equal(
          'not-applicable: it promises none',
        );
      },
    ),
  );

  it(
    'calls every test of a run that never judged broken',
    over({ verdicts: null }, {}, (results, counts) => {
      expect(counts).to.include({ passed: 0, failed: 0 });
      expect(results.all.length).to.equal(CHECKS.length * 3);
      expect(results.of(`${CHECK}:orders`).statusDetails.message).to.match(
        /^Unknown: run run-1 holds no verdicts.json/,
      );
      for (const { status, statusDetails } of results.all)
        if (status === 'skipped') expect(statusDetails.message).to.match(/^not-applicable: /);
        else expect(status).to.equal('broken');
    }),
  );

  it(
    'calls a suite of a run that never planned broken',
    withFolder(async (parent) => {
      const { folder } = await finishedRun(parent);
      rmSync(join(folder, 'plan.json'));
      const counts = await runSuites({ folder, signal: new AbortController().signal });
      expect(counts).to.deep.equal({ passed: 0, failed: 0, broken: SUITES.length, skipped: 0 });
      expect(new AllureResults(folder).of('The suite dns can be loaded').statusDetails.message).to.include(
        'plan.json',
      );
    }),
  );

  it(
    'loses no planned test when it is interrupted',
    withFolder(async (parent) => {
      const { folder } = await finishedRun(parent);
      const controller = new AbortController();
      const counts = await runSuites({ folder, signal: controller.signal, onTest: () => controller.abort() });
      const results = new AllureResults(folder);
      expect(results.all.length).to.equal(CHECKS.length * 3);
      expect(counts.passed).to.be.within(1, 5);
      expect(
        results.all.filter(({ statusDetails }) => statusDetails.message === 'Not run: interrupted').length,
      ).to.equal(counts.broken);
    }),
  );

  it(
    'runs only the suites that are named, and knows which one may be meant',
    over({}, { suites: ['dns'] }, async (results, _counts, folder) => {
      expect(new Set(results.all.flatMap((result) => labels(result, 'epic')))).to.deep.equal(
        new Set(['DNS']),
      );
      const error = await thrownBy(() =>
        runSuites({ folder, suites: ['backup'], signal: new AbortController().signal }),
      );
      expect(error).to.include({ code: 'SUITE_UNKNOWN', exitCode: 3 });
      expect((error as Error).message).to.include('Did you mean "backups"?');
    }),
  );

  it(
    'takes away results of an earlier time and nothing else, and can write elsewhere',
    withFolder(async (parent) => {
      const { folder } = await finishedRun(parent);
      const into = join(parent, 'elsewhere');
      mkdirSync(join(into, 'allure-results'), { recursive: true });
      for (const file of ['old-result.json', 'old-attachment.csv', 'keep.txt'])
        writeFileSync(join(into, 'allure-results', file), '{}');
      await runSuites({ folder, into, suites: ['dns'], signal: new AbortController().signal });
      expect(new AllureResults(into).files(/old|keep/)).to.deep.equal(['keep.txt']);
      expect(() => readFileSync(join(folder, 'allure-results', 'executor.json'))).to.throw('ENOENT');
    }),
  );

  it(
    'says so when results cannot be written',
    withFolder(async (parent) => {
      const { folder } = await finishedRun(parent);
      writeFileSync(join(folder, 'allure-results'), 'a file in the way');
      expect(await thrownBy(() => runSuites({ folder, signal: new AbortController().signal }))).to.include({
        code: 'EVIDENCE_NOT_WRITTEN',
      });
    }),
  );

  it('forgets none of the suites that come along', () => {
    const files = readdirSync(join(root, 'suites')).filter((name) => name.endsWith('.suite.ts'));
    expect(SUITES.map((suite) => `${suite}.suite.ts`)).to.have.members(files);
  });

  it('has its titles where the report groups by them', () => {
    for (const suite of SUITES) {
      const text = readFileSync(join(root, 'suites', `${suite}.suite.ts`), 'utf8');
      expect(text).to.match(/describe\('(Objectives|Inventory|Backups|Availability|DNS|Rebuild|Drills)'/);
      expect(text.match(/from '([^']+)'/g)).to.deep.equal(["from '../lib/index.ts'"]);
    }
  });
});

describe("a team's own suite", () => {
  it(
    'uses the same expectations, beside ours',
    ownSuite(
      `describe('Ours', () => { it('meets its RPO', () => { expect(workload('orders')).to.meetRpo('region'); }); });`,
      (results) => {
        expect(results.of('meets its RPO')).to.include({
          status: 'passed',
          fullName: 'own.suite.mjs: Ours > meets its RPO',
        });
        expect(labels(results.of('meets its RPO'), 'epic')).to.deep.equal(['Own suites']);
        expect(results.all.length).to.be.greaterThan(3);
      },
      ['dns'],
    ),
  );

  it(
    'is failed by an assertion, broken by anything else, and shows only its own frames',
    ownSuite(
      `describe('Ours', () => {
        it('fails', () => { expect(1).to.equal(2); });
        it('breaks', () => { throw new Error('an assertion service is down'); });
        it('is left out', function () { this.skip(); });
      });`,
      (results, counts) => {
        expect(results.of('fails').statusDetails).to.include({
          message: 'expected 1 to equal 2',
          actual: '1',
          expected: '2',
        });
        expect(results.of('fails').statusDetails.trace).to.match(
          /^ +at Context\.<anonymous> \(\.\/own\.suite\.mjs:4:\d+\)$/,
        );
        expect(results.of('breaks').status).to.equal('broken');
        expect(results.of('is left out').status).to.equal('skipped');
        expect(counts).to.deep.equal({ passed: 0, failed: 1, broken: 1, skipped: 1 });
      },
    ),
  );

  it(
    'loses no test behind a hook that fails',
    ownSuite(
      `describe('Ours', () => {
        describe('before', () => { before(() => { throw new Error('no database'); }); it('first', () => {}); it('second', () => {}); });
        describe('each', () => { beforeEach(() => { throw new Error('no queue'); }); it('third', () => {}); it('fourth', () => {}); });
        it('fifth', () => {});
      });`,
      (results, counts) => {
        for (const name of ['first', 'second']) {
          expect(results.of(name).status).to.equal('broken');
          expect(results.of(name).statusDetails.message)
            .to.include('Not run: the hook')
            .and.include('no database');
        }
        for (const name of ['third', 'fourth']) {
          expect(results.of(name).status).to.equal('broken');
          expect(results.of(name).statusDetails.message).to.include('no queue');
        }
        expect(counts).to.deep.equal({ passed: 1, failed: 0, broken: 4, skipped: 0 });
      },
    ),
  );

  it(
    'keeps masked values and secrets of attachments to itself',
    ownSuite(
      `it('tells', async () => {
        await allure.parameter('pin', 'hunter2', { mode: 'masked' });
        await allure.parameter('password', 'hunter2');
        await allure.attachment('log', 'password=hunter2 in eu-west-1', 'text/plain');
        await allure.step('with AKIA111122223333LAND', async () => {});
      });`,
      (results) => {
        expect(results.of('tells').status).to.equal('passed');
        for (const file of results.files(/./))
          expect(results.read(file), file).to.not.match(/hunter2|AKIA\d/);
        expect(results.read(results.files(/attachment/)[0] ?? '')).to.include('eu-west-1');
      },
    ),
  );

  it(
    'keeps its hooks beside their tests',
    ownSuite(
      `describe('Ours', () => { before('fill the queue', () => {}); it('reads', () => {}); });`,
      (results) => {
        const [file] = results.files(/-container\.json$/);
        const container = JSON.parse(results.read(file ?? '')) as {
          children: string[];
          befores: { name: string }[];
        };
        expect(container.children).to.deep.equal([results.of('reads').uuid]);
        expect(container.befores[0]?.name).to.include('fill the queue');
      },
    ),
  );

  it(
    'may be of a kind that Node cannot load, and is told how to go on',
    withFolder(async (parent) => {
      const { folder } = await finishedRun(parent);
      const file = join(parent, 'own.suite.wasm2');
      writeFileSync(file, 'it');
      await runSuites({ folder, suites: [file], cwd: parent, signal: new AbortController().signal });
      const result = new AllureResults(folder).of('The suite own.suite.wasm2 can be loaded');
      expect(result.status).to.equal('broken');
      expect(result.statusDetails.message).to.include('--import tsx');
    }),
  );

  it(
    'is broken when it never ends',
    ownSuite(
      `it('hangs', () => new Promise(() => {})); it('goes on', () => {});`,
      (results, counts) => {
        expect(results.of('hangs').status).to.equal('broken');
        expect(results.of('hangs').statusDetails.message).to.match(/^Timeout of 50ms exceeded/);
        expect(counts['passed']).to.equal(1);
      },
      [],
      { testDeadline: 0.05 },
    ),
  );

  it(
    'counts a retried test once, and keeps two tests of one name apart',
    ownSuite(
      `let tries = 0;
      describe('Ours', () => {
        it('is flaky', function () { this.retries(1); tries += 1; if (tries === 1) throw new Error('once'); });
        it('twin', () => {});
        it('twin', () => {});
      });`,
      (results, counts) => {
        expect(counts).to.deep.equal({ passed: 3, failed: 0, broken: 0, skipped: 0 });
        expect(results.all.map(({ name, status }) => `${name} ${status}`)).to.have.members([
          'is flaky broken',
          'is flaky passed',
          'twin passed',
          'twin passed',
        ]);
      },
    ),
  );

  it(
    'that cannot be loaded is a broken test, and the others run',
    ownSuite(
      `throw new Error('no such colleague');`,
      (results, counts) => {
        const broken = results.of('The suite own.suite.mjs can be loaded');
        expect(broken).to.deep.include({ status: 'broken', statusDetails: { message: 'no such colleague' } });
        expect((counts['passed'] ?? 0) + (counts['skipped'] ?? 0)).to.equal(
          3 * CHECKS.filter(({ suite }) => suite === 'dns').length,
        );
      },
      ['dns'],
    ),
  );
});

describe('npx mocha in an editor', () => {
  const mocha = async (cwd: string, environment: Record<string, string>) => {
    const config = ['--config', join(root, '.mocharc.json'), '--reporter', 'dot'];
    const run = promisify(execFile)(
      process.execPath,
      [join(root, 'node_modules/mocha/bin/mocha.js'), ...config, '--spec', join(root, 'suites/dns.suite.ts')],
      {
        cwd,
        env: { ...process.env, LANDFALL_RUN: '', ...environment },
      },
    );
    return run
      .then(({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }))
      .catch((error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        text: error.stdout + error.stderr,
      }));
  };

  it('says what to do when there is no such run', async () => {
    const { code, text } = await mocha(root, { LANDFALL_RUN: 'no-such-run' });
    expect(text)
      .to.match(/LandfallError: There is no run/)
      .and.include('npm run suite')
      .and.not.match(/\bat .*\.ts:\d/);
    expect(code).to.not.equal(0);
  });

  it(
    'works on the latest run',
    withFolder(async (cwd) => {
      await finishedRun(join(cwd, 'reports', 'runs', 'sandbox'));
      const { code, text } = await mocha(root, {
        LANDFALL_RUN: join(cwd, 'reports', 'runs', 'sandbox', 'latest'),
      });
      expect(text).to.match(/\d+ passing/);
      expect(code).to.equal(0);
    }),
  );
});
