import { isPublicAccount } from '../types/aws-accounts.ts';
import { inTexts } from './scan/in-texts.ts';
import type { Text } from './scan/text.ts';
import { defineTrap, type Trap } from './trap.ts';

/** An account written as twelve digits. */
export const accountIdLiteral: Trap = defineTrap({
  id: 'account-id-literal',
  severity: 'blocks',
  title: 'An account id is written out',
  why: 'What is named with it belongs to the old account: policies, principals and names point at nothing, or at somebody else, in a clean one (CloudFormation User Guide, "Pseudo parameters reference").',
  fix: 'use AWS::AccountId (Terraform: data.aws_caller_identity), or a parameter for an account that really is another one',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inTexts(context, accountIdLiteral, (text) => {
      const [account] = accountsIn(text);
      if (account === undefined || account === context.target?.account) return undefined;
      return { message: `account ${account} is written out; a clean account has another id`, got: text.text };
    }),
});

/** Account ids in a string, without those of AWS and of publishers, and without twelve digits that are something else. */
export function accountsIn(text: Text): string[] {
  const inAccountPlace = ACCOUNT_PLACE.test(text.property);
  if (text.numeric) {
    return inAccountPlace && /^\d{12}$/.test(text.text) && !isPublicAccount(text.text) ? [text.text] : [];
  }
  const plain = text.text.replace(UUID, ' ');
  return [...plain.matchAll(TWELVE_DIGITS)]
    .filter((match) => inAccountPlace || !isSomethingElse(plain, match.index, match[0]))
    .map(([id]) => id)
    .filter((id) => !isPublicAccount(id));
}

const TWELVE_DIGITS = /(?<![\dA-Za-z.+#])\d{12}(?![\dA-Za-z]|\.\d)/g;

/** The last group of a UUID may be digits alone. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

const ACCOUNT_PLACE = /account|owner|principal|(^|\.)AWS$|registry/i;

/** A time such as 202401311200, or a plain number. */
function isSomethingElse(text: string, index: number, digits: string): boolean {
  if (isTime(digits))
    return !/(:|::)$/.test(text.slice(0, index)) && !text.slice(index + 12).startsWith('.dkr');
  return false;
}

function isTime(digits: string): boolean {
  return /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d$/.test(digits);
}
