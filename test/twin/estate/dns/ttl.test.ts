import { expect } from 'chai';
import { pacedTtl } from '../../../../lib/twin/estate/dns/ttl.ts';

describe('twin/estate/dns: a TTL at the pace of the world', () => {
  it('is a whole number of seconds', () => expect(pacedTtl(60, 0.1)).to.equal(6));
  it('is never too short to be kept', () => expect(pacedTtl(5, 0.01)).to.equal(1));
  it('stays 0 when it was declared so', () => expect(pacedTtl(0, 0.1)).to.equal(0));
  it('is what it was at pace 1', () => expect(pacedTtl(300, 1)).to.equal(300));
});
