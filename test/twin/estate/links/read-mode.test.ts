import { expect } from 'chai';
import { readMode } from '../../../../lib/twin/estate/links/read-mode.ts';

describe('twin/estate/links: a mode as JSON', () => {
  for (const mode of [
    { kind: 'pass' },
    { kind: 'reset' },
    { kind: 'blackhole' },
    { kind: 'delay', seconds: 0.5 },
    { kind: 'brown-out', share: 0.5, meets: 'reset' },
    { kind: 'brown-out', share: 1, meets: { seconds: 2 } },
  ])
    it(`is read: ${JSON.stringify(mode)}`, () => expect(readMode(mode)).to.deep.equal(mode));

  for (const mode of [
    null,
    'reset',
    {},
    { kind: 'slow' },
    { kind: 'delay' },
    { kind: 'delay', seconds: -1 },
    { kind: 'brown-out', share: 2, meets: 'reset' },
    { kind: 'brown-out', share: 0.5, meets: null },
  ])
    it(`is refused: ${JSON.stringify(mode)}`, () => expect(readMode(mode)).to.equal(undefined));
});
