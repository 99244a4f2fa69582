import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { plusSeconds } from '../../../lib/base/instant.ts';
import type { Verdict } from '../../../lib/checks/index.ts';
import type { Environment, Workload } from '../../../lib/environment/environment.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import { createTwin } from '../../../lib/twin/server.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';
import type { World } from '../../../lib/twin/world/world.ts';
import { declarationOf, examine } from './examine.ts';

const WEEK_AND_A_DAY = 8 * 86_400;

describe('twin/seeds: stacks that tell nothing of what they hold', function () {
  this.timeout(60_000);
  let environment: Environment;
  before(async () => {
    environment = await declarationOf('sandbox');
  });

  it('are unknown, and so is what they hold, where nobody may list it', async () => {
    const denied = { kind: 'deny', service: 'cloudformation', operation: 'ListStackResources' } as const;
    const { verdicts } = await examine(await shop(), environment, [denied]);
    expect(outcomesOf(verdicts, 'rebuild/resources-managed')).to.deep.equal(['unknown']);
    expect(outcomesOf(verdicts, 'rebuild/configuration-copied')).to.deep.equal(['unknown']);
    expect(outcomesOf(verdicts, 'rebuild/stacks-undrifted')).to.include('unknown');
    expect(
      saysOf(verdicts, 'rebuild/sources-trap-free', 'data-not-in-template in iac/shop-catalogue.yaml'),
    ).to.match(/nobody has looked .*ListStackResources did not come through/);
  });

  it('are unknown where the last look at them is older than a week', async () => {
    let ahead = -WEEK_AND_A_DAY;
    const world = await shop({ ...realClock, now: () => plusSeconds(realClock.now(), ahead) });
    const before = await examine(world, environment);
    expect(outcomesOf(before.verdicts, 'rebuild/stacks-undrifted')).to.deep.equal(['pass']);
    ahead = 0;
    const quiet = changed(environment, (rebuild) => ({ ...rebuild, detectDrift: false }));
    const { verdicts } = await examine(world, quiet);
    expect(outcomesOf(verdicts, 'rebuild/stacks-undrifted')).to.deep.equal(['unknown']);
    expect(saysOf(verdicts, 'rebuild/stacks-undrifted', 'shop-catalogue')).to.include('that answer is stale');
  });

  it('are unknown where they never came up', async () => {
    const world = await shop();
    await changeStack(world, 'CreateStack', {
      StackName: 'shop-search',
      Tags: [{ Key: 'workload', Value: 'catalogue' }],
      TemplateBody: JSON.stringify({
        Resources: {
          Index: { Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: 'eu-west-9z', Size: 5 } },
        },
      }),
    });
    const { verdicts, inventory } = await examine(world, withSource(environment));
    const stack = inventory.facts['cloudformation.stack'].find(({ name }) => name === 'shop-search');
    expect(stack?.status).to.equal('ROLLBACK_COMPLETE');
    expect(saysOf(verdicts, 'rebuild/stacks-undrifted', 'shop-search')).to.include('is ROLLBACK_COMPLETE');
    expect(outcomesOf(verdicts, 'rebuild/stacks-undrifted')).to.deep.equal(['pass', 'unknown']);
  });

  it('are unknown once they are deleted everywhere, and declared all the same', async () => {
    const world = await shop();
    for (const region of ['eu-west-1', 'eu-central-1'])
      await changeStack(world, 'DeleteStack', { StackName: 'shop-catalogue' }, region);
    const { verdicts, inventory } = await examine(world, environment);
    const names = inventory.facts['cloudformation.stack'].map(({ name }) => name);
    expect(names).to.include('shop-orders').and.not.to.include('shop-catalogue');
    expect(outcomesOf(verdicts, 'rebuild/stacks-undrifted')).to.deep.equal(['unknown']);
    expect(saysOf(verdicts, 'rebuild/stacks-undrifted')).to.include(
      'shop-catalogue is declared, and is nowhere',
    );
  });
});

async function shop(clock = realClock): Promise<World> {
  const seed = SEEDS['sandbox'];
  if (seed === undefined) throw new Error('there is no seed "sandbox"');
  return await seed({ clock, pace: 0.001 });
}

/** Calls CloudFormation where the shop runs, and waits until no stack is on the way any more. */
async function changeStack(
  world: World,
  operation: string,
  input: object,
  region = 'eu-west-1',
): Promise<void> {
  const twin = createTwin({ world, services: SERVICES });
  const place = { service: 'cloudformation', account: '111122223333', region };
  try {
    await twin.invoke({ ...place, operation, input });
    for (;;) {
      const { StackSummaries } = (await twin.invoke({ ...place, operation: 'ListStacks', input: {} })) as {
        StackSummaries: { StackStatus: string }[];
      };
      if (StackSummaries.every(({ StackStatus }) => !StackStatus.endsWith('IN_PROGRESS'))) return;
      await realClock.sleep(0.005);
    }
  } finally {
    await twin.close();
  }
}

type Rebuild = NonNullable<Workload['rebuild']>;

function changed(environment: Environment, change: (rebuild: Rebuild) => Rebuild): Environment {
  const workloads = environment.workloads.map((one) =>
    one.rebuild === undefined ? one : { ...one, rebuild: change(one.rebuild) },
  );
  return { ...environment, workloads };
}

/** The stack is declared as well, so that a run has it looked at. */
function withSource(environment: Environment): Environment {
  const workloads = environment.workloads.map((one) =>
    one.name === 'catalogue'
      ? { ...one, select: { ...one.select, stacks: [...one.select.stacks, 'shop-search'] } }
      : one,
  );
  return { ...environment, workloads };
}

function ofCatalogue(verdicts: readonly Verdict[], check: string): readonly Verdict[] {
  return verdicts.filter((one) => one.check === check && one.workload === 'catalogue');
}

function outcomesOf(verdicts: readonly Verdict[], check: string): string[] {
  return [...new Set(ofCatalogue(verdicts, check).map(({ outcome }) => outcome))];
}

function saysOf(verdicts: readonly Verdict[], check: string, subject?: string): string | undefined {
  return ofCatalogue(verdicts, check).find((one) => one.subject?.name === subject)?.message;
}
