import { expect } from 'chai';
import * as fc from 'fast-check';
import { type DataLoss, dataLoss } from '../../../lib/drill/measures/data-loss.ts';
import { READ_BACK } from '../../../lib/drill/record/canary.ts';
import { fault, type MadeLook, madeHistory } from '../made-history.ts';

type Stretch = readonly [number, number];

describe('dataLoss', () => {
  it('is at most the sampling interval when nothing is gone', () => {
    const found = of({ until: 20, recovered: [[1, 20]] });
    expect(found).to.include({ acknowledged: 20, lost: 0, unsure: 0 });
    expect(found.bounds).to.deep.include({ lower: 0, seconds: 0 });
    expect(found.bounds?.upper).to.be.closeTo(1.01, 1e-5);
  });

  it('counts acknowledged writes that are gone, and the time that went with them', () => {
    const found = of({
      until: 20,
      recovered: [
        [1, 12],
        [16, 20],
      ],
    });
    expect(found).to.include({ acknowledged: 20, lost: 3 });
    // Number 12 was there and 13 was not; 15 was not and 16 was. Number n is sent at n.
    expect(found.bounds?.lower).to.be.closeTo(15 - 13.01, 1e-5);
    expect(found.bounds?.seconds).to.be.closeTo(3, 1e-5);
    expect(found.bounds?.upper).to.be.closeTo(16.01 - 12, 1e-5);
  });

  it('calls no write lost that was never acknowledged', () => {
    const found = of({
      until: 20,
      recovered: [
        [1, 17],
        [19, 20],
      ],
      ends: { 18: 'unsure', 19: 'unsure' },
    });
    expect(found).to.include({ acknowledged: 18, lost: 0, unsure: 2 });
  });

  it('tells of a write that was refused and taken all the same', () => {
    const found = of({ until: 20, recovered: [[1, 20]], ends: { 18: 'failed' } });
    expect(found.notes).to.include('1 refused write had been taken all the same');
  });

  it('has no end when nothing older survived', () => {
    const found = of({ until: 20, recovered: [[16, 20]] });
    expect(found.lost).to.equal(15);
    expect(found.bounds?.upper).to.equal(Infinity);
  });

  it('is not measured when nothing was read back, nothing acknowledged, or the table holds what nobody sent', () => {
    expect(of({ until: 5 }).notes).to.deep.equal(['what was written could not be read back']);
    expect(of({ until: 1, recovered: [], ends: { 1: 'failed' } }).notes).to.deep.equal([
      'no write was acknowledged',
    ]);
    expect(of({ until: 5, recovered: [[1, 9]] }).bounds).to.equal(null);
  });

  it('counts exactly and bounds truly whatever a standby was behind by', () => {
    const lag = fc.double({ min: 0, max: 8, noNaN: true });
    const broken = fc.double({ min: 12, max: 16, noNaN: true });
    const took = fc.double({ min: 0.001, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(lag, broken, took, (behind, at, latency) => {
        const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
        const isTaken = (seq: number): boolean => seq + latency < at || seq > at + 5;
        const isGone = (seq: number): boolean => seq + latency / 2 > at - behind && seq + latency < at;
        const found = dataLoss(
          history(
            numbers.map((seq) => write(seq, isTaken(seq) ? 'ok' : 'unsure', latency)),
            numbers.filter((seq) => isTaken(seq) && !isGone(seq)).map((seq) => [seq, seq]),
            at,
          ),
          'canary',
        );
        expect(found.lost).to.equal(numbers.filter((seq) => isTaken(seq) && isGone(seq)).length);
        expect(found.bounds?.lower).to.be.at.most(behind);
        expect(found.bounds?.upper).to.be.at.least(behind);
      }),
      { numRuns: 400, seed: 20261124 },
    );
  });
});

interface Case {
  readonly until: number;
  readonly recovered?: readonly Stretch[];
  readonly ends?: Readonly<Record<number, 'failed' | 'unsure'>>;
}

function of({ until, recovered, ends = {} }: Case): DataLoss {
  const writes = Array.from({ length: until }, (_, index) => write(index + 1, ends[index + 1] ?? 'ok', 0.01));
  return dataLoss(history(writes, recovered, 15.5), 'canary');
}

function write(seq: number, end: 'ok' | 'failed' | 'unsure', took: number): MadeLook {
  return { sent: seq, took, end, process: 'canary', operation: 'sql', sentValue: { writer: 'w', seq } };
}

function history(writes: readonly MadeLook[], recovered: readonly Stretch[] | undefined, at: number) {
  const injected = fault(at);
  const readBack: MadeLook = {
    sent: 100,
    process: 'canary',
    operation: READ_BACK,
    ...(recovered === undefined ? { end: 'unsure' } : { value: { writer: 'w', recovered } }),
  };
  return madeHistory([...writes, ...injected.looks, readBack], injected.marks);
}
