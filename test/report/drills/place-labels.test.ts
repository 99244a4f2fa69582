import { expect } from 'chai';
import * as fc from 'fast-check';
import { type PlacedLabel, placeLabels } from '../../../lib/report/drills/place-labels.ts';

const WIDTH = 6;

/** From where to where the text really is: a little less than it was given. */
function spanOf({ x, text, anchor }: PlacedLabel): readonly [number, number] {
  const width = text.length * WIDTH;
  return anchor === 'start' ? [x, x + width] : [x - width, x];
}

function overlap(one: PlacedLabel, other: PlacedLabel): boolean {
  const [a, b] = [spanOf(one), spanOf(other)];
  return one.row === other.row && a[0] < b[1] && b[0] < a[1];
}

describe('labels', () => {
  const labels = fc.array(
    fc.record({ x: fc.integer({ min: 140, max: 850 }), text: fc.string({ minLength: 3, maxLength: 24 }) }),
    { maxLength: 12 },
  );

  it('never overlap, wherever their marks are', () => {
    fc.assert(
      fc.property(labels, (given) => {
        const placed = placeLabels(given, 1_000);
        for (const [index, one] of placed.entries())
          for (const other of placed.slice(index + 1)) expect(overlap(one, other)).to.equal(false);
      }),
    );
  });

  it('are all there', () => {
    fc.assert(
      fc.property(labels, (given) => {
        const texts = placeLabels(given, 1_000).map(({ text }) => text);
        expect(texts.toSorted()).to.deep.equal(given.map(({ text }) => text).toSorted());
      }),
    );
  });

  it('have no line that leads through the text of another', () => {
    fc.assert(
      fc.property(labels, (given) => {
        const placed = placeLabels(given, 1_000);
        for (const upper of placed)
          for (const lower of placed.filter(({ row }) => row < upper.row)) {
            const [from, to] = spanOf(lower);
            expect(upper.x > from && upper.x < to).to.equal(false);
          }
      }),
    );
  });

  it('stay within the picture at its right edge', () => {
    expect(placeLabels([{ x: 990, text: 'as before' }], 1_000)[0]).to.include({ anchor: 'end', row: 0 });
  });
});
