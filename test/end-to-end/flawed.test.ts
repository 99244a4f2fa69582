import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { RecordedRun } from '../../lib/evidence/index.ts';
import { FLAWS } from '../../lib/twin/seeds/flawed/index.ts';
import { AllureResults } from '../support/allure-results.ts';
import type { Ended } from '../support/landfall.ts';
import { expectedRed, redOf } from '../twin/seeds/red.ts';
import { Workshop } from './workshop.ts';

const RUNS = ['reports', 'runs', 'sandbox-flawed'];

describe('the main job on the embedded shop on a bad day', function () {
  this.timeout(60_000);
  let workshop: Workshop;
  let ended: Ended;
  let run: RecordedRun;

  before(async () => {
    workshop = new Workshop();
    ended = await workshop.call(['suite', '--env', 'sandbox-flawed', '--run-id', 'bad']);
    run = await workshop.run(RUNS.join('/'));
  });
  after(() => workshop.close());

  function file(...parts: string[]): string {
    return readFileSync(workshop.path(...RUNS, 'bad', ...parts), 'utf8');
  }

  it('ends with 1, and says what to look at first', () => {
    expect(ended.code, ended.stderr).to.equal(1);
    expect(ended.stderr).to.include('✘ At least one promise does not hold.');
    expect(ended.stderr).to.include('First things to look at');
  });

  it('finds everything that was planted, and invents nothing', () => {
    expect(redOf(run.verdicts ?? [])).to.deep.equal(expectedRed(FLAWS));
    expect(run.inventory?.gaps).to.deep.equal([]);
  });

  it('says of everything that fails what was expected, what was found, and what to do', () => {
    for (const verdict of run.verdicts ?? []) {
      if (verdict.outcome !== 'fail') continue;
      for (const word of ['message', 'expected', 'got', 'fix'] as const)
        expect(verdict[word], `${word} of ${verdict.id}`).to.be.a('string').and.not.equal('');
    }
  });

  it('completes the run and the report all the same', () => {
    expect(run.run).to.include({ ended: 'completed', exitCode: 1, target: 'twin' });
    expect(existsSync(workshop.path(...RUNS, 'bad', 'report', 'index.html'))).to.equal(true);
    const red = new Set(
      (run.verdicts ?? [])
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ check, workload }) => `${check}/${workload}`),
    );
    const failed = new AllureResults(run.folder).all.filter(({ status }) => status === 'failed');
    expect(failed.map(({ testCaseId }) => testCaseId)).to.have.members([...red]);
    expect(file('junit.xml')).to.include(`failures="${red.size}"`);
  });

  it('tells each fault in the summary by its workload', () => {
    const summary = file('summary.md');
    for (const { workload, disruption, measure, outcome } of run.objectives ?? [])
      if (outcome === 'fail')
        expect(summary).to.match(
          new RegExp(`${workload} \\| ${disruption} \\| ${measure.toUpperCase()} .*fails`),
        );
  });
});
