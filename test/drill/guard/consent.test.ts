import { expect } from 'chai';
import { parseConsent } from '../../../lib/drill/guard/index.ts';
import { consent } from './guard-subject.ts';

const where = 'parameter /landfall/consent';

describe('a consent', () => {
  it('is read from its JSON', () => {
    const given = consent({ maximumShare: 0.34 });
    expect(parseConsent(JSON.stringify(given), where)).to.deep.equal({
      kind: 'found',
      consent: given,
      where,
    });
  });

  for (const [what, text, why] of [
    ['is not JSON', 'yes', 'it is not JSON'],
    ['is empty', '', 'it is not JSON'],
    ['lacks its expiry', JSON.stringify(consent({ expires: undefined })), 'expires'],
    ['holds a word that nobody knows', JSON.stringify({ ...consent(), maximumTarget: 9 }), 'maximumTarget'],
    ['expires at no moment', JSON.stringify(consent({ expires: 'tomorrow' })), 'expires'],
    ['names no scenario', JSON.stringify(consent({ scenarios: [] })), 'scenarios'],
  ] as const)
    it(`is none when it ${what}`, () => {
      const reading = parseConsent(text, where);
      expect(reading.kind).to.equal('unreadable');
      expect(reading).to.have.property('why').that.includes(why);
    });
});
