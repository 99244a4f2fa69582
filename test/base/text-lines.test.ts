import { expect } from 'chai';
import fc from 'fast-check';
import { TextLines } from '../../lib/base/text-lines.ts';

describe('TextLines', () => {
  it('tells the line of every offset, and where it begins', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\n\n', 'bc')).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), (whole, offset) => {
        const at = Math.min(offset, whole.length);
        const before = whole.slice(0, at).split('\n');
        const lines = new TextLines(whole);
        expect(lines.lineAt(at)).to.equal(before.length - 1);
        expect(lines.startOf(before.length - 1)).to.equal(at - (before.at(-1)?.length ?? 0));
      }),
    );
  });
});
