import { KEY_PAIR_PROPERTIES } from '../types/key-pair-properties.ts';
import { defineTrap, type Trap, type TrapContext } from './trap.ts';
import { inOrigins } from './values/in-origins.ts';
import { makerOf } from './values/made.ts';
import { isLiteral, type Origin } from './values/origins.ts';

/** A key pair by name that nothing makes. */
export const keyPairNamed: Trap = defineTrap({
  id: 'key-pair-named',
  severity: 'blocks',
  title: 'A key pair is named that nothing here makes',
  why: 'Key pairs are of one Region and account, and AWS keeps the public half alone (Amazon EC2 User Guide, "Amazon EC2 key pairs and Amazon EC2 instances").',
  fix: 'import the public key in the template (AWS::EC2::KeyPair with PublicKeyMaterial), or do without and use Session Manager',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) => [
    ...inOrigins(context, keyPairNamed, KEY_PAIR_PROPERTIES, (origin) => judged(context, origin)),
    ...inOrigins(context, keyPairNamed, PASSED, (origin, { path }) =>
      /key_?(name|pair)|ssh_?key/i.test(String(path.findLast((step) => !String(step).startsWith('Fn::'))))
        ? judged(context, origin)
        : undefined,
    ),
  ],
});

/** What is handed to a nested stack, by what its parameter is called. */
const PASSED = { 'AWS::CloudFormation::Stack': ['Parameters.*'] };

function judged({ set, account }: TrapContext, origin: Origin) {
  if (!isLiteral(origin) || makerOf(set, 'key-pair', origin.text) !== undefined) return undefined;
  if (account?.keyPairs?.includes(origin.text) === true) return undefined;
  return {
    message: `key pair ${origin.text} does not exist in a clean account, and no instance starts`,
    got: origin.text,
  };
}
