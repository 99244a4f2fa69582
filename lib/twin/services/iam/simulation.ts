import type {
  EvaluationResult,
  SimulatePrincipalPolicyRequest,
  SimulatePolicyResponse,
} from '@aws-sdk/client-iam';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { guardrailAgainst } from './guardrail.ts';
import { namedRole } from './named-role.ts';

/** What a role may do, as IAM works it out without doing it. */
export const simulation = {
  SimulatePrincipalPolicy(
    input: SimulatePrincipalPolicyRequest,
    context: CallContext,
  ): SimulatePolicyResponse {
    namedRole(context, input.PolicySourceArn?.split('/').at(-1));
    const { items, next } = page(input.ActionNames ?? [], {
      token: input.Marker,
      max: input.MaxItems,
      context,
      id: (action) => action,
      scope: input.PolicySourceArn ?? '',
    });
    return {
      EvaluationResults: items.map((action) => resultOf(action, context)),
      IsTruncated: next !== undefined,
      Marker: next,
    };
  },
};

function resultOf(action: string, context: CallContext): EvaluationResult {
  const guardrail = guardrailAgainst(context, action);
  return {
    EvalActionName: action,
    EvalResourceName: '*',
    EvalDecision: guardrail === undefined ? 'allowed' : 'explicitDeny',
    OrganizationsDecisionDetail: { AllowedByOrganizations: guardrail?.by !== 'organization' },
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: guardrail?.by !== 'boundary' },
  };
}
