import { z } from 'zod';
import { ACCOUNT_PURPOSES } from '../environment.ts';
import { oneOf, region, roleName, text } from './words.ts';

/** One AWS account that may be called. */
export const accountSchema = z.strictObject({
  id: text('twelve digits in quotes', '111122223333', /^\d{12}$/).describe('The account id, in quotes.'),
  purpose: oneOf(ACCOUNT_PURPOSES).describe('What the account is for.'),
  regions: z
    .array(region)
    .min(1, { error: 'at least one Region' })
    .meta({ examples: [['eu-west-1']] })
    .describe('The Regions in which anything is looked at.'),
  role: roleName('landfall-read')
    .optional()
    .describe('The role to assume; absent when the default credentials already are in this account.'),
  drillRole: roleName('landfall-drill')
    .optional()
    .describe('The role to assume for drills alone; it may change things, the other one may not.'),
  externalId: text('an external id without blanks', 'example-external-id', /^[\w+=,.@:/-]{2,1224}$/)
    .optional()
    .describe('What the trust policy of the role asks for.'),
});
