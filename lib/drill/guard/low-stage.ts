import type { Environment } from '../../environment/environment.ts';

/** Where nobody is served: nothing but the declaration has to agree. */
export function isOnLowStage({ stage }: Environment): boolean {
  return stage === 'sandbox' || stage === 'test';
}
