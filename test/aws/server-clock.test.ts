import { expect } from 'chai';
import { serverClock } from '../../lib/aws/server-clock.ts';

describe('the server clock', () => {
  it('knows nothing before the first Date header, nor from one that is none', () => {
    const clock = serverClock();
    clock.observe('2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.100Z', undefined);
    clock.observe('2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.100Z', 'soon');
    expect(clock.offsetMs()).to.equal(null);
  });

  it('gets closer to the truth with each answer', () => {
    const clock = serverClock();
    // The server is 250 ms ahead and cuts its time to seconds.
    clock.observe('2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.010Z', 'Tue, 24 Nov 2026 12:00:00 GMT');
    expect(clock.offsetMs()).to.be.within(0, 1_000);
    clock.observe('2026-11-24T12:00:00.740Z', '2026-11-24T12:00:00.745Z', 'Tue, 24 Nov 2026 12:00:00 GMT');
    clock.observe('2026-11-24T12:00:00.755Z', '2026-11-24T12:00:00.760Z', 'Tue, 24 Nov 2026 12:00:01 GMT');
    expect(clock.offsetMs()).to.be.closeTo(250, 15);
  });

  it('believes the last answer when a clock was set anew', () => {
    const clock = serverClock();
    clock.observe('2026-11-24T12:00:00.000Z', '2026-11-24T12:00:00.000Z', 'Tue, 24 Nov 2026 12:00:00 GMT');
    clock.observe('2026-11-24T12:00:01.000Z', '2026-11-24T12:00:01.000Z', 'Tue, 24 Nov 2026 13:00:01 GMT');
    expect(clock.offsetMs()).to.equal(3_600_500);
  });
});
