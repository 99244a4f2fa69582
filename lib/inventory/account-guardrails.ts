import type { EvaluationResult } from '@aws-sdk/client-iam';
import type { Reading } from '../aws/index.ts';
import type { RebuildAccount } from './facts.ts';
import { need } from './present.ts';
import type { Scope } from './scope.ts';
import { listing } from './source.ts';

/**
 * What IAM says would stand against some actions of the role that deploys: policies of the organisation and boundaries, for a role
 * that is merely not allowed to is a matter of its own policy. IAM works it out and does nothing. A role behind the default
 * credentials is not known, and is not asked about. Service control policies with conditions it leaves out (IAM User Guide, "IAM policy
 * testing with the IAM policy simulator"): what it allows may still be denied.
 */
export async function guardrailsOf(
  scope: Scope,
  actions: readonly string[],
  role: string | undefined,
): Promise<{
  readonly guardrails: RebuildAccount['guardrails'];
  readonly read: readonly Reading<unknown>[];
}> {
  if (actions.length === 0 || role === undefined) return { guardrails: undefined, read: [] };
  const reading = await scope.read(SIMULATION, decision, {
    input: { PolicySourceArn: role, ActionNames: actions },
    home: true,
  });
  return {
    guardrails: reading.failure === undefined ? Object.fromEntries(reading.items) : undefined,
    read: [reading],
  };
}

const SIMULATION = listing<EvaluationResult>('iam', 'SimulatePrincipalPolicy', 'EvaluationResults', {
  tokens: { Marker: 'Marker' },
  truncated: 'IsTruncated',
});

function decision(result: EvaluationResult): readonly [string, string | null] {
  const action = need(result.EvalActionName, 'EvalActionName');
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false)
    return [action, 'a policy of the organisation denies it'];
  if (result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false)
    return [action, 'the boundary of the role that deploys does not allow it'];
  return [action, null];
}
