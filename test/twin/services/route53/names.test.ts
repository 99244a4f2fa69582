import { expect } from 'chai';
import fc from 'fast-check';
import { liesIn, normalName, sortName } from '../../../../lib/twin/services/route53/names.ts';

describe('twin/services/route53: names', () => {
  it('are lower-case, end with a dot and escape odd characters in octal', () => {
    expect(normalName('Orders.Shop.Example')).to.equal('orders.shop.example.');
    expect(normalName('*.shop.example.')).to.equal('\\052.shop.example.');
    expect(normalName('\\052.shop.example')).to.equal('\\052.shop.example.');
    expect(normalName('_dmarc.a b.example')).to.equal('_dmarc.a\\040b.example.');
    expect(normalName('\\101bc.example')).to.equal('abc.example.');
  });

  it('stay as they are once they are normal', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (name) => {
        const once = normalName(name);
        expect(normalName(once)).to.equal(once);
      }),
    );
  });

  it('sort by their labels from the right', () => {
    const names = [
      'www.shop.example.',
      'shop.example.',
      'a.z.shop.example.',
      'b.shop.example.',
      'a-b.shop.example.',
      'a.shop.example.',
    ];
    expect(names.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1))).to.deep.equal([
      'shop.example.',
      'a-b.shop.example.',
      'a.shop.example.',
      'b.shop.example.',
      'www.shop.example.',
      'a.z.shop.example.',
    ]);
  });

  it('lie in a zone when they are it or below it', () => {
    expect(liesIn('shop.example.', 'shop.example.')).to.equal(true);
    expect(liesIn('www.shop.example.', 'shop.example.')).to.equal(true);
    expect(liesIn('wwwshop.example.', 'shop.example.')).to.equal(false);
  });
});
