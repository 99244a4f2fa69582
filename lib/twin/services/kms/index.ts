import type { TwinService } from '../../service.ts';
import { aliasOperations } from './aliases.ts';
import { keyStateOperations } from './key-states.ts';
import { keyTagOperations } from './key-tags.ts';
import { keySettingOperations } from './key-settings.ts';
import { keyOperations } from './keys.ts';

/** AWS Key Management Service. */
export const kms: TwinService = {
  signingName: 'kms',
  sdkPackage: '@aws-sdk/client-kms',
  operations: {
    ...keyOperations,
    ...keySettingOperations,
    ...keyStateOperations,
    ...aliasOperations,
    ...keyTagOperations,
  },
};
