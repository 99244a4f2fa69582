import type {
  GetStackPolicyInput,
  GetStackPolicyOutput,
  SetStackPolicyInput,
  UpdateTerminationProtectionInput,
  UpdateTerminationProtectionOutput,
} from '@aws-sdk/client-cloudformation';
import { isMap, type Value, type ValueMap } from '../../../../syntax/index.ts';
import { matchesWildcard } from '../../../../base/wildcard.ts';
import type { CallContext } from '../../../service.ts';
import type { PlannedChange } from '../engine/plan-update.ts';
import { keepStack, stack, type StoredStack } from '../stored-stack.ts';
import { invalid } from '../template/fault.ts';
import { refuseUnmodelled } from './refuse-unmodelled.ts';

/** What keeps stacks from being changed or deleted by mistake. */
export const stackGuards = {
  GetStackPolicy(input: GetStackPolicyInput, context: CallContext): GetStackPolicyOutput {
    const { policy } = stack(context, input.StackName);
    return policy === undefined ? {} : { StackPolicyBody: policy };
  },

  SetStackPolicy(input: SetStackPolicyInput, context: CallContext): object {
    refuseUnmodelled(input, ['StackPolicyURL']);
    const row = stack(context, input.StackName);
    if (input.StackPolicyBody === undefined) throw invalid('You must specify a stack policy.');
    statementsOf(input.StackPolicyBody);
    keepStack(context.world, context, { ...row, policy: input.StackPolicyBody });
    return {};
  },

  UpdateTerminationProtection(
    input: UpdateTerminationProtectionInput,
    context: CallContext,
  ): UpdateTerminationProtectionOutput {
    const row = stack(context, input.StackName);
    keepStack(context.world, context, {
      ...row,
      terminationProtection: input.EnableTerminationProtection ?? false,
    });
    return { StackId: row.arn };
  },
};

/** Refuses an update that the stack's policy denies: with a policy, what it does not allow is denied. */
export function refuseByPolicy({ policy }: StoredStack, changes: readonly PlannedChange[]): void {
  if (policy === undefined) return;
  const statements = statementsOf(policy);
  for (const change of changes.filter(({ action }) => action !== 'Add')) {
    const meant = statements.filter((statement) => concerns(statement, change));
    const effects = meant.map((statement) => statement['Effect']);
    if (effects.includes('Deny') || !effects.includes('Allow'))
      throw invalid(
        `Action denied by stack policy: Statement [#1] does not allow [Update:*] for resource [LogicalResourceId/${change.logicalId}]`,
      );
  }
}

function statementsOf(policy: string): ValueMap[] {
  const read = parsed(policy);
  const statement = isMap(read) ? (read['Statement'] ?? []) : [];
  return (Array.isArray(statement) ? (statement as readonly Value[]) : [statement]).filter(isMap);
}

function parsed(policy: string): Value {
  try {
    return JSON.parse(policy) as Value;
  } catch {
    throw invalid('Error validating stack policy: Invalid JSON');
  }
}

function concerns(statement: ValueMap, { logicalId, type, action, replacement }: PlannedChange): boolean {
  if (statement['Condition'] !== undefined && !hasType(statement['Condition'], type)) return false;
  const kind = action === 'Remove' ? 'Delete' : replacement === 'False' ? 'Modify' : 'Replace';
  const actions = textsOf(statement['Action']);
  const resources = textsOf(statement['Resource']);
  return (
    actions.some((pattern) => matchesWildcard(pattern, `Update:${kind}`)) &&
    resources.some((pattern) => matchesWildcard(pattern, `LogicalResourceId/${logicalId}`))
  );
}

function hasType(condition: Value, type: string): boolean {
  const equals = isMap(condition) ? (condition['StringEquals'] ?? condition['StringLike']) : undefined;
  return isMap(equals) && textsOf(equals['ResourceType']).some((pattern) => matchesWildcard(pattern, type));
}

function textsOf(value: Value | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as readonly Value[]) : [value]).map(String);
}
