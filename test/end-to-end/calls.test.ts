import { expect } from 'chai';
import { COMMANDS } from '../../lib/cli/commands.ts';
import { shopDeclaration } from './shop-twin.ts';
import { type Workshop, withWorkshop } from './workshop.ts';

/** Nobody listens there: what is refused before any call never finds out. */
const NOWHERE = 'http://127.0.0.1:1';

describe('a call that cannot be carried out', function () {
  this.timeout(20_000);

  const refused = (args: readonly string[], ...words: readonly string[]) =>
    withWorkshop(async (workshop) => {
      const ended = await workshop.call(args);
      expect(ended).to.include({ code: 3, stdout: '' });
      for (const word of words) expect(ended.stderr).to.include(word);
      expectNoRun(workshop);
    });

  it(
    'is told all its mistakes at once',
    refused(
      ['suite', '--emv', 'sandbox', '--only'],
      'The command suite has no option --emv. Did you mean "env"?',
      'The option --only needs a value',
      'The command suite needs --env',
      'fix: run landfall suite --help',
    ),
  );

  it(
    'is told which commands there are',
    refused(
      ['suit'],
      'There is no command suit',
      `expected ${COMMANDS.map(({ command }) => command).join(', ')}`,
      'fix: run landfall --help',
    ),
  );

  it(
    'is told which checks, suites and workloads there are',
    refused(
      [
        'suite',
        '--env',
        'sandbox',
        '--check',
        'rds/instance-multi',
        '--only',
        'backup',
        '--workload',
        'order',
      ],
      'Did you mean "rds/instance-multi-az"?',
      'Did you mean "backups"?',
      'Did you mean "orders"?',
    ),
  );

  it(
    'is told which environments there are',
    refused(['suite', '--env', 'sandbux'], 'sandbux', 'sandbox', 'fix: '),
  );

  it(
    'is told where there is no run to report on',
    refused(['report', 'latest'], 'There is no run yet', 'fix: make one first'),
  );

  it(
    'is told what is wrong on --json too, and stdout stays JSON',
    withWorkshop(async (workshop) => {
      const { code, stdout } = await workshop.call(['suite', '--env', 'sandbux', '--json']);
      expect(code).to.equal(3);
      const { error, exitCode } = JSON.parse(stdout) as { error: Record<string, unknown>; exitCode: number };
      expect(exitCode).to.equal(3);
      expect(error).to.include({ code: 'ENVIRONMENT_UNKNOWN' });
      expect(error['problems']).to.be.an('array').with.length(1);
    }),
  );

  it(
    'is told every problem of a declaration, each with its line',
    withWorkshop(async (workshop) => {
      const text = shopDeclaration(NOWHERE, (good) =>
        good
          .replace('stage: sandbox', 'stage: sandbax')
          .replace('rpo: 15m', 'rpo: fifteen minutes')
          .replace('  orders:\n    title:', '  orders:\n    ownr: nobody\n    title:')
          .replace('purpose: log', 'purpose: log\n    purpose: log'),
      );
      workshop.declare('broken.yaml', text);
      const { code, stderr } = await workshop.call(['suite', '--env', 'broken.yaml', '--out', 'out']);
      expect(code).to.equal(3);
      const lineOf = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
      expect(stderr).to.include(`broken.yaml:${lineOf('purpose: log\n    purpose') + 1}`);
      expectNoRun(workshop);
      workshop.declare('broken.yaml', text.replace('purpose: log\n    purpose: log', 'purpose: log'));
      const second = await workshop.call(['suite', '--env', 'broken.yaml', '--out', 'out']);
      expect(second.code).to.equal(3);
      for (const part of ['sandbax', 'fifteen minutes', 'ownr']) expect(second.stderr).to.include(part);
      for (const part of ['stage: sandbax', 'rpo: fifteen', 'ownr: nobody'])
        expect(second.stderr, part).to.match(
          new RegExp(`at broken\\.yaml:${String(lineOf(part) - (part.startsWith('stage') ? 0 : 1))}:`),
        );
      expect(second.stderr.match(/\n {2}fix: /g)).to.have.length.of.at.least(3);
      expectNoRun(workshop);
    }),
  );

  it(
    'is told where the text is no YAML',
    withWorkshop(async (workshop) => {
      workshop.declare('torn.yaml', 'name: shop\naccounts: [\n  a: {');
      const { code, stderr } = await workshop.call(['suite', '--env', 'torn.yaml', '--out', 'out']);
      expect(code).to.equal(3);
      expect(stderr)
        .to.match(/at torn\.yaml:\d+:\d+/)
        .and.include('fix: ');
      expectNoRun(workshop);
    }),
  );
});

describe('help', () => {
  it(
    'names every command and exit code, and ends with 0',
    withWorkshop(async (workshop) => {
      const { code, stdout, stderr } = await workshop.call(['--help']);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
      for (const command of ['suite', 'plan', 'report', 'twin'])
        expect(stdout).to.include(`landfall ${command}`);
      expect(stdout).to.include('130 interrupted');
    }),
  );

  it(
    'names every option of a command',
    withWorkshop(async (workshop) => {
      const { code, stdout } = await workshop.call(['suite', '--help']);
      expect(code).to.equal(0);
      for (const option of [
        'env',
        'only',
        'check',
        'workload',
        'no-drill',
        'baseline',
        'out',
        'run-id',
        'json',
      ])
        expect(stdout).to.include(`--${option}`);
    }),
  );

  it(
    'is what a call without a command gets, and that is no success',
    withWorkshop(async (workshop) => {
      const { code, stdout } = await workshop.call([]);
      expect(code).to.equal(3);
      expect(stdout).to.include('landfall suite');
    }),
  );
});

function expectNoRun(workshop: Workshop): void {
  expect([...workshop.runs('out'), ...workshop.runs('reports')]).to.deep.equal([]);
}
