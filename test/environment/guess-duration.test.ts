import { expect } from 'chai';
import { guessDuration } from '../../lib/environment/guess-duration.ts';

describe('guessDuration', () => {
  it('guesses what other ways of writing mean', () => {
    const guesses = {
      '15 min': '15m',
      '2 hours': '2h',
      '1 hour and 30 minutes': '1h30m',
      PT15M: '15m',
      '1 d': '1d',
      '90 S': '90s',
    };
    for (const [written, guess] of Object.entries(guesses))
      expect(guessDuration(written), written).to.equal(guess);
    expect(guessDuration(900)).to.equal('900s if it is in seconds');
  });

  it('guesses nothing where nothing comes to mind', () => {
    for (const written of ['soon', '', 'fifteen minutes', '-15m', -1, null, [], 'x'.repeat(100)])
      expect(guessDuration(written), String(written)).to.equal(undefined);
  });
});
