import { expect } from 'chai';
import { plusSeconds } from '../../../lib/base/instant.ts';
import { compare, repeated } from '../../../lib/drill/measures/compare.ts';
import type { DrillInputs } from '../../../lib/drill/measures/drill-inputs.ts';
import { drillResultOf } from '../../../lib/drill/measures/drill-result-of.ts';
import type { DrillResult, Expectation } from '../../../lib/drill/drill-result.ts';
import type { History } from '../../../lib/drill/history.ts';
import { READ_BACK } from '../../../lib/drill/record/canary.ts';
import { MARKS } from '../../../lib/drill/record/marks.ts';
import type { ScenarioProbe } from '../../../lib/drill/scenario.ts';
import { fault, looks, type MadeLook, type MadeMark, madeHistory } from '../made-history.ts';

const picture = '.......xxxx........';

describe('The result of a drill', () => {
  it('tells what was measured, with bounds, and that promises were kept', () => {
    const result = of(record(picture));
    expect(result).to.include({
      outcome: 'pass',
      ended: 'recovered',
      scenario: 'az-loss',
      workload: 'orders',
    });
    expect(result.outage?.seconds).to.equal(4);
    expect(result.recoveryTime).to.deep.include({ from: 'fault', assumed: {} });
    expect(result.dataLoss).to.deep.include({
      acknowledgedWrites: 15,
      lostWrites: 0,
      unsureWrites: 4,
      lower: 0,
    });
    expect(result.fidelity).to.deep.equal(['the control plane of the Region is not disturbed']);
    expect(result.vantages).to.deep.equal(['here']);
    expect(result.faultAt).to.equal('2026-11-24T00:00:05.500Z');
    expect(result).not.to.have.property('atLeast');
    expect(JSON.parse(JSON.stringify(result))).to.deep.equal(result);
  });

  it('tells a promise broken, and says by how much', () => {
    const result = of(record(picture), { objective: { disruption: 'az', rto: 3, rpo: 60 } });
    expect(result.outcome).to.equal('fail');
    expect(result.message).to.include('recovery time 4.5 s to 5.61 s, promised 3 s');
  });

  it('does not know when the target lies between the bounds', () => {
    expect(of(record(picture), { objective: { disruption: 'az', rto: 5, rpo: 60 } }).outcome).to.equal(
      'unknown',
    );
  });

  it('adds human steps that were not exercised when it judges, and never to what was measured', () => {
    const objective = {
      disruption: 'az',
      rto: 60,
      rpo: 60,
      recovery: { by: 'failover', detect: 30, decide: 58, steps: [] },
    } as const;
    const result = of(record(picture), { objective });
    expect(result.recoveryTime?.seconds).to.be.closeTo(5.5, 1e-5);
    expect(result.recoveryTime?.assumed).to.deep.equal({ decide: 58 });
    expect(result.outcome).to.equal('fail');
    const decided = { t: 8, mark: MARKS.decided, source: 'operator' };
    expect(of(record(picture, [decided]), { objective }).outcome).to.equal('pass');
  });

  it('says what is certain of a recovery that was not seen to end', () => {
    const result = of(record('.......xxxxxxxxxx'), {
      ended: 'limit',
      message: 'the limit of 10 s was reached',
    });
    expect(result).to.include({ outage: null, recoveryTime: null, outcome: 'unknown' });
    expect(result.atLeast?.outage).to.be.closeTo(9 - 0.01, 1e-4);
    expect(result.message).to.match(/^the limit of 10 s was reached; outage at least/);
    const missed = of(record('.......xxxxxxxxxx'), {
      ended: 'limit',
      objective: { disruption: 'az', rto: 5, rpo: 60 },
    });
    expect(missed.outcome).to.equal('fail');
  });

  it('never passes a drill that was cut short', () => {
    expect(of(record(picture), { ended: 'interrupted' }).outcome).to.equal('unknown');
  });

  it('does not know the recovery time when the declared capacity was not watched, and waits for it when it was', () => {
    expect(of(record(picture), { minimumCapacity: { healthyTargets: 2 } })).to.deep.include({
      recoveryTime: null,
      outcome: 'unknown',
    });
    const targets = looks('...................', { process: 'targets' }).map(
      (look): MadeLook =>
        look.sent === 8
          ? { ...look, end: 'failed' }
          : { ...look, value: { healthyTargets: look.sent >= 6 && look.sent < 14 ? 1 : 2 } },
    );
    const result = of(record(picture, [], targets), {
      minimumCapacity: { healthyTargets: 2, probe: 'targets' },
    });
    expect(result.recoveryTime?.seconds).to.be.closeTo(8.5, 1e-5);
    expect(result.outage?.seconds).to.equal(4);
  });

  it('expects alarms to fire and events to be found', () => {
    const expected = { objectives: [], alarms: ['orders-down'], events: ['RDS-EVENT-0049'] };
    const alarms = { 'orders-down': 'alarm' };
    const states = (fires: boolean): MadeLook[] =>
      looks('...................', { process: 'alarm' }).map((look) => ({
        ...look,
        value: { state: fires && look.sent > 8 ? 'ALARM' : 'OK' },
      }));
    const seen = { t: 12, mark: 'RDS-EVENT-0049', source: 'trail' };
    const outcomes = (fires: boolean, marks: MadeMark[]): unknown =>
      of(record(picture, marks, states(fires)), { alarms, expect: expected }).expectations?.map(
        (each) => each.outcome,
      );
    expect(outcomes(true, [seen])).to.deep.equal(['pass', 'pass']);
    expect(outcomes(false, [])).to.deep.equal(['fail', 'unknown']);
    const unwatched = of(record(picture), { expect: expected }).expectations;
    expect(unwatched?.map((each) => each.outcome)).to.deep.equal(['unknown', 'unknown']);
  });

  it('leaves a drill unknown while an expected event was not seen, whatever else holds, and says why and what to do', () => {
    const expect_ = { objectives: ['rto', 'rpo'] as const, alarms: [], events: ['rds:RebootDBInstance'] };
    const found = of(record(picture), { expect: expect_ });
    expect(found.outcome).to.equal('unknown');
    expect(found.expectations?.map(({ outcome }) => outcome)).to.deep.equal(['pass', 'pass', 'unknown']);
    expect(found.expectations?.at(-1)?.message)
      .to.include('nobody reads the trail while a drill goes on')
      .and.to.include('look rds:RebootDBInstance up in CloudTrail');
    const attached = [{ t: 12, mark: 'rds:RebootDBInstance', source: 'trail' }];
    expect(of(record(picture, attached), { expect: expect_ }).outcome).to.equal('pass');
  });

  it('lets an alarm count only where it turned, and tells it has failed only where it had the time', () => {
    const picked = (state: (sent: number) => unknown, marks: MadeMark[] = []): string | undefined => {
      const pending = (one: Expectation): string => (one.isPending === true ? ' (pending)' : '');
      const watched = looks('...................', { process: 'alarm' });
      const made = watched.map((look) => ({ ...look, value: state(look.sent) }));
      const expect = { objectives: [], alarms: ['orders-down'], events: [] };
      const found = of(record(picture, marks, made), { alarms: { 'orders-down': 'alarm' }, expect });
      return found.expectations?.map((one) => `${one.outcome}: ${one.message}${pending(one)}`).join();
    };
    expect(picked(() => ({ state: 'ALARM' }))).to.equal('unknown: was in ALARM already before the fault');
    expect(picked(() => ({ state: null }))).to.equal('fail: does not exist');
    expect(picked(() => ({ state: 'OK', judgesOver: 12 }))).to.equal('fail: never fired');
    expect(picked(() => ({ state: 'OK', judgesOver: 60 }))).to.equal(
      'unknown: was watched for 13 s, and it judges over 1 min (pending)',
    );
    const late = { t: 12, mark: MARKS.detected, source: 'load balancer' };
    expect(
      picked(() => ({ state: 'OK', judgesOver: 12 }), [late]),
      'AWS itself noticed late',
    ).to.equal('unknown: was watched for 6 s, and it judges over 12 s (pending)');
    expect(picked(() => ({ state: 'OK', judgesOver: 5 }), [late])).to.equal('fail: never fired');
  });

  it('demonstrates no recovery by a service that came back with the end of the fault, and may show a promise broken', () => {
    const found = of(record(picture), { faultLasts: 4 });
    expect(found).to.include({ outcome: 'unknown', recoveryTime: null, ended: 'recovered' });
    expect(found.outage?.seconds, 'the outage was as it was').to.equal(4);
    expect(found.atLeast?.recoveryTime).to.equal(3.9);
    expect(found.message).to.contain('once the fault itself had ended');
    const promised = { disruption: 'az', rto: 3, rpo: 60 } as const;
    expect(of(record(picture), { faultLasts: 4, objective: promised }).outcome).to.equal('fail');
    expect(of(record(picture), { faultLasts: 30 }).outcome).to.equal('pass');
  });

  it('measures failback apart', () => {
    const marks = [
      { t: 13, mark: MARKS.cleared },
      { t: 16.5, mark: MARKS.failback },
      { t: 18.5, mark: MARKS.failedBack },
    ];
    const result = of(record('.......xxxx......xx.....', marks));
    expect(result.outage?.seconds).to.equal(4);
    expect(result.failback?.seconds).to.equal(2.5);
    expect(result.failback?.outage?.seconds).to.equal(2);
  });

  it('widens what the machine may have slept through', () => {
    const history = record(picture);
    const slept = history.map((entry) => (entry.t < 9 ? entry : { ...entry, at: plusSeconds(entry.at, 20) }));
    const [awake, asleep] = [of(history), of(slept)];
    expect((asleep.outage?.upper ?? 0) - (awake.outage?.upper ?? 0)).to.be.closeTo(20, 0.1);
    expect(asleep.notes?.join()).to.include('may have slept');

    const quiet = record('...................').map((entry) =>
      entry.t < 9 ? entry : { ...entry, at: plusSeconds(entry.at, 20) },
    );
    expect(of(quiet).recoveryTime?.upper).to.be.above(20);
  });

  it('measures nothing from a record that two processes wrote', () => {
    const history = record(picture);
    expect(of([...history, ...history])).to.deep.include({
      outage: null,
      recoveryTime: null,
      outcome: 'unknown',
    });
  });

  it('is the same, cut off at any entry, or unknown: never better', () => {
    const objective = { disruption: 'az', rto: 3, rpo: 60 } as const;
    const history = record(picture);
    for (let length = 0; length <= history.length; length += 1) {
      const { outcome } = of(history.slice(0, length), { objective, ended: 'recovered' });
      expect(outcome, `after ${length} entries`).not.to.equal('pass');
    }
  });
});

describe('compare', () => {
  it('gives median, worst and spread of what was measured', () => {
    const results = ['.......xx..........', picture, '.......xxxxxxx.....'].map((each) => of(record(each)));
    const found = compare([...results, of(record('.......xxxxxxxxxxxx'))]);
    expect(found).to.deep.include({ runs: 4, outcome: 'unknown', lostWrites: 0 });
    expect(found.outage).to.deep.include({ runs: 3, median: 4, spread: 5 });
    expect(found.outage?.worst).to.equal(Math.max(...results.map((result) => result.outage?.upper ?? 0)));
    expect(found.outage?.atLeast, 'one was not seen to end').to.be.above(4);
    expect(compare(results).outage).not.to.have.property('atLeast');
    expect(compare([]).outage).to.equal(null);
  });

  it('keeps drills of several workloads apart, and tells nothing of what was carried out once', () => {
    const [one, other] = [of(record(picture)), of(record(picture), { workload: 'ledger' })];
    expect(repeated([one, other])).to.deep.equal([]);
    expect(
      repeated([one, other, one, one]).map(({ scenario, workload, runs }) => [scenario, workload, runs]),
    ).to.deep.equal([['az-loss', 'orders', 3]]);
  });
});

function record(shape: string, marks: readonly MadeMark[] = [], more: readonly MadeLook[] = []): History {
  const injected = fault(5.5);
  const writes = looks(shape).map(
    (look, index): MadeLook => ({
      ...look,
      process: 'canary',
      operation: 'sql',
      sentValue: { writer: 'w', seq: index + 1 },
      ...(look.end === 'failed' ? { end: 'unsure' } : {}),
    }),
  );
  const recovered = shape.split('').flatMap((sign, index) => (sign === '.' ? [[index + 1, index + 1]] : []));
  const readBack = { sent: 90, process: 'canary', operation: READ_BACK, value: { writer: 'w', recovered } };
  return madeHistory(
    [...looks(shape), ...writes, ...injected.looks, ...more, readBack],
    [...injected.marks, ...marks],
  );
}

type Changes = Partial<DrillInputs> & { readonly expect?: DrillInputs['scenario']['expect'] };

function of(history: History, { expect: expected, ...changes }: Changes = {}): DrillResult {
  return drillResultOf({
    history,
    scenario: {
      name: 'az-loss',
      disruption: 'az',
      doesNot: ['the control plane of the Region is not disturbed'],
      steadyState: { lasts: 5, stableFor: 3 },
      expect: expected ?? { objectives: ['rto', 'rpo'], alarms: [], events: [] },
      probes: [
        probe('front-door', true),
        probe('canary', false),
        probe('targets', false),
        probe('alarm', false),
      ],
    },
    workload: 'orders',
    objective: { disruption: 'az', rto: 60, rpo: 60 },
    ended: 'recovered',
    leftovers: [],
    ...changes,
  });
}

function probe(id: string, decides: boolean): ScenarioProbe {
  return { id, kind: 'http', watches: id, every: 1, timeout: 1, vantage: 'here', decides };
}
