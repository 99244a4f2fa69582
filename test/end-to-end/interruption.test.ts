import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { readCalls, readRun } from '../../lib/evidence/index.ts';
import { type ShopTwin, shopDeclaration, startShopTwin } from './shop-twin.ts';
import { credentialsOf, type Workshop, Workshop as Folder, withWorkshop } from './workshop.ts';

describe('a run that is cut off', function () {
  this.timeout(60_000);
  let home: Workshop;
  let shop: ShopTwin;
  let killed: { readonly endpoint: string; readonly folder: string };

  before(async () => {
    home = new Folder();
    killed = await killEmbeddedRun(home);
    shop = await startShopTwin(home.folder);
    // Something that is never answered: the run is still looking when it is cut off.
    await shop.strike({ kind: 'hang', service: 'ec2', operation: 'DescribeVolumes' });
  });
  after(async () => {
    await shop.close();
    await home.close();
  });

  for (const [signal, by] of [
    ['SIGINT', 'Ctrl-C'],
    ['SIGTERM', 'SIGTERM'],
  ] as const)
    it(
      `ends with 130 after ${by}, and says so in its folder`,
      withWorkshop(async (workshop) => {
        workshop.declare('shop.yaml', shopDeclaration(shop.endpoint));
        const running = workshop.start(['suite', '--env', 'shop.yaml', '--out', 'out'], {
          env: credentialsOf(),
        });
        await running.saying('Looking');
        running.kill(signal);
        const { code, stderr, stdout } = await running.ended;
        expect(code).to.equal(130);
        expect(stderr).to.include(`Interrupted by ${by}`).and.include('fix: ');
        expect(stdout).to.equal('');
        const { run, verdicts, objectives, plan } = await workshop.run();
        expect(run).to.include({ ended: 'interrupted', exitCode: 130 });
        expect(run.error).to.include(`Interrupted by ${by}`);
        expect({ verdicts, objectives }).to.deep.equal({ verdicts: null, objectives: null });
        expect(plan).not.to.equal(null);
        const report = await workshop.call(['report', `out/${run.id}`]);
        expect(report.code).to.equal(130);
        expect(report.stdout).not.to.include('holds.');
      }),
    );

  it(
    'ends with 130 also when it was judged already, and can be reported afterwards',
    withWorkshop(async (workshop) => {
      const running = workshop.start([
        'suite',
        '--env',
        'sandbox',
        '--no-drill',
        '--out',
        'out',
        '--run-id',
        'judged',
      ]);
      await running.saying('Running the suites');
      running.kill('SIGINT');
      const { code, stdout } = await running.ended;
      expect({ code, stdout }).to.deep.equal({ code: 130, stdout: '' });
      expect((await workshop.run()).run).to.include({ ended: 'completed', exitCode: 0 });
      const report = await workshop.call(['report', 'out/judged', '--json']);
      expect(report.code, report.stderr).to.equal(0);
      expect(JSON.parse(report.stdout)).to.include({ outcome: 'pass' });
    }),
  );

  it('is called crashed after kill -9, whatever it had written', async () => {
    const { run, verdicts, objectives } = await readRun(killed.folder);
    expect(run).to.include({ ended: 'crashed', endedAt: null });
    expect({ verdicts, objectives }).to.deep.equal({ verdicts: null, objectives: null });
    expect(readCalls(killed.folder)?.entries).to.have.length.above(0);
    expect(JSON.parse(readFileSync(`${killed.folder}/run.json`, 'utf8'))).to.include({ ended: 'running' });
  });

  it('is reported as crashed, with every planned test broken, and never with 0', async () => {
    const { code, stdout } = await home.call(['report', killed.folder, '--json', '--out', 'of-killed']);
    expect(code).to.equal(70);
    const json = JSON.parse(stdout) as {
      outcome: string;
      counts: Record<string, number>;
      run: { ended: string };
    };
    expect(json.run.ended).to.equal('crashed');
    expect(json.outcome).to.equal('unknown');
    expect(json.counts).to.include({ pass: 0, fail: 0 });
    expect(json.counts['unknown']).to.be.above(50);
    const page = readFileSync(home.path('of-killed', 'report', 'index.html'), 'utf8');
    expect(page).to.include('The run died before its end');
    const junit = readFileSync(home.path('of-killed', 'junit.xml'), 'utf8');
    expect(junit).to.include('Never judged: the run died before it came to it');
    expect(junit).to.match(/<testsuites tests="(\d+)" failures="0" errors="\1"/);
  });

  it('does not stand in the way of the next run', async () => {
    const next = await home.call(['suite', '--env', 'sandbox', '--only', 'dns']);
    expect(next.code, next.stderr).to.equal(0);
    const latest = await home.call(['report', 'latest', '--json', '--out', 'of-latest']);
    expect((JSON.parse(latest.stdout) as { run: { ended: string } }).run.ended).to.equal('completed');
  });

  it('leaves no embedded AWS behind: its lease ends it', async () => {
    const { port } = new URL(killed.endpoint);
    for (let second = 0; second < 40 && (await answers(Number(port))); second += 1) await delay(1_000);
    expect(await answers(Number(port))).to.equal(false);
  });
});

/** Kills a run on the embedded AWS while it looks, without a chance to say a word. */
async function killEmbeddedRun(workshop: Workshop): Promise<{ endpoint: string; folder: string }> {
  const running = workshop.start(['suite', '--env', 'sandbox', '--no-drill', '--run-id', 'killed']);
  await running.saying('Looking');
  running.kill('SIGKILL');
  expect((await running.ended).code).to.equal(null);
  const folder = workshop.path('reports', 'runs', 'sandbox', 'killed');
  const [first] = readCalls(folder)?.entries ?? [];
  return { endpoint: `http://${first?.host}`, folder };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
