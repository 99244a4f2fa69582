import { createServer, type Server } from 'node:http';
import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { expect } from 'chai';
import { realClock } from '../../../../lib/base/clock.ts';
import type { EstateContext } from '../../../../lib/twin/estate/estate-context.ts';
import { HealthChecks } from '../../../../lib/twin/estate/health/health-checks.ts';
import { TruthLog } from '../../../../lib/twin/estate/truth/truth-log.ts';
import { World } from '../../../../lib/twin/world/world.ts';

const AT = { host: '127.14.2.1', port: 7_002 };
const endpoint = {
  Type: 'HTTP',
  IPAddress: AT.host,
  Port: AT.port,
  RequestInterval: 10,
  FailureThreshold: 1,
} as const;

/** Runs the body with checkers of these health checks before an endpoint whose answers can be changed. */
function withChecks(
  configs: Readonly<Record<string, HealthCheckConfig>>,
  body: (given: { checks: HealthChecks; answer: (status: number, text?: string) => void }) => Promise<void>,
) {
  return async () => {
    let given = { status: 200, text: 'all is well' };
    const server = createServer((_request, response) => response.writeHead(given.status).end(given.text));
    await new Promise<void>((resolve) => server.listen(AT, resolve));
    const world = new World(realClock, 0.01);
    const rows = world.table('route53.health-check', '111122223333', 'global');
    for (const [id, config] of Object.entries(configs))
      rows.set(id, { id, callerReference: id, config, version: 1, createdAt: realClock.now() });
    const checks = new HealthChecks(contextOf(world), () => []);
    try {
      await checks.start();
      await body({ checks, answer: (status, text = '') => void (given = { status, text }) });
    } finally {
      await checks.stop();
      await close(server);
    }
  };
}

function contextOf(world: World): EstateContext {
  const failed = (what: string, error: unknown) => {
    throw new Error(what, { cause: error });
  };
  return { world, clock: realClock, truth: new TruthLog(realClock), failed } as unknown as EstateContext;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

async function eventually(isSo: () => boolean): Promise<void> {
  const until = realClock.monotonic() + 5;
  while (!isSo() && realClock.monotonic() < until) await realClock.sleep(0.01);
  expect(isSo()).to.equal(true);
}

describe('twin/estate/health: health checks', () => {
  it(
    'turn when the endpoint does, and turn back',
    withChecks({ web: endpoint }, async ({ checks, answer }) => {
      expect(checks.isHealthy('web')).to.equal(true);
      answer(503);
      await eventually(() => !checks.isHealthy('web'));
      expect(checks.observations('web')?.map(({ status }) => status)).to.include(
        'Failure: HTTP Status Code 503, Service Unavailable',
      );
      answer(302);
      await eventually(() => checks.isHealthy('web'));
    }),
  );

  it(
    'look for a string in what is answered',
    withChecks(
      {
        found: { ...endpoint, Type: 'HTTP_STR_MATCH', SearchString: 'is well' },
        not: { ...endpoint, Type: 'HTTP_STR_MATCH', SearchString: 'ill' },
      },
      async ({ checks }) => {
        expect([checks.isHealthy('found'), checks.isHealthy('not')]).to.deep.equal([true, false]);
      },
    ),
  );

  it(
    'say why: refused, or a name that is not there; a port that takes connections is enough over TCP',
    withChecks(
      {
        refused: { ...endpoint, Port: 7_003 },
        unnamed: { Type: 'HTTP', FullyQualifiedDomainName: 'nowhere.example', RequestInterval: 10 },
        tcp: { ...endpoint, Type: 'TCP' },
      },
      async ({ checks }) => {
        const first = (id: string) => checks.observations(id)?.[0]?.status;
        expect(first('refused')).to.match(/^Failure: Connection failed: .*ECONNREFUSED/);
        expect(first('unnamed')).to.equal('Failure: DNS resolution failed: DNS response error code NXDOMAIN');
        expect(first('tcp')).to.equal('Success: TCP connection established');
      },
    ),
  );

  it(
    'are well when disabled, turned round when inverted, and added up when calculated',
    withChecks(
      {
        well: endpoint,
        ill: { ...endpoint, Port: 7_003 },
        disabled: { ...endpoint, Port: 7_003, Disabled: true },
        disabledAndInverted: { ...endpoint, Disabled: true, Inverted: true },
        inverted: { ...endpoint, Port: 7_003, Inverted: true },
        one: { Type: 'CALCULATED', ChildHealthChecks: ['well', 'ill'], HealthThreshold: 1 },
        two: { Type: 'CALCULATED', ChildHealthChecks: ['well', 'ill'], HealthThreshold: 2 },
        none: { Type: 'CALCULATED', ChildHealthChecks: ['ill'], HealthThreshold: 0 },
      },
      async ({ checks }) => {
        const healthy = [
          'well',
          'ill',
          'disabled',
          'disabledAndInverted',
          'inverted',
          'one',
          'two',
          'none',
        ].filter((id) => checks.isHealthy(id));
        expect(healthy).to.deep.equal(['well', 'disabled', 'inverted', 'one', 'none']);
        expect(checks.isHealthy('not there')).to.equal(true);
      },
    ),
  );

  it(
    'are asked from the Regions that they name',
    withChecks(
      { web: { ...endpoint, Regions: ['eu-west-1', 'us-east-1', 'sa-east-1'] } },
      async ({ checks }) => {
        const regions = new Set(checks.observations('web')?.map(({ region }) => region));
        expect([...regions].toSorted()).to.deep.equal(['eu-west-1', 'sa-east-1', 'us-east-1']);
      },
    ),
  );
});
