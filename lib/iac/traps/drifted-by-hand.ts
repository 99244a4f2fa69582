import { found } from './finding.ts';
import { unreadStacks } from './scan/unread-stacks.ts';
import { deployedOf } from './scan/deployed.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';

/** What runs is not what is written. */
export const driftedByHand: Trap = defineTrap({
  id: 'drifted-by-hand',
  severity: 'warns',
  title: 'What runs has been changed by hand',
  why: 'The rebuild makes what is written and not what ran: the change that kept it going is missing (CloudFormation User Guide, "Detect unmanaged configuration changes to stacks and resources with drift detection").',
  fix: 'take the change over into the template, or undo it',
  needsAccount: true,
  requirements: ['REB-1', 'INV-2'],
  detect: (context) => [...unreadStacks(context, driftedByHand), ...ofStacks(context), ...ofPlans(context)],
});

function ofStacks(context: TrapContext): readonly TrapFinding[] {
  return deployedOf(context).flatMap(({ unit, stack }) => {
    if (stack.drift === 'IN_SYNC') return [];
    return stack.drift === 'DRIFTED'
      ? [
          found(driftedByHand, {
            unit,
            path: [],
            message: `stack ${stack.name} runs with changes that its template does not have`,
          }),
        ]
      : [
          found(driftedByHand, {
            unit,
            path: [],
            certainty: 'unknown',
            message: `whether stack ${stack.name} was changed by hand has not been looked at`,
          }),
        ];
  });
}

/** A plan was made against what runs, and so it knows. */
function ofPlans({ set }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) =>
    (unit.drift ?? []).map(({ address, how, attributes }) =>
      found(driftedByHand, {
        unit,
        path: ['resource', address],
        resource: unit.resources.find((resource) => resource.address === address),
        message:
          how === 'deleted'
            ? `${address} was deleted outside Terraform; a rebuild makes it again`
            : `${address} was changed outside Terraform: ${attributes.join(', ')}`,
        fix: 'take the change over into the configuration, or undo it',
      }),
    ),
  );
}
