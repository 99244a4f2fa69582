import type { TwinService } from '../../service.ts';
import { quotas } from './quotas.ts';

export type { StoredQuota } from './quotas.ts';

/** Service Quotas: how much of some things an account may have. The twin tells of them, and holds nobody to them. */
export const servicequotas: TwinService = {
  signingName: 'servicequotas',
  sdkPackage: '@aws-sdk/client-service-quotas',
  isRare: true,
  operations: quotas,
};
