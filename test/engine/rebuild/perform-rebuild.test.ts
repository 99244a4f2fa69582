import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { LandfallError } from '../../../lib/base/errors.ts';
import { sweep } from '../../../lib/drill/heal/index.ts';
import { drillTable, takeLock } from '../../../lib/drill/journal/index.ts';
import { REBUILD_SCENARIO } from '../../../lib/drill/scenario/index.ts';
import type { DrillOptions } from '../../../lib/engine/drill/drill-options.ts';
import { openForDrills } from '../../../lib/engine/drill/open-for-drills.ts';
import { performRebuild } from '../../../lib/engine/rebuild/perform-rebuild.ts';
import { rehearseRebuild } from '../../../lib/engine/rebuild/rehearse-rebuild.ts';
import { withSources } from '../../../lib/engine/rebuild/with-sources.ts';
import type { Environment, RebuildPolicy } from '../../../lib/environment/environment.ts';
import { estateOf } from '../../../lib/estate/index.ts';
import { type DrillWorld, KEYS, withDrillWorld } from '../../drill/support/drill-world.ts';
import { fixedNow, inventory } from '../../support/facts.ts';
import { thrownBy } from '../../support/thrown-by.ts';

const CLEAN = { account: '444455556666', region: 'eu-central-1' };
const TEMPLATE = `Resources:
  Size: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: "3" } }
  Events: { Type: AWS::SNS::Topic }
`;
const BROKEN = `Resources:
  Size: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: "3" } }
  Web:
    Type: AWS::EC2::Instance
    DependsOn: Size
    Properties: { ImageId: ami-0123456789abcdef0, InstanceType: t3.micro }
`;
const OPEN = `Resources:
  Gateway: { Type: AWS::EC2::InternetGateway }
`;

interface Changes {
  readonly template?: string;
  readonly policy?: Partial<RebuildPolicy>;
  readonly environment?: Partial<Environment>;
  readonly signal?: AbortSignal;
}

/** The orders of the shop, written down in one small template, about to be rebuilt. */
function withRebuild(
  body: (options: DrillOptions, world: DrillWorld, file: string) => Promise<void>,
  changes: Changes = {},
): () => Promise<void> {
  return withDrillWorld(async (world) => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-rebuild-'));
    const file = join(folder, 'orders.yaml');
    await writeFile(file, changes.template ?? TEMPLATE);
    const environment = declared(world.environment, folder, changes);
    const aws = await openForDrills({
      environment,
      server: { url: world.url, target: 'twin', credentials: KEYS },
      clock: realClock,
    });
    try {
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
      const options: DrillOptions = {
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
        signal: changes.signal ?? new AbortController().signal,
        onLine: () => undefined,
        onDetail: () => undefined,
      };
      await body(options, world, file);
      const { Stacks } = (await world.twin.invoke({
        service: 'cloudformation',
        operation: 'DescribeStacks',
        ...CLEAN,
        input: {},
      })) as { Stacks: unknown[] };
      expect(Stacks, 'stacks that are left').to.deep.equal([]);
    } finally {
      aws.close();
      await rm(folder, { recursive: true });
    }
  });
}

function declared(
  base: Environment,
  folder: string,
  { policy = {}, environment = {} }: Changes,
): Environment {
  const rebuild: RebuildPolicy = {
    sources: [{ path: 'orders.yaml', stack: 'orders', parameters: {} }],
    into: { account: 'clean', region: CLEAN.region },
    detectDrift: false,
    smoke: [],
    ...policy,
  };
  return {
    ...base,
    workloads: base.workloads.map((one) => (one.name === 'orders' ? { ...one, rebuild } : one)),
    source: { ...base.source, folder },
    ...environment,
  };
}

async function refusedWith(code: string, options: DrillOptions): Promise<void> {
  const error = await thrownBy(() => performRebuild(options));
  expect(error).to.be.instanceOf(LandfallError).and.to.include({ code });
}

describe('rebuilding a workload in a clean account', function () {
  this.timeout(30_000);

  it(
    'makes it, compares it, tells what nobody asked, and takes it away again',
    withRebuild(async (options) => {
      const result = await performRebuild(options);
      expect(result).to.include({ ended: 'recovered', outcome: 'unknown', scenario: 'rebuild' });
      expect(result.message).to.include('whether it serves nobody asked');
      expect(result.rebuild?.comparisons).to.have.length(1);
      expect(result.rebuild?.comparisons[0]).to.include({ against: 'template', same: 2 });
      expect(result.leftovers).to.deep.include({ what: 'stack orders', state: 'gone' });
    }),
  );

  for (const [kind, operation] of [
    ['deny', 'DescribeChangeSet'],
    ['deny', 'CreateChangeSet'],
    ['html', 'DescribeChangeSet'],
    ['malformed', 'ExecuteChangeSet'],
  ] as const)
    it(
      `is unknown, and no failure of the templates, when ${operation} is struck by ${kind}`,
      withRebuild(async (options, { twin }) => {
        await twin.faults.plant({ kind, service: 'cloudformation', operation });
        const result = await performRebuild(options);
        expect(result).to.include({ ended: 'failed', outcome: 'unknown', recoveryTime: null });
        expect(result.message).to.include('could not be seen');
      }),
    );

  it(
    'goes on through throttling',
    withRebuild(async (options, { twin }) => {
      await twin.faults.plant({ kind: 'throttle', service: 'cloudformation', operation: '*', rate: 0.3 });
      const result = await performRebuild(options);
      expect(result.ended, result.message).to.equal('recovered');
      twin.faults.clear();
    }),
  );

  it(
    'tells what is pending when it may not be taken away, and calls nothing gone that it did not see',
    withRebuild(async (options, { twin }) => {
      await twin.faults.plant({ kind: 'deny', service: 'cloudformation', operation: 'DeleteStack' });
      const result = await performRebuild(options);
      expect(result.leftovers.map(({ state }) => state)).to.deep.equal(['pending']);
      expect(result.notes?.join()).to.include('run landfall sweep');
      twin.faults.clear();
      const swept = await sweep({ environment: options.environment, aws: options.aws, clock: realClock });
      expect(swept.healed.map(({ run, isHealed }) => [run, isHealed])).to.deep.equal([['run-1', true]]);
    }),
  );

  it(
    'counts what only the template tells of as data that is left behind',
    withRebuild(
      async (options) => {
        const result = await performRebuild(options);
        expect(result.notes?.join()).to.include('Table (AWS::DynamoDB::Table)');
      },
      {
        template: `Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
`,
      },
    ),
  );

  it(
    'is refused where a template is longer than a request may be',
    withRebuild((options) => refusedWith('TEMPLATE_TOO_LARGE', options), {
      template: `Description: ${'x'.repeat(52_000)}\n${TEMPLATE}`,
    }),
  );

  it(
    'fails with the reason of CloudFormation, and leaves nothing',
    withRebuild(
      async (options) => {
        const result = await performRebuild(options);
        expect(result).to.include({ ended: 'failed', outcome: 'fail', recoveryTime: null });
        expect(result.message).to.include('Web (AWS::EC2::Instance)').and.to.include('ami-0123456789abcdef0');
      },
      { template: BROKEN },
    ),
  );

  it(
    'fails what stands and does not answer',
    withRebuild(
      async (options) => {
        const result = await performRebuild(options);
        expect(result.outcome).to.equal('fail');
        expect(result.message).to.include('no stack has an output FrontDoor');
      },
      { policy: { smoke: [{ output: 'FrontDoor', path: '/', expectStatus: 200 }] } },
    ),
  );

  it('is unknown when it is interrupted, and takes away what was made by then', async () => {
    const interruption = new AbortController();
    await withRebuild(
      async (options) => {
        const onLine = (text: string): void => {
          if (text.startsWith('Making')) interruption.abort(new Error('Ctrl-C'));
        };
        const result = await performRebuild({ ...options, onLine });
        expect(result).to.include({ ended: 'interrupted', outcome: 'unknown' });
      },
      { signal: interruption.signal },
    )();
  });

  it(
    'is refused where the copy could reach the world, and nobody says why it may',
    withRebuild((options) => refusedWith('WAY_OUT', options), { template: OPEN }),
  );

  it(
    'is refused when what it is made from changed after it was planned',
    withRebuild(async (options, _, file) => {
      await writeFile(file, TEMPLATE.replace('"3"', '"4"'));
      await refusedWith('SOURCES_CHANGED', options);
    }),
  );

  it(
    'is refused when a value that it is given changed after it was planned',
    withRebuild(
      async (options) => {
        const { environment } = options;
        const workloads = environment.workloads.map((one) =>
          one.rebuild === undefined
            ? one
            : {
                ...one,
                rebuild: {
                  ...one.rebuild,
                  sources: [{ path: 'orders.yaml', stack: 'orders', parameters: { Size: '4' } }],
                },
              },
        );
        await refusedWith('SOURCES_CHANGED', { ...options, environment: { ...environment, workloads } });
      },
      {
        template: `Parameters: { Size: { Type: String } }
${TEMPLATE}`,
        policy: { sources: [{ path: 'orders.yaml', stack: 'orders', parameters: { Size: '3' } }] },
      },
    ),
  );

  it(
    'is refused when a source cannot be read: half of a workload is not rebuilt',
    withRebuild((options) => refusedWith('SOURCES_UNREADABLE', options), {
      policy: { sources: [{ path: 'missing.yaml', parameters: {} }] },
    }),
  );

  it(
    'is refused into an account that was not declared to be clean',
    withRebuild((options) => refusedWith('ACCOUNT_NOT_CLEAN', options), {
      policy: { into: { account: 'shop', region: 'eu-west-1' } },
    }),
  );

  it(
    'is refused while changes are frozen',
    withRebuild((options) => refusedWith('FREEZE_WINDOW', options), {
      environment: {
        freezeWindows: [{ from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z', reason: 'inventory' }],
      },
    }),
  );

  it(
    'is refused on a higher stage without the consent of the clean account for that stage',
    withRebuild((options) => refusedWith('CONSENT_STAGE', options), { environment: { stage: 'staging' } }),
  );

  it(
    'is refused while another run holds the lock of the clean account',
    withRebuild(async (options) => {
      const account = options.environment.accounts.find(({ name }) => name === 'clean');
      if (account === undefined) throw new Error('no clean account');
      const table = drillTable(options.environment, account);
      const lock = await takeLock({ aws: options.aws, table, holder: 'another-run', clock: realClock });
      try {
        await refusedWith('LOCK_HELD', options);
      } finally {
        await lock.release();
      }
    }),
  );

  it(
    'can be rehearsed: what would be made, what is changed in the copy, what the guard says, and nothing is made',
    withRebuild(
      async (options) => {
        const { targets, refusals } = await rehearseRebuild(options);
        expect(targets).to.deep.equal([
          {
            fault: 'orders in account 444455556666, eu-central-1',
            arns: ['Gateway (AWS::EC2::InternetGateway)'],
          },
        ]);
        expect(refusals.map(({ what }) => what).join()).to.include('could reach the world');
      },
      { template: OPEN },
    ),
  );
});
