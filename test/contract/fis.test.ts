import {
  CreateExperimentTemplateCommand,
  type Experiment,
  FisClient,
  GetExperimentCommand,
  ListExperimentResolvedTargetsCommand,
  StartExperimentCommand,
  StopExperimentCommand,
} from '@aws-sdk/client-fis';
import { expect } from 'chai';
import { realClock } from '../../lib/base/clock.ts';
import { instanceLaunch } from '../../lib/twin/services/ec2/instance-launch.ts';
import { instancesOf, stateOf } from '../../lib/twin/services/ec2/stored-instance.ts';
import type { Disturbance } from '../../lib/twin/world/disturbance.ts';
import { World } from '../../lib/twin/world/world.ts';
import { runReferee, skipWithout } from './referee.ts';
import { type TwinFixture, withTwin } from './with-twin.ts';
import { amazonLinux } from '../../lib/twin/services/ec2/images.ts';

const SHOP = { account: '111122223333', region: 'eu-west-1' };
const ROLE = 'arn:aws:iam::111122223333:role/landfall-fis';

/** What FIS waits for a minute takes 60 ms. */
const PACE = 0.001;

interface FisFixture extends TwinFixture {
  readonly world: World;
  readonly fisClient: FisClient;
}

/** A listening twin with one web server and the installed client, which is years older than the model. */
function withFis(body: (fixture: FisFixture) => Promise<void>): () => Promise<void> {
  const world = new World(realClock, PACE);
  world
    .table('iam.role', SHOP.account, 'global')
    .set('landfall-fis', { name: 'landfall-fis', trusts: [], trustsServices: ['fis.amazonaws.com'] });
  instanceLaunch.RunInstances(
    {
      ImageId: amazonLinux('eu-west-1', 'arm64', 'newest'),
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'workload', Value: 'orders' }] }],
    },
    { world, ...SHOP, principalArn: '', accessKeyId: '' },
  );
  return withTwin({ world }, async (fixture) => {
    const fisClient = new FisClient(fixture.client());
    try {
      await body({ ...fixture, world, fisClient });
    } finally {
      fisClient.destroy();
    }
  });
}

const TEMPLATE = {
  clientToken: 'template',
  description: 'stops a web server',
  roleArn: ROLE,
  stopConditions: [{ source: 'none' }],
  targets: {
    web: {
      resourceType: 'aws:ec2:instance',
      resourceTags: { workload: 'orders' },
      filters: [{ path: 'State.Name', values: ['running'] }],
      selectionMode: 'ALL',
    },
  },
  actions: {
    stop: {
      actionId: 'aws:ec2:stop-instances',
      parameters: { startInstancesAfterDuration: 'PT2M' },
      targets: { Instances: 'web' },
    },
  },
};

async function newTemplate(client: FisClient): Promise<string> {
  const { experimentTemplate } = await client.send(new CreateExperimentTemplateCommand(TEMPLATE));
  return experimentTemplate?.id ?? '';
}

/** Starts an experiment; with a wish that this client does not know, the wish is added to what it sends. */
async function started(
  client: FisClient,
  experimentTemplateId: string,
  actionsMode?: string,
): Promise<string> {
  const command = new StartExperimentCommand({ clientToken: `start-${actionsMode}`, experimentTemplateId });
  if (actionsMode !== undefined)
    command.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string; headers: Record<string, string> };
        request.body = JSON.stringify({ ...JSON.parse(request.body), experimentOptions: { actionsMode } });
        request.headers['content-length'] = String(Buffer.byteLength(request.body));
        return next(args);
      },
      { step: 'build', priority: 'low' },
    );
  return (await client.send(command)).experiment?.id ?? '';
}

/** Asks again and again until an experiment is over. */
async function over(client: FisClient, id: string): Promise<Experiment> {
  for (;;) {
    const { experiment } = await client.send(new GetExperimentCommand({ id }));
    const status = experiment?.state?.status ?? '';
    if (experiment !== undefined && ['completed', 'stopped', 'failed', 'cancelled'].includes(status))
      return experiment;
  }
}

describe('FIS', () => {
  it(
    'carries an experiment out for the installed client, from its template to its end',
    withFis(async ({ world, fisClient }) => {
      const told: Disturbance[] = [];
      world.actBy(async (disturbance) => {
        told.push(disturbance);
        await Promise.resolve();
      });
      const id = await started(fisClient, await newTemplate(fisClient));
      const { state, actions } = await over(fisClient, id);
      expect(state?.status).to.equal('completed');
      expect(actions?.['stop']?.state?.status).to.equal('completed');
      expect(told.map(({ kind }) => kind)).to.deep.equal(['instance-stopped', 'instance-started']);
      const command = new ListExperimentResolvedTargetsCommand({ experimentId: id });
      expect((await fisClient.send(command)).resolvedTargets).to.have.lengthOf(1);
    }),
  );

  it(
    'goes on with an experiment that nobody looks at',
    withFis(async ({ world, fisClient }) => {
      const stopped = new Promise<void>((resolve) => {
        world.actBy((disturbance) => {
          if (disturbance.kind === 'instance-stopped') resolve();
          return Promise.resolve();
        });
      });
      await started(fisClient, await newTemplate(fisClient));
      await stopped;
      const [server] = instancesOf(world, SHOP).values();
      expect(server === undefined ? '' : stateOf(server)).to.be.oneOf(['stopping', 'stopped']);
    }),
  );

  it(
    'takes the wish for a preview from the wire, and does all where a client drops it',
    withFis(async ({ fisClient, endpoint }) => {
      const template = await newTemplate(fisClient);
      const preview = await started(fisClient, template, 'skip-all');
      expect((await over(fisClient, preview)).actions?.['stop']?.state?.status).to.equal('skipped');
      const wish = { experimentOptions: { actionsMode: 'skip-all' } };
      const input = { clientToken: 'dropped', experimentTemplateId: template, ...wish };
      const dropped = new StartExperimentCommand(input);
      const real = (await fisClient.send(dropped)).experiment?.id ?? '';
      expect([await modeOf(endpoint, preview), await modeOf(endpoint, real)]).to.deep.equal([
        'skip-all',
        'run-all',
      ]);
    }),
  );

  it(
    'refuses with the errors and statuses that the client knows',
    withFis(async ({ fisClient }) => {
      const missing = await rejected(fisClient.send(new GetExperimentCommand({ id: 'EXPNOBODY' })));
      expect(missing).to.deep.equal(['ResourceNotFoundException', 404]);
      const template = await newTemplate(fisClient);
      const preview = await started(fisClient, template, 'skip-all');
      await over(fisClient, preview);
      expect(await rejected(fisClient.send(new StopExperimentCommand({ id: preview })))).to.deep.equal([
        'ValidationException',
        400,
      ]);
      const many = Object.fromEntries(
        Array.from({ length: 21 }, (_, index) => [`a${index}`, TEMPLATE.actions.stop]),
      );
      const crowded = new CreateExperimentTemplateCommand({
        ...TEMPLATE,
        clientToken: 'many',
        actions: many,
      });
      expect(await rejected(fisClient.send(crowded))).to.deep.equal(['ServiceQuotaExceededException', 402]);
    }),
  );

  it('answers the aws CLI, which knows the newest words', async function () {
    this.timeout(60_000);
    skipWithout(this, 'the aws CLI', 'aws', '--version');
    await withFis(async ({ endpoint, fisClient }) => {
      const template = await newTemplate(fisClient);
      const aws = async (...args: string[]) => {
        const run = await runReferee('aws', ['--endpoint-url', endpoint, '--output', 'json', 'fis', ...args]);
        expect(run.status, run.stderr).to.equal(0);
        return JSON.parse(run.stdout) as Record<
          string,
          { id: string; experimentOptions: object; state: object }
        >;
      };
      const { experiment } = await aws(
        'start-experiment',
        '--experiment-template-id',
        template,
        '--experiment-options',
        'actionsMode=skip-all',
      );
      expect(experiment?.experimentOptions).to.include({ actionsMode: 'skip-all' });
      const engage = ['--id', 'default', '--state', 'status=engaged,reason=test'];
      await aws('update-safety-lever-state', ...engage);
      const { safetyLever } = await aws('get-safety-lever', '--id', 'default');
      expect(safetyLever?.state).to.deep.equal({ status: 'engaged', reason: 'test' });
    })();
  });

  it(
    'describes every action that it carries out, with its target and its parameters',
    withFis(async ({ twin }) => {
      const ask = (operation: string, input: object) =>
        twin.invoke({ service: 'fis', operation, ...SHOP, input }) as Promise<Record<string, unknown>>;
      const { actions } = await ask('ListActions', {});
      const ids = (actions as { id: string }[]).map(({ id }) => id);
      expect(ids).to.have.members([
        'aws:cloudwatch:assert-alarm-state',
        'aws:ec2:reboot-instances',
        'aws:ec2:stop-instances',
        'aws:elasticache:replicationgroup-interrupt-az-power',
        'aws:fis:wait',
        'aws:network:disrupt-connectivity',
        'aws:rds:failover-db-cluster',
        'aws:rds:reboot-db-instances',
      ]);
      for (const id of ids) {
        const { action } = (await ask('GetAction', { id })) as {
          action: { targets: Record<string, { resourceType: string }>; parameters: object };
        };
        for (const { resourceType } of Object.values(action.targets))
          expect((await ask('GetTargetResourceType', { resourceType }))['targetResourceType']).to.be.an(
            'object',
          );
      }
    }),
  );
});

/** As the wire tells it: the installed client knows no modes. */
async function modeOf(endpoint: string, id: string): Promise<string | undefined> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIA111122223333LAND/20261124/eu-west-1/fis/aws4_request, SignedHeaders=host, Signature=0';
  const answer = await fetch(`${endpoint}/experiments/${id}`, { headers: { authorization } });
  const { experiment } = (await answer.json()) as {
    experiment: { experimentOptions: { actionsMode?: string } };
  };
  return experiment.experimentOptions.actionsMode;
}

async function rejected(call: Promise<unknown>): Promise<[string, number | undefined]> {
  try {
    await call;
  } catch (thrown) {
    const { name, $metadata } = thrown as Error & { $metadata?: { httpStatusCode?: number } };
    return [name, $metadata?.httpStatusCode];
  }
  throw new Error('the call was not refused');
}
