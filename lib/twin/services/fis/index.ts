import type { TwinService } from '../../service.ts';
import { advanceAll } from './advance.ts';
import { descriptions } from './descriptions.ts';
import { experiments } from './experiments.ts';
import { safetyLever } from './safety-lever.ts';
import { tags } from './tags.ts';
import { templates } from './templates.ts';

/** How often experiments are taken further, so that actions begin and end close to when they are due. */
const TICK_SECONDS = 0.5;

/** AWS Fault Injection Service. */
export const fis: TwinService = {
  signingName: 'fis',
  sdkPackage: '@aws-sdk/client-fis',
  vendoredModel: 'fis',
  isRare: true,
  operations: { ...templates, ...experiments, ...descriptions, ...safetyLever, ...tags },
  background: (world) => {
    world.every(TICK_SECONDS, () => advanceAll(world));
  },
};
