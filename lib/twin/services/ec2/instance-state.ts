import type {
  InstanceStateChange,
  ModifyInstanceAttributeRequest,
  StartInstancesRequest,
  StartInstancesResult,
  StopInstancesRequest,
  StopInstancesResult,
  TerminateInstancesRequest,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2';
import { type CallContext, Fault } from '../../service.ts';
import { releaseVolumes, setDeleteOnTermination } from './attached-volumes.ts';
import {
  type InstanceState,
  namedInstances,
  stateOf,
  stateWithCode,
  type StoredInstance,
} from './stored-instance.ts';
import { underWay } from './under-way.ts';

const STOP_SECONDS = 30;
const START_SECONDS = 20;
const SHUT_DOWN_SECONDS = 30;
/** EC2 goes on listing a terminated instance for about an hour. */
const TERMINATED_SECONDS = 3_600;

/** Stopping, starting, terminating and changing EC2 instances. */
export const instanceState = {
  StopInstances(input: StopInstancesRequest, context: CallContext): StopInstancesResult {
    const rows = namedInstances(context, input.InstanceIds ?? []);
    for (const row of rows) refuseUnless(row, ['running', 'stopping', 'stopped'], 'stopped');
    const kept = rows.find((row) => row.stopProtection);
    if (kept !== undefined)
      throw new Fault('OperationNotPermitted', notPermitted(kept, 'stopped', 'disableApiStop'));
    return { StoppingInstances: rows.map((row) => moved(row, stopped(row, context), context)) };
  },

  StartInstances(input: StartInstancesRequest, context: CallContext): StartInstancesResult {
    const rows = namedInstances(context, input.InstanceIds ?? []);
    for (const row of rows) refuseUnless(row, ['stopped', 'pending', 'running'], 'started');
    return { StartingInstances: rows.map((row) => moved(row, started(row, context), context)) };
  },

  TerminateInstances(input: TerminateInstancesRequest, context: CallContext): TerminateInstancesResult {
    const rows = namedInstances(context, input.InstanceIds ?? []);
    const kept = rows.find((row) => row.terminationProtection);
    if (kept !== undefined)
      throw new Fault('OperationNotPermitted', notPermitted(kept, 'terminated', 'disableApiTermination'));
    for (const row of rows) releaseVolumes(row.id, context);
    return { TerminatingInstances: rows.map((row) => moved(row, terminated(row, context), context)) };
  },

  ModifyInstanceAttribute(input: ModifyInstanceAttributeRequest, context: CallContext): object {
    const [row] = namedInstances(context, [input.InstanceId ?? '']);
    if (row === undefined) return {};
    if (input.InstanceType?.Value !== undefined && stateOf(row) !== 'stopped')
      throw new Fault('IncorrectInstanceState', `The instance '${row.id}' is not in the 'stopped' state.`);
    keep(context, {
      ...row,
      instanceType: input.InstanceType?.Value ?? row.instanceType,
      terminationProtection: input.DisableApiTermination?.Value ?? row.terminationProtection,
      stopProtection: input.DisableApiStop?.Value ?? row.stopProtection,
    });
    for (const { DeviceName, Ebs } of input.BlockDeviceMappings ?? [])
      setDeleteOnTermination(row.id, DeviceName, Ebs?.DeleteOnTermination, context);
    return {};
  },
};

function refuseUnless(row: StoredInstance, states: readonly InstanceState[], wanted: string): void {
  if (!states.includes(stateOf(row)))
    throw new Fault(
      'IncorrectInstanceState',
      `The instance '${row.id}' is not in a state from which it can be ${wanted}.`,
    );
}

function notPermitted(row: StoredInstance, done: string, attribute: string): string {
  return `The instance '${row.id}' may not be ${done}. Modify its '${attribute}' instance attribute and try again.`;
}

function stopped(row: StoredInstance, { world }: CallContext): StoredInstance {
  if (stateOf(row) !== 'running') return row;
  const { publicIp: _lost, ...rest } = row;
  return {
    ...rest,
    state: 'stopped',
    change: underWay(world, 'stopping', STOP_SECONDS),
    ...userInitiated(world.clock.now()),
  };
}

function started(row: StoredInstance, { world }: CallContext): StoredInstance {
  if (stateOf(row) !== 'stopped') return row;
  const { stateReason: _over, ...rest } = row;
  return {
    ...rest,
    state: 'running',
    change: underWay(world, 'pending', START_SECONDS),
    launchedAt: world.clock.now(),
    transitionReason: '',
  };
}

function terminated(row: StoredInstance, context: CallContext): StoredInstance {
  if (['shutting-down', 'terminated'].includes(stateOf(row))) return row;
  const { world } = context;
  const gone = underWay<StoredInstance>(world, 'terminated', TERMINATED_SECONDS, 'gone');
  return {
    ...row,
    state: 'terminated',
    change: underWay(world, 'shutting-down', SHUT_DOWN_SECONDS, { change: gone }),
    ...userInitiated(world.clock.now()),
  };
}

function userInitiated(now: string) {
  const at = now.replace('T', ' ').replace(/\.\d+Z$/, ' GMT');
  return {
    transitionReason: `User initiated (${at})`,
    stateReason: {
      code: 'Client.UserInitiatedShutdown',
      message: 'Client.UserInitiatedShutdown: User initiated shutdown',
    },
  };
}

function moved(before: StoredInstance, after: StoredInstance, context: CallContext): InstanceStateChange {
  keep(context, after);
  return {
    InstanceId: before.id,
    PreviousState: stateWithCode(stateOf(before)),
    CurrentState: stateWithCode(stateOf(after)),
  };
}

function keep({ world, account, region }: CallContext, row: StoredInstance): void {
  world.table('ec2.instance', account, region).set(row.id, row);
}
