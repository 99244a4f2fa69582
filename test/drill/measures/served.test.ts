import { expect } from 'chai';
import { served } from '../../../lib/drill/measures/served.ts';
import { INJECT, MARKS } from '../../../lib/drill/record/marks.ts';
import { scenario } from '../guard/guard-subject.ts';
import { type MadeLook, type MadeMark, madeHistory } from '../made-history.ts';

const HALF = { probe: 'front-door', share: 0.5 };

const WATCHED = scenario({
  probes: [
    {
      id: 'front-door',
      kind: 'http',
      watches: 'front-door',
      every: 1,
      timeout: 1,
      vantage: 'here',
      decides: true,
    },
  ],
});

/** A fault at 10 s that is over at 14 s, and a look each second from 8 s on: `.` answered, `x` not, `?` tells nothing. */
function judged(
  answers: string,
  marks: readonly MadeMark[] = [{ t: 14, mark: MARKS.cleared }],
  asked = HALF,
) {
  const looks = answers.split('').map((sign, index): MadeLook => {
    const sent = 8 + index;
    if (sign === '?') return { sent, end: 'unsure', unknown: 'the harness was late' };
    return { sent, end: sign === '.' ? 'ok' : 'failed' };
  });
  const inject: MadeLook = { sent: 10, took: 0.05, process: 'harness', operation: INJECT };
  const history = madeHistory([...looks, inject], [{ t: 10.05, mark: MARKS.fault }, ...marks]);
  return served({ history, scenario: WATCHED }, asked);
}

describe('how clients were served while a fault lasted', () => {
  it('passes where enough was answered, and counts nothing from before or after', () => {
    expect(judged('xx..x..xxx')).to.deep.equal({
      what: 'front-door goes on answering',
      outcome: 'pass',
      message: '4 of 5 looks were answered well while the fault lasted, at least 50 % expected',
    });
  });

  it('fails where too little was', () => {
    expect(judged('..xxxx....')).to.include({ outcome: 'fail' });
  });

  it('says unknown where looks that tell nothing decide, and only there', () => {
    expect(judged('..xx?.?...').outcome).to.equal('unknown');
    expect(judged('..xxx??...').outcome).to.equal('fail');
    expect(judged('....?..?..').outcome).to.equal('pass');
  });

  it('ends when going back began, where nobody saw the fault end', () => {
    expect(judged('......xxxx', [{ t: 13.5, mark: MARKS.failback }])).to.include({ outcome: 'pass' });
  });

  it('says unknown of a probe that was not there', () => {
    const other = { probe: 'back-door', share: 0.5 };
    expect(judged('..........', [], other)).to.include({ outcome: 'unknown', message: 'was not watched' });
  });
});
