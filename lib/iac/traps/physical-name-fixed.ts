import type { IacFormat } from '../iac-set.ts';
import { NAME_PROPERTIES } from '../types/physical-names.ts';
import { defineTrap, type Trap } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { isLiteral } from './values/origins.ts';

/** A resource with a name of its own choice. */
export const physicalNameFixed: Trap = defineTrap({
  id: 'physical-name-fixed',
  severity: 'warns',
  title: 'A resource has a fixed name',
  why: 'It clashes with its own original wherever that is still there (a drill in the same account, what was retained), and such a resource cannot be replaced in place (CloudFormation User Guide, "Name type").',
  fix: 'leave the name out and let CloudFormation make one up, or put AWS::StackName into it (Terraform: name_prefix)',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inOrigins(context, physicalNameFixed, NAME_PROPERTIES, (origin, { unit, resource }) => {
      // In a state nobody sees how a name was made, and a saved configuration is of no environment.
      if (!isLiteral(origin) || origin.composed || NAMELESS.has(unit.format)) return undefined;
      return {
        message: `${origin.text} can be there once only: next to the original, ${resource.address} is not made`,
        got: origin.text,
      };
    }),
});

const NAMELESS: ReadonlySet<IacFormat> = new Set(['terraform-state', 'beanstalk']);
