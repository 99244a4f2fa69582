import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { REBUILD_SCENARIO } from '../../../lib/drill/scenario/index.ts';
import type { DrillOptions } from '../../../lib/engine/drill/drill-options.ts';
import { openForDrills } from '../../../lib/engine/drill/open-for-drills.ts';
import { performRebuild } from '../../../lib/engine/rebuild/perform-rebuild.ts';
import { rehearseRebuild } from '../../../lib/engine/rebuild/rehearse-rebuild.ts';
import { withSources } from '../../../lib/engine/rebuild/with-sources.ts';
import { estateOf } from '../../../lib/estate/index.ts';
import { KEYS, withDrillWorld } from '../../drill/support/drill-world.ts';
import { fixedNow, inventory } from '../../support/facts.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { fakeTerraform } from './fake-terraform.ts';
import { withPath } from './with-path.ts';
import { writeFiles } from './tool-world.ts';

const TEMPLATE = `Resources:
  Size: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: "3" } }
`;
const MAIN = 'resource "aws_sns_topic" "orders" { name = "orders" }\n';

/** The orders of the shop, written down in these paths, about to be rebuilt with a stand-in for Terraform. */
function withOrdersIn(
  paths: readonly string[],
  body: (options: DrillOptions) => Promise<void>,
): () => Promise<void> {
  return withDrillWorld(async (world) => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-by-tools-'));
    const rebuild = {
      sources: paths.map((path) => ({ path, parameters: {} })),
      into: { account: 'clean', region: 'eu-central-1' },
      detectDrift: false,
      smoke: [],
    };
    const environment = {
      ...world.environment,
      workloads: world.environment.workloads.map((one) =>
        one.name === 'orders' ? { ...one, rebuild } : one,
      ),
      source: { ...world.environment.source, folder },
    };
    const aws = await openForDrills({
      environment,
      server: { url: world.url, target: 'twin', credentials: KEYS },
      clock: realClock,
    });
    try {
      await writeFiles({ folder }, { 'orders.yaml': TEMPLATE, 'iac/main.tf': MAIN, 'plan.json': PLAN });
      const { PATH = '' } = await fakeTerraform({ folder });
      const fit = {
        runs: true,
        workload: 'orders',
        probes: [],
        stopConditions: [],
        objectives: ['rto'],
        advice: [],
      } as const;
      const [planned] = await withSources([{ scenario: REBUILD_SCENARIO, fit }], environment);
      const view = estateOf(environment, inventory(), fixedNow).view('orders');
      if (planned === undefined || view === undefined) throw new Error('nothing was planned');
      await withPath(PATH, () =>
        body({
          ...planned,
          environment,
          view,
          aws,
          ask: () => Promise.resolve({ kind: 'records', values: [], ttl: 1 }),
          isAws: false,
          run: 'run-1',
          planSha256: '',
          approval: { kind: 'absent' },
          demonstrations: [],
          folder,
          clock: realClock,
          signal: new AbortController().signal,
          onLine: () => undefined,
          onDetail: () => undefined,
        }),
      );
    } finally {
      aws.close();
      await rm(folder, { recursive: true });
    }
  });
}

const PLAN = JSON.stringify({
  format_version: '1.2',
  terraform_version: '1.11.4',
  resource_changes: [],
  planned_values: {},
});

describe('a workload that is written down in Terraform', () => {
  it(
    'is made beside its templates, compared, and taken away again',
    withOrdersIn(['orders.yaml', 'iac'], async (options) => {
      const result = await performRebuild(options);
      expect(result.ended, result.message).to.equal('recovered');
      expect(result.rebuild?.stacks.map(({ name, resources }) => [name, resources])).to.deep.equal([
        ['orders', 1],
        ['iac', 1],
      ]);
      expect(result.rebuild?.comparisons).to.deep.include({
        stack: 'iac',
        against: 'template',
        same: 1,
        missing: [],
        leftOut: [],
        more: [],
        different: [],
      });
      expect(result.rebuild?.changes[0]).to.equal(
        'iac: backend → local, tags of the run, allowed_account_ids',
      );
      expect(result.leftovers.map(({ state }) => state)).to.deep.equal(['gone', 'gone']);
      expect(existsSync(join(options.folder, 'terraform-1'))).to.equal(false);
      expect(await readFile(join(options.folder, 'terraform-1.log'), 'utf8')).to.include('was seen here');
    }),
  );

  it(
    'is refused, and nothing of it is made, when what it is made from changed after it was planned',
    withOrdersIn(['iac'], async (options) => {
      await writeFile(join(options.folder, 'iac', 'main.tf'), `${MAIN}resource "aws_sqs_queue" "q" {}\n`);
      expect(await thrownBy(() => performRebuild(options))).to.have.property('code', 'SOURCES_CHANGED');
      expect(existsSync(join(options.folder, 'bin', 'commands'))).to.equal(false);
    }),
  );

  it(
    'can be rehearsed without Terraform: what it would not be started on is told',
    withOrdersIn(['iac'], async (options) => {
      const main = `${MAIN}data "http" "me" { url = "https://example.org" }\n`;
      await writeFile(join(options.folder, 'iac', 'main.tf'), main);
      const { environment, scenario, fit } = options;
      const [planned] = await withSources([{ scenario, fit }], environment);
      const { refusals, targets } = await rehearseRebuild({ ...options, ...planned });
      expect(refusals.map(({ got }) => got)).to.deep.equal(['http']);
      expect(targets[0]?.arns).to.deep.equal(['aws_sns_topic.orders (aws_sns_topic)']);
      expect(existsSync(join(options.folder, 'bin', 'commands'))).to.equal(false);
    }),
  );

  it(
    'is refused where only a plan of it is kept, which nobody can make it from',
    withOrdersIn(['plan.json'], async (options) => {
      const error = await thrownBy(() => performRebuild(options));
      expect(error).to.have.property('code').that.is.oneOf(['REBUILD_UNSUPPORTED', 'SOURCES_UNREADABLE']);
    }),
  );
});
