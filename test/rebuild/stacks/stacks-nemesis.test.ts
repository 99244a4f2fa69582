import { expect } from 'chai';
import { realClock } from '../../../lib/base/clock.ts';
import { messageOf } from '../../../lib/base/errors.ts';
import { arm, sweep } from '../../../lib/drill/heal/index.ts';
import type { LiveStack } from '../../../lib/drill/nemeses/stacks/index.ts';
import { stacksNemesis } from '../../../lib/rebuild/stacks/stacks-nemesis.ts';
import { thrownBy } from '../../support/thrown-by.ts';
import { type CleanWorld, PLACE, withCleanWorld } from '../clean-world.ts';

const SETTINGS = {
  Resources: {
    Size: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: '3' } },
  },
  Outputs: { Name: { Value: { Ref: 'Size' } } },
};
const BROKEN = {
  Resources: {
    Size: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: '3' } },
    Web: {
      Type: 'AWS::EC2::Instance',
      DependsOn: 'Size',
      Properties: { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro' },
    },
  },
};

function nemesisOf(world: CleanWorld, templates: Readonly<Record<string, object>>) {
  const seen: string[] = [];
  const nemesis = stacksNemesis({
    aws: world.fenced,
    place: PLACE,
    clock: realClock,
    pace: 0.001,
    environment: world.environment.name,
    limit: 30,
    onStack: (name) => {
      seen.push(`making ${name}`);
      return (stack: LiveStack | undefined) => {
        if (stack?.status === 'CREATE_COMPLETE') seen.push(`${stack.name} ${stack.status}`);
      };
    },
    stacks: Object.entries(templates).map(([name, body]) => ({
      name,
      parameters: {},
      conditional: [],
      resources: Object.entries((body as typeof SETTINGS).Resources).map(([address, { Type }]) => ({
        address,
        type: Type,
      })),
      copy: { body: JSON.stringify(body), changes: [], waysOut: [], capabilities: [] },
    })),
  });
  return { nemesis, seen };
}

const armedIn = (world: CleanWorld, nemesis: ReturnType<typeof nemesisOf>['nemesis']) =>
  arm(nemesis, { aws: world.fenced, journal: world.journal, place: PLACE }, new AbortController().signal);

async function stacksIn({ ask }: CleanWorld): Promise<string[]> {
  const { Stacks = [] } = await ask<{ Stacks?: { StackName: string }[] }>('cloudformation', 'DescribeStacks');
  return Stacks.map(({ StackName }) => StackName);
}

async function statusesIn({ ask }: CleanWorld): Promise<string[]> {
  const { Stacks = [] } = await ask<{ Stacks?: { StackName: string; StackStatus: string }[] }>(
    'cloudformation',
    'DescribeStacks',
  );
  return Stacks.map(({ StackName, StackStatus }) => `${StackName} ${StackStatus}`);
}

describe('stacks that a rebuild makes', function () {
  this.timeout(30_000);

  it(
    'are made in order, carry the tags of the run, and are taken away again',
    withCleanWorld(async (world) => {
      const { nemesis, seen } = nemesisOf(world, { first: SETTINGS, second: SETTINGS });
      const armed = await armedIn(world, nemesis);
      await armed.inject(new AbortController().signal);
      expect(seen).to.deep.equal([
        'making first',
        'first CREATE_COMPLETE',
        'making second',
        'second CREATE_COMPLETE',
      ]);
      const { Stacks } = await world.ask<{ Stacks: { Tags: { Key: string; Value: string }[] }[] }>(
        'cloudformation',
        'DescribeStacks',
      );
      expect(Stacks[0]?.Tags).to.deep.include({ Key: 'landfall:run', Value: 'run-1' });
      const healed = await armed.heal();
      expect(healed.isHealed).to.equal(true);
      expect(healed.leftovers).to.deep.include({ what: 'stack first', state: 'gone' });
      expect(await stacksIn(world)).to.deep.equal([]);
    }),
  );

  it(
    'that fail say why, resource by resource, and leave nothing once they are taken away',
    withCleanWorld(async (world) => {
      const { nemesis } = nemesisOf(world, { broken: BROKEN });
      const armed = await armedIn(world, nemesis);
      const error = await thrownBy(() => armed.inject(new AbortController().signal));
      expect(error).to.include({ code: 'REBUILD_FAILED' });
      expect(messageOf(error)).to.include('Web (AWS::EC2::Instance)').and.to.include('ami-0123456789abcdef0');
      expect((await armed.heal()).isHealed).to.equal(true);
      expect(await stacksIn(world)).to.deep.equal([]);
    }),
  );

  it(
    'are not made beside one of the same name, which is left alone',
    withCleanWorld(async (world) => {
      await world.ask('cloudformation', 'CreateStack', {
        StackName: 'first',
        TemplateBody: JSON.stringify(SETTINGS),
      });
      const { nemesis } = nemesisOf(world, { first: SETTINGS });
      expect(await thrownBy(() => armedIn(world, nemesis))).to.include({ code: 'ACCOUNT_NOT_CLEAN' });
      expect(await stacksIn(world)).to.deep.equal(['first']);
    }),
  );

  it(
    'are swept by another process after the one that made them died, and nothing else is',
    withCleanWorld(async (world) => {
      await world.ask('cloudformation', 'CreateStack', {
        StackName: 'somebody-elses',
        TemplateBody: JSON.stringify(SETTINGS),
      });
      const { nemesis } = nemesisOf(world, { first: SETTINGS, second: SETTINGS });
      const armed = await armedIn(world, nemesis);
      await armed.inject(new AbortController().signal);
      await world.lock.release();
      const swept = await sweep({ environment: world.environment, aws: world.aws, clock: realClock });
      expect(swept.healed.map(({ run, isHealed }) => ({ run, isHealed }))).to.deep.equal([
        { run: 'run-1', isHealed: true },
      ]);
      expect(await stacksIn(world)).to.deep.equal(['somebody-elses']);
      const again = await sweep({ environment: world.environment, aws: world.aws, clock: realClock });
      expect(again).to.deep.equal({ healed: [], leftAlone: [] });
    }),
  );

  it(
    'are swept by their tags alone where no journal tells of them',
    withCleanWorld(async (world) => {
      const { nemesis } = nemesisOf(world, { first: SETTINGS });
      const { state } = await nemesis.prepare(new AbortController().signal);
      await nemesis.inject(state, new AbortController().signal);
      await world.lock.release();
      const swept = await sweep({ environment: world.environment, aws: world.aws, clock: realClock });
      expect(swept.healed).to.have.length(1);
      expect(await stacksIn(world)).to.deep.equal([]);
    }),
  );

  it(
    'are told and not called gone while a stack of somebody else imports from them',
    withCleanWorld(async (world) => {
      const exporting = {
        ...SETTINGS,
        Outputs: { Size: { Value: { Ref: 'Size' }, Export: { Name: 'ours' } } },
      };
      const { nemesis } = nemesisOf(world, { first: exporting });
      const armed = await armedIn(world, nemesis);
      await armed.inject(new AbortController().signal);
      const importing = {
        Resources: {
          Copy: {
            Type: 'AWS::SSM::Parameter',
            Properties: { Type: 'String', Value: { 'Fn::ImportValue': 'ours' } },
          },
        },
      };
      const name = { StackName: 'theirs' };
      await world.ask('cloudformation', 'CreateStack', { ...name, TemplateBody: JSON.stringify(importing) });
      while (!(await statusesIn(world)).includes('theirs CREATE_COMPLETE')) await realClock.sleep(0.02);
      const healed = await armed.heal();
      expect(healed.isHealed).to.equal(false);
      expect(healed.leftovers).to.have.length(1);
      expect(healed.leftovers[0]).to.include({ what: 'stack first', state: 'pending' });
      expect(await stacksIn(world)).to.have.members(['first', 'theirs']);
      await world.ask('cloudformation', 'DeleteStack', name);
      while ((await stacksIn(world)).includes('theirs')) await realClock.sleep(0.02);
      expect((await armed.heal()).isHealed).to.equal(true);
      expect(await stacksIn(world)).to.deep.equal([]);
    }),
  );

  it(
    'of the same name that somebody made meanwhile are left alone, and that says nothing of the template',
    withCleanWorld(async (world) => {
      const { nemesis } = nemesisOf(world, { first: SETTINGS });
      const armed = await armedIn(world, nemesis);
      await world.ask('cloudformation', 'CreateStack', {
        StackName: 'first',
        TemplateBody: JSON.stringify(SETTINGS),
      });
      const error = await thrownBy(() => armed.inject(new AbortController().signal));
      expect(error).to.include({ code: 'STACKS_REFUSED', blame: 'access' });
      expect((await armed.heal()).isHealed).to.equal(true);
      expect(await stacksIn(world)).to.deep.equal(['first']);
    }),
  );
});
