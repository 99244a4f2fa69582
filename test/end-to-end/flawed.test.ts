import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { RecordedRun } from '../../lib/evidence/index.ts';
import { FLAWS } from '../../lib/twin/seeds/flawed/index.ts';
import { AllureResults } from '../support/allure-results.ts';
import type { Ended } from '../support/landfall.ts';
import { expectedRed, redOf } from '../twin/seeds/red.ts';
import { Workshop } from './workshop.ts';

describe('the main job on the embedded shop on a bad day', function () {
  this.timeout(60_000);
  let workshop: Workshop;
  let ended: Ended;
  let run: RecordedRun;

  before(async () => {
    workshop = new Workshop();
    ended = await workshop.call(['suite', '--env', 'sandbox-flawed', '--no-drill', '--out', 'out']);
    run = await workshop.run();
  });
  after(() => workshop.close());

  it('ends with 1, and is a complete run all the same', () => {
    expect(ended.code, ended.stderr).to.equal(1);
    expect(ended.stdout + ended.stderr).to.include('At least one promise does not hold.');
    expect(run.run).to.include({ ended: 'completed', exitCode: 1, environment: 'sandbox-flawed' });
    expect(run.inventory?.gaps).to.deep.equal([]);
  });

  it('finds everything that was planted, and invents nothing', () => {
    expect(redOf(run.verdicts ?? [])).to.deep.equal(expectedRed(FLAWS));
  });

  it('tells each broken promise with what, where, expected, got and fix', () => {
    const failed = run.verdicts?.filter(({ outcome }) => outcome === 'fail') ?? [];
    for (const { id, message, expected, got, fix } of failed)
      expect([message, expected, got, fix], id).to.satisfy((all: unknown[]) =>
        all.every((one) => typeof one === 'string' && one !== ''),
      );
  });

  it('is red where it is broken, and only there', () => {
    const red = new Set(
      run.verdicts
        ?.filter(({ outcome }) => outcome === 'fail')
        .map(({ check, workload }) => `${check}:${workload}`),
    );
    const failed = new AllureResults(run.folder).all.filter(({ status }) => status === 'failed');
    expect(failed.map(({ testCaseId }) => testCaseId)).to.have.members([...red]);
    for (const { name, statusDetails } of failed) expect(statusDetails.message, name).to.include('fix: ');
    const junit = readFileSync(`${run.folder}/junit.xml`, 'utf8');
    expect(junit.match(/<failure /g)).to.have.length(red.size);
  });

  it('tells each fault in the summary by its workload', () => {
    const summary = readFileSync(`${run.folder}/summary.md`, 'utf8');
    for (const { workload, disruption, measure, outcome } of run.objectives ?? [])
      if (outcome === 'fail')
        expect(summary).to.match(
          new RegExp(`${workload} \\| ${disruption} \\| ${measure.toUpperCase()} .*fails`),
        );
  });
});
