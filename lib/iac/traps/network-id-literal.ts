import { isSupplied } from './scan/state-supplies.ts';
import { inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap } from './trap.ts';

/** The id of a network or of what is in it. */
export const networkIdLiteral: Trap = defineTrap({
  id: 'network-id-literal',
  severity: 'blocks',
  title: 'The id of a VPC, a subnet, a security group or the like is written out',
  why: 'AWS deals these ids out; what is made again has another one, and the old one is unknown in a clean account (Amazon EC2 User Guide, "Resource IDs").',
  fix: 'refer to the resource that a template makes, or import it from the stack that does',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inTexts(context, networkIdLiteral, (word) => {
      const { text, role } = word;
      const [id] = role === 'condition' ? [] : (ID.exec(text) ?? []);
      if (id === undefined || isSupplied(word, id)) return undefined;
      return { message: `${id} exists in the old account alone`, got: text };
    }),
});

/** Ids of EC2 and of what stands in its networks: eight hex digits, or seventeen since 2018. */
const ID =
  /(?<![\w-])(?:vpc|subnet|sg|sgr|rtb|rtbassoc|eipalloc|eipassoc|eni|pl|tgw|tgw-attach|tgw-rtb|acl|igw|eigw|nat|vpce|vpce-svc|vgw|cgw|vpn|pcx|dopt|i|lt|fs|fsap|lgw|cvpn-endpoint)-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![\w-])/;
