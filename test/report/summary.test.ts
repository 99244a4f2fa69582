import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';
import { summarise } from '../../lib/report/summary.ts';
import { objectiveRow, recordedRun, run, verdict } from '../support/recorded-run.ts';

const subject = (name: string) => ({
  arn: `arn:aws:rds:eu-west-1:111122223333:db:${name}`,
  type: 'rds.instance',
  name,
  account: '111122223333',
  region: 'eu-west-1',
});

describe('The summary of a run', () => {
  it('counts a check on a workload once, by its worst subject', () => {
    const verdicts = [
      verdict({ outcome: 'pass', subject: subject('a') }),
      verdict({ outcome: 'unknown', subject: subject('b') }),
      verdict({ outcome: 'fail', subject: subject('c') }),
    ];
    const { counts, tests } = summarise(recordedRun({ verdicts }), CHECKS);
    expect(tests).to.have.length(1);
    expect(counts).to.include({ pass: 0, fail: 1, unknown: 0, judged: 1 });
  });

  it('leaves excluded and not-applicable out of what was judged', () => {
    const verdicts = [
      verdict({ outcome: 'excluded' }),
      verdict({ outcome: 'not-applicable', workload: 'ledger' }),
      verdict({ outcome: 'pass', workload: 'catalogue' }),
    ];
    expect(summarise(recordedRun({ verdicts }), CHECKS).counts.judged).to.equal(1);
  });

  it('puts failures before unknowns, and the severe before the mild', () => {
    const verdicts = [
      verdict({ outcome: 'unknown', severity: 'critical', workload: 'a' }),
      verdict({ outcome: 'fail', severity: 'low', workload: 'b' }),
      verdict({ outcome: 'fail', severity: 'high', workload: 'c' }),
    ];
    const { findings } = summarise(recordedRun({ verdicts }), CHECKS);
    expect(findings.map((finding) => finding.test.workload)).to.deep.equal(['c', 'b', 'a']);
  });

  it('is unknown when the run never came to a verdict', () => {
    const recorded = recordedRun({ run: run({ ended: 'crashed' }), verdicts: null, objectives: null });
    expect(summarise(recorded, CHECKS).outcome).to.equal('unknown');
  });

  it('fails when an objective fails, even where every check holds', () => {
    const recorded = recordedRun({ objectives: [objectiveRow({ outcome: 'fail' })] });
    expect(summarise(recorded, CHECKS).outcome).to.equal('fail');
  });
});
