import { expect } from 'chai';
import { own } from '../../lib/base/own.ts';

describe('own', () => {
  it('gives what is there, and nothing of what every object inherits', () => {
    expect(own({ a: 1 }, 'a')).to.equal(1);
    for (const name of ['b', 'constructor', 'toString', '__proto__'])
      expect(own({ a: 1 }, name)).to.equal(undefined);
    expect(own(JSON.parse('{"__proto__": 2}') as Record<string, number>, '__proto__')).to.equal(2);
  });
});
