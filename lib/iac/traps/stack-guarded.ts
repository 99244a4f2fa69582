import { found } from './finding.ts';
import { unreadStacks } from './scan/unread-stacks.ts';
import { deployedOf } from './scan/deployed.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';

/** The stack is guarded against being changed or deleted. */
export const stackGuarded: Trap = defineTrap({
  id: 'stack-guarded',
  severity: 'blocks',
  title: 'The stack is guarded against being changed or removed',
  why: 'Termination protection and stack policies stop what a recovery has to do, and a stack with the role of somebody who is gone can do nothing at all (CloudFormation User Guide, "Protect CloudFormation stacks from being deleted" and "AWS CloudFormation service role").',
  fix: 'write down who lifts the protection, and keep the service role in a template that is deployed first',
  needsAccount: true,
  requirements: ['REB-4'],
  detect: (context) =>
    context.account?.stacks === undefined
      ? [...unreadStacks(context, stackGuarded), ...reasons(context)]
      : guarded(context),
});

function guarded(context: TrapContext): readonly TrapFinding[] {
  return deployedOf(context).flatMap(({ unit, stack }) => {
    const guards = [
      ...(stack.terminationProtection ? ['termination protection'] : []),
      ...(stack.hasPolicy === true ? ['a stack policy'] : []),
      ...(stack.roleArn === undefined ? [] : [`the role ${stack.roleArn}`]),
    ];
    if (guards.length === 0) return [];
    return [found(stackGuarded, { unit, path: [], message: `stack ${stack.name} has ${guards.join(', ')}` })];
  });
}

/** A stack that is made from here with a policy or a role of its own. */
function reasons(context: TrapContext): readonly TrapFinding[] {
  return inOrigins(context, stackGuarded, GUARDS, ({ text }) => ({
    certainty: 'unknown',
    message:
      'stacks are guarded here by a role or a policy; nobody has looked whether it is there and lets a recovery through',
    got: text,
  }));
}

const GUARDS = {
  'AWS::CloudFormation::StackSet': ['AdministrationRoleARN', 'ExecutionRoleName'],
  aws_cloudformation_stack: ['policy_body', 'policy_url', 'iam_role_arn'],
  aws_cloudformation_stack_set: ['administration_role_arn', 'execution_role_name'],
};
