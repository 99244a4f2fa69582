import { expect } from 'chai';
import type { Call, Wire } from '../../lib/aws/attempt.ts';
import { caller } from '../../lib/aws/caller.ts';
import { AWS_PATIENCE } from '../../lib/aws/patience.ts';
import { serverClock } from '../../lib/aws/server-clock.ts';
import { session } from '../../lib/aws/session.ts';
import { quickClock } from './quick-clock.ts';

/** A caller whose clients answer at once without a network, and the moments at which they were asked. */
function quick(endpoint?: string, throttles = 0) {
  const clock = quickClock();
  const sent: number[] = [];
  const send = (): Promise<unknown> => {
    sent.push(clock.monotonic());
    const error = Object.assign(new Error('Rate exceeded'), { name: 'Throttling', $fault: 'client' });
    return sent.length <= throttles ? Promise.reject(error) : Promise.resolve({});
  };
  const client = { send, destroy: () => undefined };
  const sdk = { client: () => client, command: () => ({ middlewareStack: { add: () => undefined } }) };
  const wire: Wire = {
    clients: { of: async () => ({ sdk, client }), close: () => undefined },
    endpoint,
    clock,
    serverClock: serverClock(),
    signal: new AbortController().signal,
    hosts: new Set(),
    onCall: () => 1,
  };
  const call = caller(wire, AWS_PATIENCE);
  const keys = session(async () => ({ accessKeyId: 'a', secretAccessKey: 's' }), clock);
  const ask = (fields: Partial<Call> = {}) =>
    call({
      service: 'route53',
      operation: 'ListHostedZones',
      bucket: 'route53',
      account: '111122223333',
      region: 'us-east-1',
      input: {},
      paramsSha256: '',
      page: 1,
      session: keys,
      timeout: 1,
      ...fields,
    });
  return { ask, sent, clock };
}

const ten = Array.from({ length: 10 });

describe('the caller', () => {
  it('asks Route 53 no more than twice a second for an account, wherever it asks', async () => {
    const { ask, sent } = quick();
    await Promise.all(ten.map((_none, index) => ask({ region: `region-${index}` })));
    expect(sent.at(-1)).to.be.closeTo(4, 0.01);
  });

  it('has a bucket for each Region of the others', async () => {
    const { ask, sent } = quick();
    const inRegion = (region: string) => ten.map(() => ask({ service: 'rds', bucket: 'rds', region }));
    await Promise.all([...inRegion('eu-west-1'), ...inRegion('eu-central-1')]);
    expect(sent.at(-1)).to.equal(0);
  });

  it('does not hold itself back on a declared endpoint', async () => {
    const { ask, sent } = quick('http://127.0.0.1:1');
    await Promise.all(ten.map(() => ask()));
    expect(sent.at(-1)).to.equal(0);
  });

  it('slows the whole bucket down at the first throttle', async () => {
    const { ask, sent } = quick(undefined, 1);
    await ask();
    const start = sent.at(-1) ?? 0;
    await Promise.all(ten.map(() => ask()));
    // At two a second ten calls take five seconds at most; at one, and rising slowly, longer.
    expect((sent.at(-1) ?? 0) - start).to.be.greaterThan(5);
  });

  it('tries again later and later, each time on record', async () => {
    const { ask, clock } = quick(undefined, 3);
    expect(await ask()).to.deep.include({ calls: [1, 1, 1, 1] });
    expect(clock.slept.length).to.be.at.least(3);
  });
});
