import { readFileSync } from 'node:fs';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { expect } from 'chai';
import {
  AFTER_THE_HEARTBEAT,
  killedDrill,
  type KillWorld,
  sweepElsewhere,
  sweepLater,
} from '../../bench/killed-drill.ts';
import type { DrillResult } from '../../lib/drill/drill-result.ts';
import { startLandfall } from '../support/landfall.ts';
import { quickDeclaration, replaced } from './drill-twin.ts';
import { Workshop } from './workshop.ts';

const stackOf = (resources: string): string => `Resources:\n${resources}`;
const FIRST = stackOf(`  Size: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: "3" } }
Outputs:
  Size: { Value: !Ref Size, Export: { Name: first-size } }
`);
const SECOND = stackOf(`  Events: { Type: AWS::SNS::Topic }
  Copied: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !ImportValue first-size } }
`);

const SHIPPED = `        - { path: iac/shop-platform.yaml, stack: shop-platform }
        - { path: iac/shop-orders.yaml, stack: shop-orders }
      into: { account: clean, region: eu-central-1 }
      keptAt: https://git.shop.example/infrastructure
      detectDrift: true
      smoke: [{ output: FrontDoor, path: /health }]
`;
const SMALL = `        - { path: first.yaml, stack: first }
        - { path: second.yaml, stack: second }
      into: { account: clean, region: eu-central-1 }
      keptAt: https://git.shop.example/infrastructure
`;

const REBUILD = ['rebuild', '--env', 'shop.yaml', '--workload', 'orders', '--out', 'out'];
const NOTHING = { healed: [], leftAlone: [] };

describe('a rebuild of the real command', function () {
  this.timeout(180_000);
  let home: Workshop;
  let world: KillWorld;
  let end: () => Promise<void>;
  let stacks: () => Promise<string[]>;

  before(async () => {
    home = new Workshop();
    home.declare('first.yaml', FIRST);
    home.declare('second.yaml', SECOND);
    home.declare(
      'shop.yaml',
      quickDeclaration((text) => replaced(text, SHIPPED, SMALL)),
    );
    const twin = startLandfall(['twin', '--seed', 'sandbox', '--pace', '0.05'], { cwd: home.folder });
    await twin.saying('"pid"');
    const { endpoint } = JSON.parse(twin.said().stdout.split('\n')[0] ?? '') as { endpoint: string };
    world = { endpoint, resolver: '', folder: home.folder };
    const cloudformation = new CloudFormationClient({
      endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIA444455556666LAND', secretAccessKey: 'embedded' },
    });
    stacks = async () => {
      const { Stacks = [] } = await cloudformation.send(new DescribeStacksCommand());
      return Stacks.map(({ StackName = '', StackStatus = '' }) => `${StackName} ${StackStatus}`);
    };
    end = async () => {
      cloudformation.destroy();
      twin.kill('SIGTERM');
      await twin.ended;
    };
  });
  after(async () => {
    await end();
    await home.close();
  });

  /** Held before the reply, so that the process never learns what AWS has done. */
  for (const { call, when } of [
    { call: 'CreateChangeSet first', when: 'after' },
    { call: 'ExecuteChangeSet first', when: 'after' },
    { call: 'ExecuteChangeSet second', when: 'after' },
    { call: 'DeleteStack second', when: 'before' },
    { call: 'DeleteStack first', when: 'after' },
  ] as const)
    it(`that is killed ${when} ${call} is swept without its disk, and a second sweep finds nothing`, async () => {
      const run = `killed-${when}-${call.toLowerCase().replace(' ', '-')}`;
      const point = { scenario: 'rebuild', workload: 'orders', call, when };
      await killedDrill(world, point, run, async () => {
        const alive = await sweepElsewhere(world, 0);
        expect(alive.healed).to.deep.equal([]);
        expect(alive.leftAlone.map((one) => one.run)).to.deep.equal([run]);
      });
      const dead = await sweepElsewhere(world, AFTER_THE_HEARTBEAT);
      expect(dead.healed.map((one) => [one.run, one.isHealed])).to.deep.equal([[run, true]]);
      expect(await stacks()).to.deep.equal([]);
      expect(await sweepLater(world, 2 * AFTER_THE_HEARTBEAT)).to.deep.equal(NOTHING);
    });

  it('that is under way is stopped from elsewhere, and no other one begins beside it', async () => {
    const point = {
      scenario: 'rebuild',
      workload: 'orders',
      call: 'ExecuteChangeSet second',
      when: 'after',
    } as const;
    await killedDrill(world, point, 'alive', async () => {
      const other = await home.call([...REBUILD, '--run-id', 'other', '--endpoint', world.endpoint]);
      expect(other.code, other.stderr).to.equal(4);
      expect(other.stderr + other.stdout).to.include('alive');
      const stopped = await home.call(['stop', 'alive', '--env', 'shop.yaml', '--endpoint', world.endpoint]);
      expect(stopped.code, stopped.stderr).to.equal(0);
      expect(await stacks()).to.deep.equal([]);
    });
    expect(await sweepElsewhere(world, 0)).to.deep.equal(NOTHING);
  });

  it('that is interrupted takes away what it made, and shows nothing', async () => {
    const one = home.start([...REBUILD, '--run-id', 'one', '--endpoint', world.endpoint]);
    await one.saying('Making first');
    one.kill('SIGINT');
    const { code, stderr } = await one.ended;
    expect(code, stderr).to.equal(130);
    const file = home.path('out', 'one', 'drills', 'rebuild', 'result.json');
    const result = JSON.parse(readFileSync(file, 'utf8')) as DrillResult;
    expect(result).to.include({ ended: 'interrupted', outcome: 'unknown', recoveryTime: null });
    expect(await stacks()).to.deep.equal([]);
    expect(await sweepElsewhere(world, 0)).to.deep.equal(NOTHING);
  });
});
