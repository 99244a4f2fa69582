import type {
  CreateTargetGroupInput,
  CreateTargetGroupOutput,
  DeleteTargetGroupInput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  ModifyTargetGroupInput,
  ModifyTargetGroupOutput,
  ProtocolEnum,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, forgetTags, tagMap } from '../../world/tags.ts';
import { vpcsIn } from '../ec2/stored-network.ts';
import { changedSettings, newSettings } from './health-check-settings.ts';
import { checkName, elbArn } from './names.ts';
import { forwardersTo, loadBalancer } from './stored-load-balancer.ts';
import { type StoredTargetGroup, targetGroup, targetGroupsOf } from './stored-target-group.ts';

/** Target groups and their health check settings. */
export const targetGroups = {
  DescribeTargetGroups(input: DescribeTargetGroupsInput, context: CallContext): DescribeTargetGroupsOutput {
    const { TargetGroupArns: arns = [], Names: names = [], LoadBalancerArn: forwarder } = input;
    const rows = [...targetGroupsOf(context.world, context).values()];
    if (arns.length > 0)
      return { TargetGroups: arns.map((arn) => targetGroupOf(targetGroup(context, arn), context)) };
    if (names.length > 0)
      return { TargetGroups: allNamed(rows, names).map((row) => targetGroupOf(row, context)) };
    if (forwarder !== undefined) loadBalancer(context, forwarder);
    const meant = rows.filter(
      ({ arn }) =>
        forwarder === undefined || forwardersTo(arn, context).some((each) => each.arn === forwarder),
    );
    const { items, next } = page(meant, {
      token: input.Marker,
      max: input.PageSize,
      context,
      id: (row) => row.arn,
      limit: 400,
      scope: forwarder ?? '',
    });
    return { TargetGroups: items.map((row) => targetGroupOf(row, context)), NextMarker: next };
  },

  CreateTargetGroup(input: CreateTargetGroupInput, context: CallContext): CreateTargetGroupOutput {
    const row = newTargetGroup(input, context);
    const rows = targetGroupsOf(context.world, context);
    if (rows.has(row.arn))
      throw new Fault(
        'DuplicateTargetGroupName',
        `A target group with the same name '${row.name}' exists, but with different settings`,
      );
    rows.set(row.arn, row);
    addTags(context.world, context, row.arn, tagMap(input.Tags));
    return { TargetGroups: [targetGroupOf(row, context)] };
  },

  ModifyTargetGroup(input: ModifyTargetGroupInput, context: CallContext): ModifyTargetGroupOutput {
    const row = targetGroup(context, input.TargetGroupArn);
    const changed = { ...row, healthCheck: changedSettings(row.healthCheck, input) };
    targetGroupsOf(context.world, context).set(row.arn, changed);
    return { TargetGroups: [targetGroupOf(changed, context)] };
  },

  DeleteTargetGroup({ TargetGroupArn: arn = '' }: DeleteTargetGroupInput, context: CallContext): object {
    if (forwardersTo(arn, context).length > 0)
      throw new Fault('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`);
    targetGroupsOf(context.world, context).delete(arn);
    forgetTags(context.world, context, arn);
    return {};
  },
};

function allNamed(rows: readonly StoredTargetGroup[], names: readonly string[]): StoredTargetGroup[] {
  if (names.some((name) => rows.every((row) => row.name !== name)))
    throw new Fault('TargetGroupNotFound', 'One or more target groups not found');
  return rows.filter(({ name }) => names.includes(name));
}

function newTargetGroup(input: CreateTargetGroupInput, context: CallContext): StoredTargetGroup {
  const { Name: name = '', TargetType: targetType = 'instance', Protocol: protocol, Port: port } = input;
  checkName(name, 'target group');
  if (targetType !== 'instance' && targetType !== 'ip')
    throw new Fault('InvalidConfigurationRequest', `Targets of type '${targetType}' are not offered here.`);
  if (protocol === undefined) throw new Fault('ValidationError', 'A protocol must be specified');
  if (port === undefined) throw new Fault('ValidationError', 'A port must be specified');
  return {
    arn: elbArn(context, `targetgroup/${name}`),
    name,
    targetType,
    protocol,
    port,
    vpcId: vpcOf(input, context),
    healthCheck: newSettings(input),
    targets: [],
  };
}

/** The network of the zones, where the caller names none. */
function vpcOf({ VpcId: asked }: CreateTargetGroupInput, context: CallContext): string {
  const vpcs = vpcsIn(context).map(({ id }) => id);
  if (asked === undefined) return vpcs[0] ?? '';
  if (vpcs.includes(asked)) return asked;
  throw new Fault('ValidationError', `The VPC ID '${asked}' is not found`);
}

function targetGroupOf(row: StoredTargetGroup, context: CallContext): TargetGroup {
  const { healthCheck } = row;
  return {
    TargetGroupArn: row.arn,
    TargetGroupName: row.name,
    TargetType: row.targetType,
    Protocol: row.protocol as ProtocolEnum,
    Port: row.port,
    VpcId: row.vpcId,
    IpAddressType: 'ipv4',
    LoadBalancerArns: forwardersTo(row.arn, context).map(({ arn }) => arn),
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckProtocol: healthCheck.protocol as ProtocolEnum,
    HealthCheckPort: healthCheck.port,
    HealthCheckIntervalSeconds: healthCheck.interval,
    HealthCheckTimeoutSeconds: healthCheck.timeout,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    ...(row.protocol.startsWith('HTTP') ? { ProtocolVersion: 'HTTP1' } : {}),
    ...(healthCheck.path === undefined ? {} : { HealthCheckPath: healthCheck.path }),
    ...(healthCheck.matcher === undefined ? {} : { Matcher: { HttpCode: healthCheck.matcher } }),
  };
}
