import type { TwinService } from '../../service.ts';
import { advance, advanced } from './engine/advance.ts';
import { stackExports } from './exports.ts';
import { changeSets } from './operations/change-sets.ts';
import { createStack } from './operations/create-stack.ts';
import { deleteStack } from './operations/delete-stack.ts';
import { drift } from './operations/drift.ts';
import { stackEvents } from './operations/stack-events.ts';
import { stackGuards } from './operations/stack-policy.ts';
import { templates } from './operations/templates.ts';
import { updateStack } from './operations/update-stack.ts';
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
    ...stackGuards,
    ...templates,
    ...changeSets,
    ...drift,
    CreateStack: createStack,
    UpdateStack: updateStack,
    DeleteStack: deleteStack,
  }),
  background: (world) => {
    world.every(TICK_SECONDS, () => void advance(world));
  },
};
