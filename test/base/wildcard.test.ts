import { expect } from 'chai';
import fc from 'fast-check';
import { matchesWildcard } from '../../lib/base/wildcard.ts';

describe('matchesWildcard', () => {
  const cases: [pattern: string, text: string, matches: boolean][] = [
    ['arn:aws:rds:*:db:orders-*', 'arn:aws:rds:eu-west-1:1:db:orders-db', true],
    ['orders', 'orders', true],
    ['orders', 'orders-db', false],
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-c-b', false],
    ['a.c', 'abc', false],
    ['**', 'anything', true],
  ];
  for (const [pattern, text, matches] of cases)
    it(`${matches ? 'matches' : 'does not match'} ${pattern} with "${text}"`, () => {
      expect(matchesWildcard(pattern, text)).to.equal(matches);
    });

  it('agrees with the regular expression that the pattern stands for', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const meant = new RegExp(`^${pattern.split('*').join('.*')}$`);
        expect(matchesWildcard(pattern, text)).to.equal(meant.test(text));
      }),
    );
  });
});
