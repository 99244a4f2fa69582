import { expect } from 'chai';
import { formatIsoDuration, parseIsoDuration } from '../../lib/base/iso-duration.ts';

describe('an ISO 8601 length of time', () => {
  for (const [text, seconds] of [
    ['PT1M', 60],
    ['PT1H30M', 5_400],
    ['P1DT1S', 86_401],
    ['PT0.5S', 0.5],
  ] as const)
    it(`is ${seconds} s for ${text}`, () => {
      expect(parseIsoDuration(text)).to.equal(seconds);
    });

  for (const text of ['', 'P', 'PT', '1M', 'PT1X', 'P1M', 'PT-1M', 'pt1m', 'PT1M '])
    it(`is none for "${text}"`, () => {
      expect(parseIsoDuration(text)).to.equal(undefined);
    });

  it('is written so that it reads back', () => {
    for (const seconds of [0, 1, 59, 60, 61.5, 3_600, 5_400, 90_061])
      expect(parseIsoDuration(formatIsoDuration(seconds))).to.equal(seconds);
    expect(formatIsoDuration(5_400)).to.equal('PT1H30M');
  });
});
