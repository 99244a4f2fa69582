import { setImmediate } from 'node:timers/promises';
import type { CallContext } from '../../../../lib/twin/service.ts';
import { instanceLaunch } from '../../../../lib/twin/services/ec2/instance-launch.ts';
import { instancesOf, stateOf } from '../../../../lib/twin/services/ec2/stored-instance.ts';
import { advanceAll } from '../../../../lib/twin/services/fis/advance.ts';
import { experiments } from '../../../../lib/twin/services/fis/experiments.ts';
import type { TemplateAction, TemplateTarget } from '../../../../lib/twin/services/fis/shapes.ts';
import { templates } from '../../../../lib/twin/services/fis/templates.ts';
import type { Disturbance } from '../../../../lib/twin/world/disturbance.ts';
import { type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { amazonLinux } from '../../../../lib/twin/services/ec2/images.ts';

export const ROLE = 'arn:aws:iam::111122223333:role/landfall-fis';

/** A world with a role that FIS may take on, and one running web server in each of these zones. */
export interface Laboratory {
  readonly here: TestWorld;
  /** Ids of the servers, in the order of their zones. */
  readonly servers: readonly string[];
  /** What real processes were told, where they follow. */
  readonly disturbances: Disturbance[];
}

/** Opens a laboratory; what happens in it is kept in `disturbances`. */
export function laboratory(zones: readonly string[] = ['a', 'b', 'c'], pace = 1): Laboratory {
  const here = wide(testWorld('2026-11-24T10:00:00.000Z', pace));
  const disturbances: Disturbance[] = [];
  here.world
    .table('iam.role', here.account, 'global')
    .set('landfall-fis', { name: 'landfall-fis', trusts: [], trustsServices: ['fis.amazonaws.com'] });
  const servers = zones.map((zone) => launchServer(here, zone));
  here.pass(60);
  here.world.actBy(async (disturbance) => {
    disturbances.push(disturbance);
    await Promise.resolve();
  });
  return { here, servers, disturbances };
}

function launchServer(here: TestWorld, zone: string): string {
  const { Instances } = instanceLaunch.RunInstances(
    {
      ImageId: amazonLinux('eu-west-1', 'arm64', 'newest'),
      MinCount: 1,
      MaxCount: 1,
      Placement: { AvailabilityZone: `eu-west-1${zone}` },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'workload', Value: 'orders' }] }],
    },
    here,
  );
  return Instances?.[0]?.InstanceId ?? '';
}

/** The servers of the laboratory, as a target; `changes` says what the test is about. */
export function web(changes: Partial<TemplateTarget> = {}): TemplateTarget {
  return {
    resourceType: 'aws:ec2:instance',
    resourceTags: { workload: 'orders' },
    selectionMode: 'ALL',
    ...changes,
  };
}

/** Stops the servers and starts them again after a minute; `changes` says what the test is about. */
export function stopping(changes: Partial<TemplateAction> = {}): TemplateAction {
  return {
    actionId: 'aws:ec2:stop-instances',
    parameters: { startInstancesAfterDuration: 'PT1M' },
    targets: { Instances: 'web' },
    ...changes,
  };
}

type TemplateInput = Parameters<typeof templates.CreateExperimentTemplate>[0];
let tokens = 0;

/** A template that stops the web servers of zone a, changed as the test needs it; gives its id. */
export function template(context: CallContext, changes: Partial<TemplateInput> = {}): string {
  tokens += 1;
  const { experimentTemplate } = templates.CreateExperimentTemplate(
    {
      clientToken: `template-${tokens}`,
      description: 'stops web servers',
      roleArn: ROLE,
      stopConditions: [{ source: 'none' }],
      targets: { web: web({ filters: [{ path: 'Placement.AvailabilityZone', values: ['eu-west-1a'] }] }) },
      actions: { stop: stopping() },
      ...changes,
    },
    context,
  );
  return experimentTemplate.id;
}

/** Starts an experiment of a template, and gives its id. */
export function start(
  context: CallContext,
  experimentTemplateId: string,
  actionsMode?: 'run-all' | 'skip-all',
): string {
  tokens += 1;
  const { experiment } = experiments.StartExperiment(
    {
      clientToken: `experiment-${tokens}`,
      experimentTemplateId,
      ...(actionsMode === undefined ? {} : { experimentOptions: { actionsMode } }),
    },
    context,
  );
  return experiment.id;
}

/** Lets time pass second by second, as a listening twin does, and lets what was set going be done. */
export async function goOn(here: TestWorld, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    here.pass(1);
    advanceAll(here.world);
    await setImmediate();
  }
  advanceAll(here.world);
}

/** How an experiment and its actions stand. */
export function standing(here: TestWorld, id: string): { status: string; actions: Record<string, string> } {
  const { state, actions } = experiments.GetExperiment({ id }, here).experiment;
  const named = Object.entries(actions).map(([name, action]) => [name, action.state.status] as const);
  return { status: state.status, actions: Object.fromEntries(named) };
}

/** The states of the servers. */
export function states({ here, servers }: Laboratory): (string | undefined)[] {
  const rows = instancesOf(here.world, here);
  return servers.map((id) => {
    const row = rows.get(id);
    return row === undefined ? undefined : stateOf(row);
  });
}
