import { expect } from 'chai';
import { serverNow } from '../../lib/engine/server-now.ts';
import { fixedNow } from '../support/fixed-now.ts';

const clock = { now: () => fixedNow } as Parameters<typeof serverNow>[0];

describe('The moment by which a run is judged', () => {
  it('is ours, as long as the clocks agree or the server does not tell', () => {
    for (const offset of [null, 0, 4_000, -4_000]) expect(serverNow(clock, offset)).to.equal(fixedNow);
  });

  it('is the one of the server, where ours went wrong', () => {
    expect(Date.parse(serverNow(clock, 3_600_000)) - Date.parse(fixedNow)).to.equal(3_600_000);
    expect(Date.parse(serverNow(clock, -86_400_000)) - Date.parse(fixedNow)).to.equal(-86_400_000);
  });
});
