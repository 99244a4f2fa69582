import { found } from './finding.ts';
import { unreadStacks } from './scan/unread-stacks.ts';
import { isStackOf } from './scan/deployed.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';

/** What a part of the account is made from is not here. */
export const templateOnlyThere: Trap = defineTrap({
  id: 'template-only-there',
  severity: 'blocks',
  title: 'The template of something is in the old account alone',
  why: 'CloudFormation keeps the template of a stack in its own account; when that is lost, nobody can make the stack again (CloudFormation API Reference, GetTemplate). A state tells what is there, and is no configuration that makes it.',
  fix: 'export the template (aws cloudformation get-template) and keep it in a repository outside the account; for a state, find its configuration',
  needsAccount: true,
  requirements: ['BAK-1'],
  detect: (context) => [
    ...unreadStacks(context, templateOnlyThere).slice(0, 1),
    ...ofStacks(context),
    ...ofStates(context),
  ],
});

function ofStacks({ set, account }: TrapContext): readonly TrapFinding[] {
  const [first] = set.units;
  const missing =
    account?.stacks?.filter(({ name }) => !set.units.some((unit) => isStackOf(unit, name))) ?? [];
  if (first === undefined) return [];
  return missing.map(({ name }) =>
    found(templateOnlyThere, {
      unit: first,
      path: [],
      message: `stack ${name} runs in the account, and its template is not here`,
      got: name,
    }),
  );
}

/** A state without any configuration beside it. */
function ofStates({ set }: TrapContext): readonly TrapFinding[] {
  if (set.units.some(({ format }) => format === 'terraform-hcl' || format === 'terraform-plan')) return [];
  return set.units
    .filter(({ format }) => format === 'terraform-state')
    .map((unit) =>
      found(templateOnlyThere, {
        unit,
        path: [],
        certainty: 'unknown',
        message: 'this is a state, and the configuration that it comes from is not here',
      }),
    );
}
