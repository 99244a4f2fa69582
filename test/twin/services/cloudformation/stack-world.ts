import type { Parameter, StackEvent } from '@aws-sdk/client-cloudformation';
import { cloudformation } from '../../../../lib/twin/services/cloudformation/index.ts';
import { Fault } from '../../../../lib/twin/service.ts';
import { type TestWorld, testWorld, wide } from '../ec2/test-world.ts';

/** A world in which stacks are made: operations by name, and time that passes until something is so. */
export interface StackWorld {
  readonly here: TestWorld;
  readonly call: <Output = Record<string, unknown>>(operation: string, input?: object) => Promise<Output>;
  readonly create: (name: string, template: object | string, options?: CreateOptions) => Promise<string>;
  /** Lets time pass until a stack is no longer on the way, and gives its status. */
  readonly settle: (name: string) => Promise<string>;
  /** `LogicalId STATUS reason`, the oldest first. */
  readonly events: (name: string) => Promise<string[]>;
}

export interface CreateOptions {
  readonly Parameters?: readonly Parameter[];
  readonly Capabilities?: readonly string[];
  readonly OnFailure?: string;
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export function stackWorld(from: TestWorld = testWorld()): StackWorld {
  const here = wide(from);
  const call = async <Output>(operation: string, input: object = {}): Promise<Output> => {
    const found = cloudformation.operations[operation];
    if (found === undefined) throw new TypeError(`no operation ${operation}`);
    return (await found(input as never, here)) as Output;
  };
  const status = async (name: string): Promise<string> => {
    const { Stacks } = await call<{ Stacks: { StackStatus: string }[] }>('DescribeStacks', {
      StackName: name,
    });
    return Stacks[0]?.StackStatus ?? '';
  };
  return {
    here,
    call,
    create: async (name, template, options = {}) => {
      const TemplateBody = typeof template === 'string' ? template : JSON.stringify(template);
      const { StackId } = await call<{ StackId: string }>('CreateStack', {
        StackName: name,
        TemplateBody,
        ...options,
      });
      return StackId;
    },
    settle: async (name) => {
      for (let second = 0; second < 4_000; second += 1) {
        const now = await status(name);
        if (!now.endsWith('IN_PROGRESS')) return now;
        here.pass(1);
      }
      throw new Error(`${name} is still ${await status(name)}`);
    },
    events: async (name) => {
      const { StackEvents } = await call<{ StackEvents: StackEvent[] }>('DescribeStackEvents', {
        StackName: name,
      });
      return StackEvents.map((event) =>
        [event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason ?? ''].join(' ').trim(),
      ).toReversed();
    },
  };
}

/** `code: message` of the fault that a call ends in. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (thrown) {
    if (thrown instanceof Fault) return `${thrown.code}: ${thrown.message}`;
    throw thrown;
  }
  return 'no fault';
}
