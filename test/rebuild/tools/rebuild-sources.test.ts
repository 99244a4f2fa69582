import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import type { Environment } from '../../../lib/environment/environment.ts';
import { readRebuildSources } from '../../../lib/rebuild/tools/rebuild-sources.ts';
import { refuseAssets } from '../../../lib/rebuild/tools/refuse-assets.ts';
import { sandbox } from '../../support/run-folder.ts';
import { thrownBy } from '../../support/thrown-by.ts';

/** A stand-in for the CLI of CDK: it synthesises one stack, of what lies in the app. */
const CLI = String.raw`
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const out = process.argv[process.argv.indexOf('--output') + 1];
const app = JSON.parse(readFileSync('cdk.json', 'utf8'));
if (app.fails) { console.error(app.fails); process.exit(1); }
if (app.hangs) {
  writeFileSync(join(process.env.TMPDIR, 'hangs'), '');
  setInterval(() => undefined, 1000);
}
else {
  mkdirSync(out, { recursive: true });
  const put = (name, value) => writeFileSync(join(out, name), JSON.stringify(value));
  put('manifest.json', { version: '36.0.0', artifacts: {
    'orders.assets': { type: 'cdk:asset-manifest', properties: { file: 'orders.assets.json' } },
    orders: { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region',
      properties: { templateFile: 'orders.template.json' }, dependencies: ['orders.assets'] } } });
  put('orders.template.json', { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: {
    DisplayName: [process.env.CDK_DEFAULT_ACCOUNT, process.env.AWS_PROFILE, process.cwd() === app.own].join() } } } });
  const asset = (path) => ({ source: { path }, destinations: { a: { bucketName: 'cdk-assets', objectKey: path } } });
  put('orders.assets.json', { version: '36.0.0', dockerImages: {},
    files: { one: asset('orders.template.json'), ...(app.asset ? { two: asset(app.asset) } : {}) } });
  writeFileSync('made-by-synth', '');
}
`;

interface App {
  readonly environment: Environment;
  readonly folder: string;
}

function withApp(
  settings: object,
  body: (app: App) => Promise<void>,
  { isInstalled = true } = {},
): () => Promise<void> {
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-cdk-test-'));
    try {
      const put = async (name: string, text: string): Promise<void> => {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      };
      await put('app/cdk.json', JSON.stringify(settings));
      if (isInstalled) {
        await put('app/node_modules/.bin/cdk', `#!${process.execPath}\n${CLI}`);
        await chmod(join(folder, 'app/node_modules/.bin/cdk'), 0o755);
      }
      const declared = await sandbox();
      const workloads = declared.workloads.slice(0, 1).map((workload) => ({
        ...workload,
        rebuild: {
          sources: [{ path: 'app', parameters: {} }],
          into: { account: 'clean', region: 'eu-central-1' },
          detectDrift: false,
          smoke: [],
        },
      }));
      const source = { ...declared.source, folder };
      await body({ folder, environment: { ...declared, workloads, source } });
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

const read = ({ environment, folder }: App, signal = new AbortController().signal) => {
  const variables = { PATH: process.env['PATH'], TMPDIR: folder, AWS_PROFILE: 'production' };
  return readRebuildSources(environment, { clock: realClock, variables, signal });
};

describe('a CDK app as the source of a rebuild', () => {
  it(
    'is synthesised by its own CLI, in a copy, without keys, for the clean account',
    withApp({}, async (app) => {
      const { units, unread, set } = await read(app);
      expect(unread).to.deep.equal([]);
      expect(units).to.have.length(1);
      const [one] = units;
      expect(one?.unit).to.deep.include({
        format: 'cdk',
        id: 'orders',
        file: 'app/cdk.out/orders.template.json',
      });
      expect(one?.stack).to.equal('orders');
      expect(one?.source.path).to.equal('app');
      expect(JSON.stringify(one?.unit.body)).to.include('"444455556666,,false"');
      expect(one?.unit.locate(['Resources', 'Topic'])).to.deep.include({
        file: 'app/cdk.out/orders.template.json',
      });
      expect(set.units).to.deep.equal([one?.unit]);
      expect(await readdir(join(app.folder, 'app'))).to.have.members(['cdk.json', 'node_modules']);
    }),
  );

  it(
    'is told as unread, with the fix, where its CLI is not installed',
    withApp(
      {},
      async (app) => {
        const { units, unread } = await read(app);
        expect(units).to.deep.equal([]);
        expect(unread.map(({ path }) => path)).to.deep.equal(['app']);
        expect(unread[0]?.problem.fix).to.include('npm ci');
      },
      { isInstalled: false },
    ),
  );

  it(
    'is told as unread, with what CDK said, where it does not synthesise',
    withApp({ fails: 'Cannot find module aws-cdk-lib' }, async (app) => {
      const { unread } = await read(app);
      expect(unread[0]?.problem.got).to.equal('exit code 1: Cannot find module aws-cdk-lib');
    }),
  );

  it(
    'is ended when a person stops the run',
    withApp({ hangs: true }, async (app) => {
      const stop = new AbortController();
      const reading = thrownBy(() => read(app, stop.signal));
      while (!existsSync(join(app.folder, 'hangs'))) await realClock.sleep(0.01);
      stop.abort(new Error('Ctrl-C'));
      expect(await reading).to.have.property('message', 'Ctrl-C');
    }),
  );

  it(
    'is refused by name where it needs something put into the account before',
    withApp({ asset: 'asset.0123' }, async (app) => {
      const { units } = await read(app);
      const error = await thrownBy(() => refuseAssets(units));
      expect(error).to.have.property('code', 'ASSETS_NEEDED');
      expect(error).to.have.nested.property('details[0].got', 'asset.0123 for cdk-assets');
      expect(error).to.have.nested.property('details.length', 1);
    }),
  );

  it(
    'is read as it is where it was synthesised before',
    withApp({}, async (app) => {
      const out = join(app.folder, 'out');
      await mkdir(out);
      const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
      await writeFile(join(out, 'orders.template.json'), JSON.stringify(template));
      const [workload] = app.environment.workloads;
      if (workload?.rebuild === undefined) throw new Error('nothing is declared');
      const rebuild = { ...workload.rebuild, sources: [{ path: 'out', parameters: {} }] };
      const environment = { ...app.environment, workloads: [{ ...workload, rebuild }] };
      const { units } = await read({ ...app, environment });
      expect(units.map(({ unit }) => unit.file)).to.deep.equal(['out/orders.template.json']);
      expect(await readFile(join(app.folder, 'app', 'cdk.json'), 'utf8')).to.equal('{}');
      refuseAssets(units);
    }),
  );
});
