import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { startEstate } from '../../../lib/twin/estate/index.ts';
import { folderPrefix } from '../../../lib/twin/estate/leftovers/estate-folder.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import { World } from '../../../lib/twin/world/world.ts';
import { eventually, HOME, sharedEstate } from './shared-estate.ts';

interface Described {
  readonly Target: { readonly Id: string };
  readonly TargetHealth: { readonly State: string; readonly Reason?: string };
}

describe('twin/estate: a shop that really runs', () => {
  const shop = sharedEstate();
  const targets = async (): Promise<readonly Described[]> => {
    const { TargetGroups } = (await shop.call('elasticloadbalancing', 'DescribeTargetGroups', {
      Names: ['orders-web'],
    })) as { TargetGroups: [{ TargetGroupArn: string }] };
    const { TargetGroupArn } = TargetGroups[0];
    const { TargetHealthDescriptions } = (await shop.call('elasticloadbalancing', 'DescribeTargetHealth', {
      TargetGroupArn,
    })) as { TargetHealthDescriptions: Described[] };
    return TargetHealthDescriptions;
  };
  const states = async () => (await targets()).map(({ TargetHealth }) => TargetHealth.State);
  const octets = async (name: string) =>
    (await shop.resolver.resolve4(name))
      .map((address) => address.split('.')[2] ?? '')
      .toSorted((a, b) => a.localeCompare(b));

  /** What AWS waits seconds for is over in a blink here: a busy machine is late now and then, one that is lost is late each time. */
  const servedSixTimes = () =>
    eventually('six looks in a row are served', async () => {
      for (let count = 0; count < 6; count += 1)
        if ((await shop.get('orders.shop.example', '/orders')) !== 200) return false;
      return true;
    });
  const served = (name: string, path: string) =>
    eventually(`${name} serves ${path}`, async () => (await shop.get(name, path)) === 200);

  it('serves the way from a name over load balancer and application to the database and back', async () => {
    await served('orders.shop.example', '/orders');
    await served('catalogue.shop.example', '/items');
    expect(await shop.get('catalogue.shop.example', '/orders')).to.equal(404);
    const { DBInstances } = (await shop.call('rds', 'DescribeDBInstances', {
      DBInstanceIdentifier: 'orders-db',
    })) as { DBInstances: [{ Endpoint: { Address: string } }] };
    const looks = await shop.sql(DBInstances[0].Endpoint.Address, 'SELECT looked_by FROM order_looks');
    expect(looks).to.have.length.greaterThan(0);
    expect((await targets()).map(({ Target }) => Target.Id)).to.include(looks[0]?.['looked_by']);
  });

  it('tells how its targets and endpoints are really found', async () => {
    await eventually('all are healthy', async () => (await states()).join() === 'healthy,healthy,healthy');
    const { HealthChecks } = (await shop.call('route53', 'ListHealthChecks')) as {
      HealthChecks: [{ Id: string }];
    };
    const seen = async () => {
      const { HealthCheckObservations } = (await shop.call('route53', 'GetHealthCheckStatus', {
        HealthCheckId: HealthChecks[0].Id,
      })) as { HealthCheckObservations: { StatusReport: { Status: string } }[] };
      return HealthCheckObservations.map(({ StatusReport }) => StatusReport.Status);
    };
    expect(await seen()).to.have.length(16);
    await eventually('each checker finds the endpoint', async () =>
      (await seen()).every((status) => status === 'Success: HTTP Status Code 200, OK'),
    );
  });

  it('goes on serving when an instance stops, and takes it back when it starts', async () => {
    const [{ Target }] = (await targets()) as [Described];
    await shop.call('ec2', 'StopInstances', { InstanceIds: [Target.Id] });
    await eventually(
      'its zone is out of DNS',
      async () => (await octets('orders.shop.example')).length === 2,
    );
    await servedSixTimes();
    await eventually('it has stopped', async () => (await states())[0] === 'unused');
    await shop.call('ec2', 'StartInstances', { InstanceIds: [Target.Id] });
    await eventually('it is healthy', async () => (await states())[0] === 'healthy');
    await eventually(
      'all zones are in DNS',
      async () => (await octets('orders.shop.example')).join() === '11,12,13',
    );
  });

  it('loses everything of a zone that is cut off, serves from the others, and has it back afterwards', async () => {
    const subnet = { ...HOME, subnetId: 'subnet-1', zone: 'eu-west-1c' };
    await eventually('the zone is there', async () => (await octets('orders.shop.example')).includes('13'));
    const inZone =
      (await shop.resolver.resolve4('orders.shop.example')).find((a) => a.includes('.13.')) ?? '';
    await shop.world.act({ kind: 'subnet-isolated', ...subnet });
    expect(await met(inZone, 8_080)).to.equal('silence');
    await eventually(
      'the zone is out of DNS',
      async () => !(await octets('orders.shop.example')).includes('13'),
    );
    await eventually('its target is not found', async () =>
      (await targets()).some(({ TargetHealth }) => TargetHealth.Reason === 'Target.Timeout'),
    );
    await servedSixTimes();
    await shop.world.act({ kind: 'subnet-restored', ...subnet });
    await eventually('the zone is in DNS', async () => (await octets('orders.shop.example')).includes('13'));
    await eventually('its address answers', async () => (await met(inZone, 8_080)) === 'answer');
  });
});

describe('twin/estate: coming and going', () => {
  const ownFolders = () =>
    readdirSync(tmpdir()).filter((name) => {
      const owner = join(tmpdir(), name, 'owner.json');
      return name.startsWith(folderPrefix()) && existsSync(owner) && isOwn(readFileSync(owner, 'utf8'));
    });
  const isOwn = (owner: string) => (JSON.parse(owner) as { pid: number }).pid === process.pid;

  it('leaves no process, no folder and no port behind', async function () {
    if (process.platform !== 'linux') this.skip();
    const world = await (SEEDS['sandbox'] ?? (async () => new World(realClock)))({
      clock: realClock,
      pace: 0.02,
    });
    const estate = await startEstate(world);
    const [own] = ownFolders();
    expect(own).to.be.a('string');
    const pids = serversOf(own ?? '');
    expect(pids.length).to.be.greaterThan(4);
    await estate.close();
    expect(world.isActed).to.equal(false);
    expect(pids.filter((pid) => existsSync(`/proc/${pid}`))).to.deep.equal([]);
    expect(existsSync(join(tmpdir(), own ?? ''))).to.equal(false);
    const [host = '', port = ''] = estate.resolver.split(':');
    expect(await met(host, Number(port))).to.equal('ECONNREFUSED');
  });

  it('runs beside another one, each at addresses of its own', async function () {
    if (process.platform !== 'linux') this.skip();
    const one = await startEstate(new World(realClock, 0.02));
    const two = await startEstate(new World(realClock, 0.02));
    try {
      expect(one.resolver).to.not.equal(two.resolver);
    } finally {
      await one.close();
      await two.close();
    }
  });
});

/** The ids of the PostgreSQL servers that run in a folder. */
function serversOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || !existsSync(`/proc/${pid}/cmdline`)) return false;
    return commandLine(pid).includes(folder) && commandLine(pid).includes('postgres');
  });
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended since it was listed.
    return '';
  }
}

/** What a client meets that asks for a page: `answer`, `silence`, or the code of an error. */
function met(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 300 });
    const end = (what: string) => {
      resolve(what);
      socket.destroy();
    };
    socket.once('connect', () => socket.write('GET /health HTTP/1.1\r\nhost: shop\r\n\r\n'));
    socket.once('data', () => end('answer'));
    socket.once('timeout', () => end('silence'));
    socket.once('error', (error) => end((error as NodeJS.ErrnoException).code ?? error.message));
  });
}
