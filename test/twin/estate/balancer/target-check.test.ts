import { createServer } from 'node:http';
import { expect } from 'chai';
import { TargetCheck } from '../../../../lib/twin/estate/balancer/target-check.ts';

const AT = { host: '127.14.3.1', port: 7_004 };
const settings = {
  enabled: true,
  protocol: 'HTTP',
  port: 'traffic-port',
  path: '/health',
  interval: 10,
  timeout: 5,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
};

/** What a check finds of a target that answers so, one look after the other; 0 = nobody is there. */
async function found(statuses: readonly number[], more: object = {}): Promise<(string | undefined)[]> {
  const check = new TargetCheck(AT);
  const states: (string | undefined)[] = [];
  for (const status of statuses) {
    const server = createServer((_request, response) => response.writeHead(status).end());
    if (status !== 0) await new Promise<void>((resolve) => server.listen(AT, resolve));
    await check.look({ ...settings, ...more }, 0.02);
    states.push(check.view.reason ?? check.view.state);
    server.closeAllConnections();
    if (status !== 0) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  return states;
}

describe('twin/estate/balancer: checking a target', () => {
  it('takes a new target with its first good answer, and not before', async () => {
    expect(await found([200])).to.deep.equal(['healthy']);
    expect(await found([503, 200])).to.deep.equal(['initial', 'healthy']);
  });

  it('turns after two bad ones in a row, and back after two good ones', async () => {
    expect(await found([200, 0, 200, 0, 0])).to.deep.equal([
      'healthy',
      'healthy',
      'healthy',
      'healthy',
      'Target.FailedHealthChecks',
    ]);
    expect((await found([503, 503, 200, 200])).slice(1)).to.deep.equal([
      'Target.ResponseCodeMismatch',
      'Target.ResponseCodeMismatch',
      'healthy',
    ]);
  });

  it('counts the codes that the group says', async () => {
    expect(await found([204], { matcher: '200-299' })).to.deep.equal(['healthy']);
    expect(await found([302], { matcher: '200,302' })).to.deep.equal(['healthy']);
    expect(await found([204], { matcher: '200' })).to.deep.equal(['initial']);
  });
});
