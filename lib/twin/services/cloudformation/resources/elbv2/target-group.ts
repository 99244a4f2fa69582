import type { TargetGroup, TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Value } from '../../../../../syntax/index.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, list, record, tags, text, whole } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';

const elb = 'elasticloadbalancing';

/** `AWS::ElasticLoadBalancingV2::TargetGroup`, with its targets. */
export const targetGroup: ResourceType = {
  name: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  properties: {
    Name: fixed(text),
    TargetType: fixed(text),
    Protocol: fixed(text),
    Port: fixed(whole),
    VpcId: fixed(text),
    HealthCheckEnabled: flag,
    HealthCheckProtocol: text,
    HealthCheckPort: text,
    HealthCheckPath: text,
    HealthCheckIntervalSeconds: whole,
    HealthCheckTimeoutSeconds: whole,
    HealthyThresholdCount: whole,
    UnhealthyThresholdCount: whole,
    Matcher: record({ HttpCode: text }),
    Targets: list(record({ Id: text, Port: whole })),
    Tags: tags,
  },
  attributes: ['TargetGroupArn', 'TargetGroupFullName', 'TargetGroupName', 'LoadBalancerArns'],
  create: async ({ Name, Targets, ...rest }, call) => {
    const { TargetGroups } = await call.invoke<{ TargetGroups: TargetGroup[] }>(elb, 'CreateTargetGroup', {
      ...rest,
      Name: Name ?? call.name({ longest: 32 }),
    });
    const TargetGroupArn = TargetGroups[0]?.TargetGroupArn ?? '';
    if (Targets !== undefined) await call.invoke(elb, 'RegisterTargets', { TargetGroupArn, Targets });
    return TargetGroupArn;
  },
  read: async (id, call) => {
    const found = await describe(id, call);
    return {
      TargetGroupArn: id,
      TargetGroupFullName: id.split(':').at(-1) ?? '',
      TargetGroupName: found?.TargetGroupName ?? '',
      LoadBalancerArns: found?.LoadBalancerArns ?? [],
    };
  },
  update: async (id, { before, after }, call) => {
    const { Name: _name, Targets: _targets, ...settings } = after;
    await call.invoke(elb, 'ModifyTargetGroup', { ...settings, TargetGroupArn: id });
    await moveTargets(id, before, after, call);
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke(elb, 'DeleteTargetGroup', { TargetGroupArn: id }));
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    return { ...settingsOf(found), Targets: await targetsOf(id, call) };
  },
  arn: (id) => id,
};

async function describe(arn: string, call: ResourceCall): Promise<TargetGroup | undefined> {
  const found = await unlessMissing(
    call.invoke<{ TargetGroups: TargetGroup[] }>(elb, 'DescribeTargetGroups', { TargetGroupArns: [arn] }),
  );
  return found?.TargetGroups[0];
}

async function moveTargets(
  TargetGroupArn: string,
  { Targets: old = [] }: Properties,
  { Targets: now = [] }: Properties,
  call: ResourceCall,
): Promise<void> {
  const stay = new Set((now as readonly Value[]).map((target) => JSON.stringify(target)));
  const gone = (old as readonly Value[]).filter((target) => !stay.has(JSON.stringify(target)));
  if (gone.length > 0) await call.invoke(elb, 'DeregisterTargets', { TargetGroupArn, Targets: gone });
  if (stay.size > 0) await call.invoke(elb, 'RegisterTargets', { TargetGroupArn, Targets: now });
}

function settingsOf(found: TargetGroup): Properties {
  const { TargetGroupName, TargetGroupArn: _arn, LoadBalancerArns: _owners, Matcher, ...rest } = found;
  const told = Object.entries(rest).filter(([, value]) => value !== undefined) as [string, Value][];
  return {
    ...Object.fromEntries(told),
    Name: TargetGroupName ?? '',
    ...(Matcher?.HttpCode === undefined ? {} : { Matcher: { HttpCode: Matcher.HttpCode } }),
  };
}

/** A port that is the group's own is not told, as templates mostly leave it out. */
async function targetsOf(TargetGroupArn: string, call: ResourceCall): Promise<Value[]> {
  const { TargetHealthDescriptions } = await call.invoke<{
    TargetHealthDescriptions: TargetHealthDescription[];
  }>(elb, 'DescribeTargetHealth', { TargetGroupArn });
  const group = await describe(TargetGroupArn, call);
  return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State !== 'draining').map(
    ({ Target }) => ({
      Id: Target?.Id ?? '',
      ...(Target?.Port === group?.Port ? {} : { Port: Target?.Port ?? 0 }),
    }),
  );
}
