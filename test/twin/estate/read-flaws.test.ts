import { expect } from 'chai';
import { readFlaws } from '../../../lib/twin/estate/read-flaws.ts';

describe('twin/estate: flaws in words', () => {
  it('are none, one or several', () => {
    expect(readFlaws('')).to.deep.equal({});
    expect(readFlaws('names-for-ever')).to.deep.equal({ cachesNamesForEver: true });
    expect(readFlaws('lagging-standby=2s,slow-failover=3')).to.deep.equal({
      replicationLag: 2,
      failoverFactor: 3,
    });
  });

  for (const text of [
    'lagging-standby',
    'lagging-standby=soon',
    'slow-failover=0',
    'names-for-ever=1',
    'toString',
  ])
    it(`are not read from "${text}"`, () => expect(readFlaws(text)).to.equal(undefined));
});
