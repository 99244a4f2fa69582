import { isList, isMap } from './scan/compose.ts';
import { found } from './finding.ts';
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
  detect: (context) => [...ofStacks(context), ...ofPlans(context)],
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

/** A plan tells what it found changed outside of Terraform when it was made, and that may have passed since. */
function ofPlans({ set, account }: TrapContext): readonly TrapFinding[] {
  return set.units.flatMap((unit) => {
    const drift = isMap(unit.body) ? unit.body['resource_drift'] : undefined;
    return (isList(drift) ? drift : []).flatMap((change, index) => {
      const address = isMap(change) ? String(change['address']) : '';
      return [
        found(driftedByHand, {
          unit,
          path: ['resource_drift', index],
          resource: unit.resources.find((resource) => resource.address === address),
          certainty: account === undefined ? 'unknown' : 'likely',
          message: `${address} had been changed outside of Terraform when this plan was made`,
        }),
      ];
    });
  });
}
