import { expect } from 'chai';
import { type Outage, outage } from '../../../lib/drill/measures/outage.ts';
import { faultMoment } from '../../../lib/drill/measures/moments.ts';
import { phases } from '../../../lib/drill/measures/phases.ts';
import { BACK_BY_END, type RecoveryTime, recoveryTime } from '../../../lib/drill/measures/recovery-time.ts';
import { samplesOf } from '../../../lib/drill/measures/samples.ts';
import type { History } from '../../../lib/drill/history.ts';
import { MARKS } from '../../../lib/drill/record/marks.ts';
import { fault, looks, type MadeMark, madeHistory } from '../made-history.ts';

const picture = '.......xxxx........';

describe('recoveryTime', () => {
  it('counts from the fault to stable good, with what is not known of either', () => {
    const found = of(record(picture), 'fault');
    // Injected between 5.4 and 5.5, still down at 10, good from 11.
    expect(found.bounds?.seconds).to.be.closeTo(5.5, 1e-5);
    expect(found.bounds?.lower).to.be.closeTo(4.5, 1e-5);
    expect(found.bounds?.upper).to.be.closeTo(11.01 - 5.4, 1e-5);
    expect(found.span).to.deep.equal({ start: 5.5, end: 11 });
  });

  it('counts from what clients felt first where the fault was only seen to take hold after that', () => {
    const injected = fault(5.5);
    const history = madeHistory([...looks(picture), ...injected.looks], [{ t: 8.5, mark: MARKS.fault }]);
    const found = of(history, 'fault');
    // Injected from 5.4 on, felt by the look that was sent at 7 and refused at 7.01; marked at 8.5.
    expect(found.bounds?.lower).to.be.closeTo(10 - 7.01, 1e-5);
    expect(found.bounds?.upper).to.be.closeTo(11.01 - 5.4, 1e-5);
    expect(found.span).to.deep.equal({ start: 7.01, end: 11 });
    expect(of(history, 'fault', ['front-door', 'front-door']).bounds).to.deep.equal(found.bounds);
  });

  it('counts from no earlier than the fault was seen not to have taken hold', () => {
    const upper = (notYetAt: number): number | undefined => {
      const marks = [{ t: 6.5, mark: MARKS.fault, source: 'fis', value: { notYetAt } }];
      return of(madeHistory([...looks(picture), ...fault(5.5).looks], marks), 'fault').bounds?.upper;
    };
    expect(upper(6.2)).to.be.closeTo(11.01 - 6.2, 1e-5);
    expect(upper(5)).to.be.closeTo(11.01 - 5.4, 1e-5);
    expect(upper(7)).to.be.closeTo(11.01 - 6.5, 1e-5);
  });

  it('counts from detection where that is declared, and a poll sees it late', () => {
    const detected = { t: 8, mark: MARKS.detected, source: 'alarm', value: { notYetAt: 6.5 } };
    const found = of(record(picture, [detected]), 'detection');
    expect(found.bounds?.seconds).to.be.closeTo(3, 1e-5);
    expect(found.bounds?.upper).to.be.closeTo(11.01 - 6.5, 1e-5);
    expect(of(record(picture), 'detection').notes).to.deep.equal(['nothing was seen to notice the fault']);
  });

  it('is over when the last of all that decides is good again', () => {
    const later = looks('.......xxxxxxx.....', { process: 'capacity' });
    const history = madeHistory([...looks(picture), ...later, ...fault(5.5).looks], fault(5.5).marks);
    const found = of(history, 'fault', ['front-door', 'capacity']);
    expect(found.bounds?.seconds).to.be.closeTo(8.5, 1e-5);
  });

  it('is open while one of them is not back, and not known while one was not watched', () => {
    expect(of(record('.......xxxx'), 'fault').bounds?.upper).to.equal(Infinity);
    expect(of(record(picture), 'fault', ['front-door', 'nobody']).bounds).to.equal(null);
    expect(of(record(picture), 'fault', []).notes).to.deep.equal(['nothing was watched that decides']);
  });

  it('is as good as nothing when nothing failed', () => {
    const found = of(record('...................'), 'fault');
    expect(found.bounds).to.include({ lower: 0, seconds: 0 });
    expect(found.notes).to.include('nothing failed');
  });

  it('does not count what only came back once the fault itself had ended', () => {
    const outages = outagesOf(record(picture), ['front-door']);
    const found = (lasts: number, marks: readonly MadeMark[] = []): RecoveryTime =>
      recoveryTime(record(picture, marks), outages, 'fault', lasts);
    expect(found(30).bounds?.upper).to.be.lessThan(6);
    // It was over from 9.4 on: until then nothing had recovered, and after that nothing can be told.
    expect(found(4).bounds).to.deep.equal({ lower: 3.9, seconds: 3.9, upper: Infinity });
    expect(found(4).notes).to.deep.equal([BACK_BY_END]);
    const stopped = found(30, [{ t: 9.5, mark: MARKS.cleared }]);
    expect(stopped.bounds).to.deep.equal({ lower: 4, seconds: 4, upper: Infinity });
  });

  it('needs a fault', () => {
    expect(of(madeHistory(looks(picture)), 'fault').notes).to.deep.equal(['no fault was injected']);
  });
});

describe('phases', () => {
  const span = { start: 5.5, end: 11 };

  it('lie between marks that were seen independently, and the rest is unattributed', () => {
    const marks = [
      { t: 7, mark: MARKS.detected, source: 'alarm' },
      { t: 9, mark: MARKS.switched, source: 'api' },
      { t: 10, mark: MARKS.redirected, source: 'resolver' },
    ];
    expect(phases(record(picture, marks), span)).to.deep.equal({
      detect: 1.5,
      switch: 2,
      redirect: 1,
      settle: 1,
      unattributed: 0,
    });
  });

  it('begin with what a client felt where that came before the mark', () => {
    const history = madeHistory(looks(picture), [
      { t: 8.5, mark: MARKS.fault, source: 'fis' },
      { t: 9, mark: MARKS.detected, source: 'alarm' },
    ]);
    expect(phases(history, { start: 7.01, end: 11 })).to.deep.equal({
      detect: 1.99,
      unattributed: 2,
    });
    const felt = madeHistory(looks(picture), [{ t: 9, mark: MARKS.detected, source: 'probes' }]);
    expect(phases(felt, { start: 7.01, end: 11 })).to.deep.equal({ unattributed: 3.99 });
  });

  it('do not lie between two marks of one source', () => {
    const marks = [
      { t: 7, mark: MARKS.detected, source: 'api' },
      { t: 9, mark: MARKS.switched, source: 'api' },
    ];
    expect(phases(record(picture, marks), span)).to.deep.equal({ detect: 1.5, settle: 2, unattributed: 2 });
  });

  it('never overlap: a step that was seen before the one that it follows bounds nothing', () => {
    const marks = [
      { t: 8, mark: MARKS.detected, source: 'load balancer' },
      { t: 7, mark: MARKS.redirected, source: 'dns' },
    ];
    expect(phases(record(picture, marks), span)).to.deep.equal({ detect: 2.5, unattributed: 3 });
  });

  it('do not reach over a mark that is missing, nor to one that the API brought too late', () => {
    const late = [
      { t: 7, mark: MARKS.detected, source: 'alarm' },
      { t: 40, mark: MARKS.switched, source: 'api' },
    ];
    expect(phases(record(picture, late), span)).to.deep.equal({ detect: 1.5, unattributed: 4 });
    expect(phases(record(picture), span)).to.deep.equal({ unattributed: 5.5 });
  });
});

function record(picture: string, marks: readonly MadeMark[] = []): History {
  const injected = fault(5.5);
  return madeHistory([...looks(picture), ...injected.looks], [...injected.marks, ...marks]);
}

function of(history: History, from: 'fault' | 'detection', processes = ['front-door']): RecoveryTime {
  return recoveryTime(history, outagesOf(history, processes), from);
}

function outagesOf(history: History, processes: readonly string[]): readonly Outage[] {
  return processes.map((process) =>
    outage(samplesOf(history, process), {
      every: 1,
      stability: { looks: 3, lasts: 2 },
      fault: faultMoment(history),
    }),
  );
}
