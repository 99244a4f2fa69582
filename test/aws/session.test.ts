import { expect } from 'chai';
import { type Credentials, session } from '../../lib/aws/session.ts';
import { quickClock } from './quick-clock.ts';

/** Sessions over credentials that live so long, and how often they were fetched. */
function counted(seconds: number | undefined) {
  const clock = quickClock();
  const fetched: boolean[] = [];
  const mine = session(async (again) => {
    fetched.push(again);
    const lifetime = seconds === undefined ? {} : { lifetime: seconds };
    return { accessKeyId: `key-${fetched.length}`, secretAccessKey: 's', ...lifetime };
  }, clock);
  return { mine, clock, fetched };
}

describe('a session', () => {
  it('fetches once for all who ask at the same time', async () => {
    const { mine, fetched } = counted(3_600);
    await Promise.all([mine.credentials(), mine.credentials(), mine.credentials()]);
    expect(fetched).to.have.length(1);
  });

  it('keeps credentials without an end', async () => {
    const { mine, clock, fetched } = counted(undefined);
    await mine.credentials();
    clock.advance(1e9);
    await mine.credentials();
    expect(fetched).to.have.length(1);
  });

  it('fetches anew five minutes before the end', async () => {
    const { mine, clock, fetched } = counted(3_600);
    await mine.credentials();
    clock.advance(3_299);
    await mine.credentials();
    expect(fetched).to.have.length(1);
    clock.advance(1);
    await mine.credentials();
    expect(fetched).to.have.length(2);
  });

  it('does not fetch at every call when credentials live shorter than the margin', async () => {
    const { mine, fetched } = counted(120);
    await mine.credentials();
    await mine.credentials();
    expect(fetched).to.have.length(1);
  });

  it('renews once for all who held the same ones', async () => {
    const { mine, fetched } = counted(3_600);
    const used: Credentials = await mine.credentials();
    await Promise.all([mine.renew(used), mine.renew(used)]);
    await mine.renew(used);
    expect(fetched).to.deep.equal([false, true]);
    expect((await mine.credentials()).accessKeyId).to.equal('key-2');
  });
});
