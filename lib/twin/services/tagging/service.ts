import type { TwinService } from '../../service.ts';
import { keysAndValues } from './keys-and-values.ts';
import { resources } from './resources.ts';
import { tagChanges } from './tag-changes.ts';

/** The Resource Groups Tagging API: what has which tags, whatever service it belongs to. */
export const tagging: TwinService = {
  signingName: 'tagging',
  sdkPackage: '@aws-sdk/client-resource-groups-tagging-api',
  operations: { ...resources, ...tagChanges, ...keysAndValues },
};
