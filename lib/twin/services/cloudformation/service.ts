import type { TwinService } from '../../service.ts';
import { advance, advanced } from './engine/advance.ts';
import { stackExports } from './exports.ts';
import { createStack } from './operations/create-stack.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { stackEvents } from './operations/stack-events.ts';
import { stackResources } from './stack-resources.ts';
import { stacks } from './stacks.ts';

/** How often stacks are taken further, so that resources are done close to when they are due. */
const TICK_SECONDS = 1;

/** AWS CloudFormation: templates evaluated over the twin's own services. */
export const cloudformation: TwinService = {
  signingName: 'cloudformation',
  sdkPackage: '@aws-sdk/client-cloudformation',
  operations: advanced({
    ...stacks,
    ...stackResources,
    ...stackEvents,
    ...stackExports,
    CreateStack: createStack,
    DeleteStack: deleteStack,
  }),
  background: (world) => {
    world.every(TICK_SECONDS, () => void advance(world));
  },
};
