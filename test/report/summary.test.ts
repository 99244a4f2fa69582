import { expect } from 'chai';
import { CHECKS } from '../../lib/checks/index.ts';
import { makePlan } from '../../lib/plan/index.ts';
import { junit } from '../../lib/report/junit.ts';
import { summarise } from '../../lib/report/summary.ts';
import { fixedNow } from '../support/fixed-now.ts';
import { objectiveRow, recordedRun, run, verdict } from '../support/recorded-run.ts';
import { sandbox } from '../support/run-folder.ts';

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

  it('puts what is broken before what follows from it', () => {
    const verdicts = [
      verdict({ outcome: 'fail', check: 'objectives/rto-attainable' }),
      verdict({ outcome: 'fail', check: 'rds/instance-multi-az' }),
    ];
    const { findings } = summarise(recordedRun({ verdicts }), CHECKS);
    expect(findings.map((finding) => finding.test.check)).to.deep.equal([
      'rds/instance-multi-az',
      'objectives/rto-attainable',
    ]);
  });

  it('is unknown when the run never came to a verdict', () => {
    const recorded = recordedRun({ run: run({ ended: 'crashed' }), verdicts: null, objectives: null });
    expect(summarise(recorded, CHECKS).outcome).to.equal('unknown');
  });

  it('loses no planned check of a run that died: each is unknown, with the reason', async () => {
    const plan = makePlan(await sandbox(), CHECKS, { now: fixedNow });
    const planned = plan.checks.flatMap(({ workloads }) => workloads).length;
    const died = { run: run({ ended: 'crashed', endedAt: null }), plan, objectives: null } as const;
    const nothing = summarise(recordedRun({ ...died, verdicts: null }), CHECKS);
    expect(nothing.counts).to.include({ pass: 0, fail: 0, unknown: planned, judged: planned });
    expect(nothing.findings[0]?.worst.message).to.equal('Never judged: the run died before it came to it');
    const xml = await junit(nothing);
    expect(xml).to.match(
      new RegExp(`<testsuites tests="${planned + 1}" failures="0" errors="${planned + 1}"`),
    );
    expect(xml).to.include('name="The run came to its end"');
    const partly = summarise(recordedRun({ ...died, verdicts: [verdict()] }), CHECKS);
    expect(partly.counts).to.include({ pass: 1, unknown: planned - 1 });
    expect(partly.outcome).to.equal('unknown');
  });

  it('is no pass while the run did not come to its end, though all that it had judged holds', () => {
    for (const ended of ['crashed', 'stopped', 'interrupted', 'running'] as const) {
      expect(summarise(recordedRun({ run: run({ ended }) }), CHECKS).outcome, ended).to.equal('unknown');
      const failed = recordedRun({ run: run({ ended }), verdicts: [verdict({ outcome: 'fail' })] });
      expect(summarise(failed, CHECKS).outcome, ended).to.equal('fail');
    }
  });

  it('counts no objective whose check or workload was not asked for', async () => {
    const dns = makePlan(await sandbox(), CHECKS, { now: fixedNow, only: ['dns'] });
    const rows = [objectiveRow({ outcome: 'fail' })];
    const recorded = recordedRun({ plan: { ...dns, checks: [] }, objectives: rows });
    expect(summarise(recorded, CHECKS)).to.deep.include({ outcome: 'pass', objectives: [] });
    const all = makePlan(await sandbox(), CHECKS, { now: fixedNow, workload: ['orders'] });
    const whole = recordedRun({ plan: { ...all, checks: [] }, objectives: rows });
    expect(summarise(whole, CHECKS)).to.deep.include({ outcome: 'fail', objectives: rows });
  });

  it('fails when an objective fails, even where every check holds', () => {
    const recorded = recordedRun({ objectives: [objectiveRow({ outcome: 'fail' })] });
    expect(summarise(recorded, CHECKS).outcome).to.equal('fail');
  });
});
