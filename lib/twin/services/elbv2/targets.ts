import type {
  DeregisterTargetsInput,
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  RegisterTargetsInput,
  TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { type CallContext, Fault } from '../../service.ts';
import { dueAfter } from '../../world/change.ts';
import { instancesOf, stateOf } from '../ec2/stored-instance.ts';
import {
  type StoredTarget,
  type StoredTargetGroup,
  targetGroup,
  targetGroupsOf,
} from './stored-target-group.ts';
import { forwardersTo } from './stored-load-balancer.ts';
import { healthOf, NOT_REGISTERED } from './target-health.ts';

/** AWS's default deregistration delay. */
const DRAINING_SECONDS = 300;

/** Registering targets, and how they are. */
export const targets = {
  DescribeTargetHealth(input: DescribeTargetHealthInput, context: CallContext): DescribeTargetHealthOutput {
    const group = targetGroup(context, input.TargetGroupArn);
    const asked = input.Targets?.map((target) => find(group, target) ?? { unregistered: target });
    return {
      TargetHealthDescriptions: (asked ?? group.targets).map((target) => {
        if ('unregistered' in target) return { Target: target.unregistered, TargetHealth: NOT_REGISTERED };
        const { port } = group.healthCheck;
        return {
          Target: { Id: target.id, Port: target.port },
          HealthCheckPort: port === 'traffic-port' ? String(target.port) : port,
          TargetHealth: healthOf(target, group, context),
        };
      }),
    };
  },

  RegisterTargets(input: RegisterTargetsInput, context: CallContext): object {
    const group = targetGroup(context, input.TargetGroupArn);
    const asked = input.Targets ?? [];
    refuseIdle(group, asked, context);
    const added: StoredTarget[] = asked
      .filter((target) => find(group, target)?.drainsUntil !== undefined || find(group, target) === undefined)
      .map(({ Id = '', Port }) => ({
        id: Id,
        port: Port ?? group.port,
        registeredAt: context.world.clock.now(),
      }));
    const others = group.targets.filter((row) => !added.some((each) => isSame(each, row)));
    targetGroupsOf(context.world, context).set(group.arn, { ...group, targets: [...others, ...added] });
    return {};
  },

  /** Targets in use drain first; AWS passes over those that are not registered. */
  DeregisterTargets(input: DeregisterTargetsInput, context: CallContext): object {
    const group = targetGroup(context, input.TargetGroupArn);
    const leaving = new Set(
      (input.Targets ?? []).flatMap((target) => group.targets.filter((row) => isMeant(row, target))),
    );
    const isUsed = forwardersTo(group.arn, context).length > 0;
    const drainsUntil = dueAfter(context.world, DRAINING_SECONDS);
    const left = group.targets.flatMap((row): StoredTarget[] => {
      if (!leaving.has(row)) return [row];
      const drains = isUsed && healthOf(row, group, context).State !== 'unused';
      return drains ? [{ ...row, drainsUntil: row.drainsUntil ?? drainsUntil }] : [];
    });
    targetGroupsOf(context.world, context).set(group.arn, { ...group, targets: left });
    return {};
  },
};

function refuseIdle(
  { targetType }: StoredTargetGroup,
  asked: readonly TargetDescription[],
  context: CallContext,
): void {
  if (targetType !== 'instance') return;
  const rows = instancesOf(context.world, context);
  const ids = asked.map(({ Id = '' }) => Id);
  const missing = ids.filter((id) => !rows.has(id));
  if (missing.length > 0)
    throw new Fault('InvalidTarget', `The following targets are not valid: '${missing.join(', ')}'`);
  const idle = ids.filter((id) => {
    const row = rows.get(id);
    return row !== undefined && stateOf(row) !== 'running';
  });
  if (idle.length > 0)
    throw new Fault(
      'InvalidTarget',
      `The following targets are not in a running state and cannot be registered: '${idle.join(', ')}'`,
    );
}

function find(group: StoredTargetGroup, target: TargetDescription): StoredTarget | undefined {
  const port = target.Port ?? group.port;
  return group.targets.find((row) => row.id === target.Id && row.port === port);
}

function isSame(a: StoredTarget, b: StoredTarget): boolean {
  return a.id === b.id && a.port === b.port;
}

/** Without a port, every port of the target is meant. */
function isMeant(row: StoredTarget, { Id, Port }: TargetDescription): boolean {
  return row.id === Id && (Port === undefined || row.port === Port);
}
