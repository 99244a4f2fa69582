import type { CallContext } from '../../service.ts';

/** What the organisation or a boundary denies in an account. The twin has no Organizations: it is written as it stands. */
export interface StoredGuardrail {
  /** `iam:CreateUser`. */
  readonly action: string;
  readonly by: 'organization' | 'boundary';
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By action, in the account that it is denied in, Region `global`. */
    'iam.guardrail': StoredGuardrail;
  }
}

/** What denies an action in the account of the caller. */
export function guardrailAgainst(
  { world, account }: CallContext,
  action: string,
): StoredGuardrail | undefined {
  return world.table('iam.guardrail', account, 'global').get(action);
}
