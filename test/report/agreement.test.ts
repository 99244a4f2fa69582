import { expect } from 'chai';
import fc from 'fast-check';
import { exitCodeOf, OUTCOMES, worstOutcome } from '../../lib/base/outcome.ts';
import { CHECKS } from '../../lib/checks/index.ts';
import type { RunEnd } from '../../lib/evidence/run.ts';
import { junit } from '../../lib/report/junit.ts';
import { markdown } from '../../lib/report/markdown.ts';
import { summarise } from '../../lib/report/summary.ts';
import { terminalSummary } from '../../lib/report/terminal.ts';
import { objectiveRow, recordedRun, run, verdict } from '../support/recorded-run.ts';

const outcome = fc.constantFrom(...OUTCOMES);
const check = fc.constantFrom(...CHECKS.slice(0, 3).map(({ id }) => id as string));
const workload = fc.constantFrom('orders', 'catalogue');
const ended = fc.constantFrom<RunEnd>('completed', 'completed', 'stopped', 'interrupted', 'crashed');
const verdicts = fc.array(fc.record({ check, workload, outcome }).map((one) => verdict(one)));
const objectives = fc.array(fc.record({ workload, outcome }).map((one) => objectiveRow(one)));

describe('What is said of a run', () => {
  it('never disagrees: verdict, counts, JUnit, Markdown, terminal and exit code', async () => {
    await fc.assert(
      fc.asyncProperty(verdicts, objectives, ended, async (seen, rows, end) => {
        const summary = summarise(
          recordedRun({ run: run({ ended: end }), verdicts: seen, objectives: rows }),
          CHECKS,
        );
        const { counts, tests } = summary;
        const worst = worstOutcome([...seen, ...rows].map((one) => one.outcome));
        const isOver = end === 'completed';
        expect(summary.outcome).to.equal(isOver || worst === 'fail' ? worst : 'unknown');
        expect(exitCodeOf(summary.outcome) === 0).to.equal(isOver && worst !== 'fail' && worst !== 'unknown');
        expect(OUTCOMES.reduce((sum, word) => sum + counts[word], 0)).to.equal(tests.length);
        const { pass, fail, unknown } = counts;
        expect(counts.judged).to.equal(pass + fail + unknown);
        const xml = await junit(summary);
        const said = `tests="${tests.length + (isOver ? 0 : 1)}" failures="${fail}" errors="${unknown + (isOver ? 0 : 1)}"`;
        expect(xml).to.include(said);
        const words = `${pass} hold, ${fail} fail, ${unknown} unknown`;
        expect(markdown(summary)).to.include(words);
        const told = terminalSummary(summary, (_, text) => text);
        expect(told).to.include(words);
        if (told.includes('every promise that was checked can be kept')) expect(worst).to.equal('pass');
        if (fail > 0) expect(told).not.to.match(/Nothing was judged|can be kept/);
      }),
    );
  });
});
