import { own } from '../../base/own.ts';
import { isRareFamily, OFFERED } from '../types/instance-types.ts';
import type { AccountView } from './account-view.ts';
import { defineTrap, type Trap } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { isLiteral } from './values/origins.ts';

/** A kind of machine that the Region may not have. */
export const notOfferedInRegion: Trap = defineTrap({
  id: 'not-offered-in-region',
  severity: 'blocks',
  title: 'A type is used that not every Region has',
  why: 'Instance types and database classes are offered Region by Region and zone by zone (Amazon EC2 User Guide, "Find an Amazon EC2 instance type", DescribeInstanceTypeOfferings).',
  fix: 'choose one that the recovery Region has, or make it a parameter with a value for each Region',
  needsAccount: true,
  requirements: ['REB-2'],
  detect: (context) =>
    inOrigins(context, notOfferedInRegion, PROPERTIES, (origin, { resource }) => {
      const service = own(OFFERED, resource.type)?.service;
      if (!isLiteral(origin) || service === undefined) return undefined;
      const offered = isOffered(context.account?.offers, service, origin.text);
      const isUnread = context.account !== undefined && service === 'ec2' && offered === undefined;
      if (offered === true || (offered === undefined && !isUnread && !isRareFamily(origin.text)))
        return undefined;
      const region = context.account?.region ?? context.target?.region ?? 'the Region of the rebuild';
      return offered === false
        ? { message: `${region} does not offer ${origin.text}`, got: origin.text }
        : {
            message: isUnread
              ? `whether ${region} offers ${origin.text} could not be read`
              : `few Regions offer ${origin.text}; nobody has looked whether ${region} does`,
            got: origin.text,
            certainty: 'unknown',
          };
    }),
});

const PROPERTIES = Object.fromEntries(
  Object.entries(OFFERED).map(([type, { property }]) => [type, [property]]),
);

/** `t3.micro`, `db.r6g.large`; a version begins with a digit. */
const TYPE = /:[a-z][\w-]*(\.[\w-]+)+$/;

/** No type of a service among the offers means that it was not asked; a version alone is none. */
function isOffered(offers: AccountView['offers'], service: string, type: string): boolean | undefined {
  const ofService = offers?.filter((offer) => offer.startsWith(`${service}:`) && TYPE.test(offer));
  if (ofService === undefined || ofService.length === 0) return undefined;
  return ofService.some((offer) => offer === `${service}:${type}` || offer.endsWith(`:${type}`));
}
