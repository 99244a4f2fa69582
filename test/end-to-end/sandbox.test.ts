import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';
import { readCalls, type RecordedRun } from '../../lib/evidence/index.ts';
import { AllureResults } from '../support/allure-results.ts';
import type { Ended } from '../support/landfall.ts';
import { Workshop } from './workshop.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = ['reports', 'runs', 'sandbox'];

describe('the main job on the embedded shop', function () {
  this.timeout(60_000);
  let workshop: Workshop;
  let ended: Ended;
  let run: RecordedRun;

  before(async () => {
    workshop = new Workshop();
    ended = await workshop.call(['suite', '--env', 'sandbox', '--no-drill', '--run-id', 'first', '--json']);
    run = await workshop.run(RUNS.join('/'));
  });
  after(() => workshop.close());

  function file(...parts: string[]): string {
    return readFileSync(workshop.path(...RUNS, 'first', ...parts), 'utf8');
  }

  it('ends with 0 and one short word of what it did', () => {
    expect(ended.code, ended.stderr).to.equal(0);
    expect(ended.stderr).to.include('Confirming identities\nLooking\nJudging\n');
    expect(ended.stderr).to.match(/^✔ .*every promise that was checked/im);
    expect(ended.stderr).not.to.match(/warning/i);
  });

  it('says with --json what it found, and nothing else on stdout', () => {
    const json = JSON.parse(ended.stdout) as Record<string, unknown>;
    expect(json).to.include({ outcome: 'pass', exitCode: 0 });
    expect(json['objectives']).to.deep.equal(run.objectives);
    expect(json['findings']).to.deep.equal([]);
  });

  it('leaves every file of a run folder, and latest pointing at it', () => {
    expect(readdirSync(workshop.path(...RUNS, 'first')).sort()).to.deep.equal([
      'allure-results',
      'calls.ndjson',
      'environment.yaml',
      'history.json',
      'inventory.json',
      'junit.xml',
      'objectives.json',
      'plan.json',
      'rebuild-order.svg',
      'report',
      'run.json',
      'summary.md',
      'verdicts.json',
    ]);
    expect(readlinkSync(workshop.path(...RUNS, 'latest'))).to.equal('first');
  });

  it('says what it ran against, as whom, and how it ended', () => {
    expect(run.run).to.include({
      id: 'first',
      ended: 'completed',
      exitCode: 0,
      target: 'twin',
      pace: 0.1,
      principal: 'arn:aws:iam::333344445555:user/landfall',
    });
    expect(run.run.hosts).to.have.length(1);
    expect(run.run.hosts[0]).to.match(/^127\.0\.0\.1:\d+$/);
  });

  it('sees everything: no gap, nothing unseen that nobody excused, no verdict that is unknown', () => {
    expect(run.inventory?.gaps).to.deep.equal([]);
    const unknown = run.verdicts?.filter(({ outcome }) => outcome === 'unknown' || outcome === 'fail');
    expect(unknown).to.deep.equal([]);
    expect(run.objectives?.map(({ outcome }) => outcome))
      .to.include('pass')
      .and.not.include('unknown');
    expect(run.objectives?.map(({ demonstrated }) => demonstrated)).to.satisfy((all: unknown[]) =>
      all.every((one) => one === null),
    );
  });

  it('backs verdicts with calls that were answered', () => {
    const calls = readCalls(run.folder);
    expect(calls?.cut).to.equal(false);
    // A vault without a policy answers 404, which is what is asked of it.
    for (const { status, operation } of calls?.entries ?? [])
      expect(status, operation).to.be.oneOf(operation === 'GetBackupVaultAccessPolicy' ? [200, 404] : [200]);
    expect(calls?.entries).to.have.length.above(100);
  });

  it('shows one Allure result for each planned check and workload', () => {
    const results = new AllureResults(run.folder);
    const planned = run.plan?.checks.flatMap(({ workloads }) => workloads) ?? [];
    const leftOut = run.plan?.leftOut.filter(({ because }) => because === 'not-promised') ?? [];
    expect(results.all).to.have.length(planned.length + leftOut.length);
    expect(results.all).to.have.length(CHECKS.length * 3);
    const statuses = new Set(results.all.map(({ status }) => status));
    expect(statuses).to.deep.equal(new Set(['passed', 'skipped']));
    for (const result of results.all.filter(({ status }) => status === 'skipped'))
      expect(result.statusDetails.message, result.name).to.be.a('string').and.not.equal('');
  });

  it('writes a page that asks the network for nothing', () => {
    const page = file('report', 'index.html');
    expect(page).to.include('The embedded shop');
    expect(page).to.include('evidence about the harness and the scenario, never about AWS');
    const loads = page.match(
      /(?:src|href|action)\s*=\s*["']?(?:https?:)?\/\/[^"'\s>]*|url\(\s*["']?(?:https?:)?\/\/[^)]*|@import[^;]*/gi,
    );
    expect(loads).to.equal(null);
    expect(page).not.to.match(/google-analytics|googletagmanager/);
  });

  it('tells the same to pipelines and to pull requests', () => {
    const junit = file('junit.xml');
    expect(junit).to.match(/<testsuites tests="\d+" failures="0" errors="0"/);
    expect(junit.match(/<testcase /g)).to.have.length(CHECKS.length * 3);
    const summary = file('summary.md');
    expect(summary).to.match(/every promise that was checked/i);
    for (const { workload, disruption } of run.objectives ?? [])
      expect(summary).to.include(`| ${workload} | ${disruption} |`);
  });

  it('is judged again offline by report, with the same verdicts', async () => {
    const before = file('verdicts.json');
    const again = await workshop.call(['report', 'latest', '--json', '--out', 'again'], {
      env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    });
    expect(again.code, again.stderr).to.equal(0);
    const first = JSON.parse(ended.stdout) as Record<string, unknown>;
    const second = JSON.parse(again.stdout) as Record<string, unknown>;
    for (const part of ['run', 'outcome', 'counts', 'objectives', 'findings', 'exitCode'])
      expect(second[part], part).to.deep.equal(first[part]);
    expect(file('verdicts.json')).to.equal(before);
    expect(existsSync(workshop.path('again', 'report', 'index.html'))).to.equal(true);
    expect(statusesIn(workshop.path('again'))).to.deep.equal(statusesIn(run.folder));
  });

  it('runs again in an editor: mocha over the latest run', async () => {
    const mocha = `${ROOT}node_modules/mocha/bin/mocha.js`;
    const args = [mocha, '--no-config', '--reporter', 'json', `${ROOT}dist/suites/*.suite.js`];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: workshop.folder,
      maxBuffer: 64 * 1024 * 1024,
    });
    const { stats } = JSON.parse(stdout) as { stats: Record<string, number> };
    const statuses = statusesIn(run.folder);
    expect(stats).to.include({
      failures: 0,
      passes: statuses.filter((one) => one.endsWith('passed')).length,
    });
    expect(stats['tests']).to.equal(statuses.length);
  });

  it('never writes over a run: an id that exists is refused with 3', async () => {
    const second = await workshop.call(['suite', '--env', 'sandbox', '--no-drill', '--run-id', 'first']);
    expect(second.code).to.equal(3);
    expect(second.stderr)
      .to.include('There is a run of this id already')
      .and.include('fix: choose another --run-id');
    expect(JSON.parse(file('run.json'))).to.include({ ended: 'completed' });
  });

  it('makes two runs at once in one folder, each of what it was asked for', async () => {
    const baseline = workshop.path(...RUNS, 'first');
    const [dns, vaults] = await Promise.all([
      workshop.call([
        'suite',
        '--env',
        'sandbox',
        '--out',
        'two',
        '--run-id',
        'dns',
        '--only',
        'dns',
        '--workload',
        'orders',
      ]),
      workshop.call([
        'suite',
        '--env',
        'sandbox',
        '--out',
        'two',
        '--run-id',
        'vaults',
        '--check',
        'backup/vault-immutable,kms/recovery-key-usable',
        '--baseline',
        baseline,
      ]),
    ]);
    expect(dns.code, dns.stderr).to.equal(0);
    expect(vaults.code, vaults.stderr).to.equal(0);
    expect(vaults.stderr).to.include('Against the baseline first: exit code 0.');
    expect(workshop.runs('two').sort()).to.deep.equal(['dns', 'vaults']);
    expect(['dns', 'vaults']).to.include(readlinkSync(workshop.path('two', 'latest')));
    expect(namesIn(workshop.path('two', 'dns'))).to.have.members([
      'route53/failover-complete:orders',
      'route53/health-check-armed:orders',
      'route53/switch-within-rto:orders',
    ]);
    expect(namesIn(workshop.path('two', 'vaults'))).to.have.length(6);
  });
});

function statusesIn(folder: string): string[] {
  return new AllureResults(folder).all.map(({ testCaseId, status }) => `${testCaseId} ${status}`).sort();
}

function namesIn(folder: string): (string | undefined)[] {
  return new AllureResults(folder).all.map(({ testCaseId }) => testCaseId);
}
