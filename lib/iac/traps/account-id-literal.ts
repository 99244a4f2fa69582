import { isPublicAccount } from '../types/aws-accounts.ts';
import { inTexts } from './scan/in-texts.ts';
import { isStateLocation } from './scan/part.ts';
import { isAccountPlace } from './scan/account-place.ts';
import type { Word } from './scan/text.ts';
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
    inTexts(context, accountIdLiteral, (word) =>
      accountsIn(word)
        .filter(({ match }) => match !== context.target?.account)
        .map(({ match, index }) => ({
          match,
          index,
          message: `account ${match} is written out; a clean account has another id`,
          got: word.text,
        })),
    ),
});

interface Account {
  readonly match: string;
  readonly index: number;
}

/** Account ids in a word, without those of AWS and of publishers, and without twelve digits that are something else. */
function accountsIn(word: Word): Account[] {
  if (word.role === 'condition' || isStateLocation(word.path)) return [];
  const isWhole = /^\d{12}$/.test(word.text);
  if (isWhole && !isAccountPlace(word)) return [];
  if (word.numeric && !isWhole) return [];
  const plain = word.text.replace(UUID, (uuid) => ' '.repeat(uuid.length));
  return [...plain.matchAll(TWELVE_DIGITS)]
    .map((match) => ({ match: match[0], index: match.index }))
    .filter(({ match, index }) => isWhole || isInArn(plain, index) || !isSomethingElse(match))
    .filter(({ match }) => !isPublicAccount(match));
}

const TWELVE_DIGITS = /(?<![\dA-Za-z.+#%])\d{12}(?![\dA-Za-z]|\.\d|-\w+\.apps\.googleusercontent)/g;

/** The last group of a UUID may be digits alone. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** In its own field, in a registry, or in the address of a queue nothing but an account has twelve digits. */
function isInArn(text: string, index: number): boolean {
  return text[index - 1] === ':' || /^.{12}(?:\.dkr\.|:)/.test(text.slice(index));
}

/** `202401311200`, `240131120000`, or a round number. */
function isSomethingElse(digits: string): boolean {
  return /0{6}$/.test(digits) || LONG_YEAR.test(digits) || SHORT_YEAR.test(digits);
}

const DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const LONG_YEAR = new RegExp(`^(?:19|20)\\d\\d${DAY}(?:[01]\\d|2[0-3])[0-5]\\d$`);
const SHORT_YEAR = new RegExp(`^\\d\\d${DAY}(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d$`);
