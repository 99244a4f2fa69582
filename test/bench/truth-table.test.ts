import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { KnownDrill } from '../../bench/truth-drill.ts';
import { generator } from '../../bench/truth-random.ts';
import { draw } from '../../bench/truth-shapes.ts';
import { isInside, truthTable, verdictsNearTheTruth } from '../../bench/truth-table.ts';

describe('The table of drills whose truth is known', () => {
  it('counts a truth that lies on a bound, and none where nothing was measured', () => {
    expect(isInside(known(4, { lower: 4, upper: 4.4 }))).to.equal(true);
    expect(isInside(known(4, { lower: 4.1, upper: 4.4 }))).to.equal(false);
    expect(isInside(known(4.5, { lower: 4.1, upper: 4.4 }))).to.equal(false);
    expect(isInside(known(4, null))).to.equal(false);
  });

  it('is the one in the docs', () => {
    const docs = readFileSync(new URL('../../docs/calibration.md', import.meta.url), 'utf8');
    const [head = '', rule = '', reset = ''] = truthTable([known(4, { lower: 3.9, upper: 4.2 })]);
    expect(docs).to.include(`${head}\n${rule}\n`);
    expect(reset).to.equal('| reset: every connection is reset | 1 | 1 | 0.300 s | 0.405 s |');
  });

  it('names verdicts that are wrong', () => {
    const right = known(4, { lower: 3.9, upper: 4.2 });
    const tooLong = known(4, { lower: 4.59, upper: 4.6 });
    const tooShort = known(4, { lower: 3.4, upper: 3.41 });
    expect(verdictsNearTheTruth([right], generator(1))).to.include('0 wrong passes, 0 wrong fails');
    expect(verdictsNearTheTruth([tooShort], generator(1))).to.match(/ [1-9]\d* wrong passes, 0 wrong fails/);
    expect(verdictsNearTheTruth([tooLong], generator(1))).to.match(/ 0 wrong passes, [1-9]\d* wrong fails/);
  });
});

function known(truth: number, outage: { lower: number; upper: number } | null): KnownDrill {
  const measured = outage === null ? null : { ...outage, seconds: outage.lower };
  return {
    drill: draw('reset', generator(1)),
    truth,
    history: [],
    result: { outage: measured } as KnownDrill['result'],
    p95: 0.005,
  };
}
