import type {
  InstanceStateChange,
  RebootInstancesRequest,
  StartInstancesRequest,
  StopInstancesRequest,
  TerminateInstancesRequest,
} from '@aws-sdk/client-ec2';
import { type CallContext, Fault, type Operation } from '../../service.ts';
import { instanceState } from './instance-state.ts';
import { namedInstances, stateOf } from './stored-instance.ts';

/** Changes of state that real servers follow; each answer is given once they have. */
export const acting = {
  StopInstances: following(
    (input: StopInstancesRequest, context) => instanceState.StopInstances(input, context),
    'instance-stopped',
    (answer) => answer.StoppingInstances,
  ),
  StartInstances: following(
    (input: StartInstancesRequest, context) => instanceState.StartInstances(input, context),
    'instance-started',
    (answer) => answer.StartingInstances,
  ),
  TerminateInstances: following(
    (input: TerminateInstancesRequest, context) => instanceState.TerminateInstances(input, context),
    'instance-stopped',
    (answer) => answer.TerminatingInstances,
  ),

  /** What runs on the instance is gone for a moment; EC2 itself goes on calling it running. */
  async RebootInstances(input: RebootInstancesRequest, context: CallContext): Promise<object> {
    const rows = namedInstances(context, input.InstanceIds ?? []);
    const still = rows.find((row) => stateOf(row) !== 'running');
    if (still !== undefined)
      throw new Fault(
        'IncorrectInstanceState',
        `The instance '${still.id}' is not in a state from which it can be rebooted.`,
      );
    const ids = rows.map(({ id }) => id);
    await act(context, 'instance-stopped', ids);
    await act(context, 'instance-started', ids);
    return {};
  },
};

type Kind = 'instance-stopped' | 'instance-started';

function following<Input, Output>(
  change: (input: Input, context: CallContext) => Output,
  kind: Kind,
  changes: (answer: Output) => readonly InstanceStateChange[] | undefined,
): Operation<Input, Output> {
  return async (input, context) => {
    const answer = change(input, context);
    const changed = (changes(answer) ?? []).filter(isLeaving(kind));
    await act(
      context,
      kind,
      changed.flatMap(({ InstanceId }) => InstanceId ?? []),
    );
    return answer;
  };
}

/** A call that repeats what is so already moves nothing. */
function isLeaving(kind: Kind): (change: InstanceStateChange) => boolean {
  const from = kind === 'instance-stopped' ? 'running' : 'stopped';
  return ({ PreviousState, CurrentState }) => PreviousState?.Name === from && CurrentState?.Name !== from;
}

async function act(
  { world, account, region }: CallContext,
  kind: Kind,
  ids: readonly string[],
): Promise<void> {
  await Promise.all(ids.map((id) => world.act({ kind, account, region, id })));
}
