import { ARN_FIELD, arnOf } from './scan/arn-field.ts';
import { inTexts } from './scan/in-texts.ts';
import type { Text } from './scan/text.ts';
import { defineTrap, type Trap, type TrapContext } from './trap.ts';
import { knownText } from './values/known-text.ts';
import { makerOf } from './values/made.ts';

/** A KMS key of the old account, by ARN, id or alias. */
export const keyLiteral: Trap = defineTrap({
  id: 'key-literal',
  severity: 'blocks',
  title: 'A KMS key is named that nothing here makes',
  why: 'A key never leaves its account, and an alias names a key of its own account and Region alone (AWS KMS Developer Guide, "Key identifiers" and "Aliases").',
  fix: 'make the key and its alias in a template and refer to it, or use the key of AWS (alias/aws/…)',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) =>
    inTexts(context, keyLiteral, (text) => {
      if (text.role === 'condition') return undefined;
      const key = KEY_ARN.exec(text.text)?.[0] ?? MULTI_REGION.exec(text.text)?.[0] ?? idOfKey(text);
      if (key !== undefined)
        return {
          message: `key ${key} exists in the old account alone, and cannot be made again`,
          got: text.text,
        };
      const alias = aliasIn(context, text);
      return alias === undefined
        ? undefined
        : { message: `${alias} is made by nothing here; in a clean account it names no key`, got: text.text };
    }),
});

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const KEY_ARN = new RegExp(arnOf('kms', `key/(?:${UUID}|mrk-[0-9a-f]{32})`).source, 'i');
const MULTI_REGION = /(?<![\w-])mrk-[0-9a-f]{32}(?![\w-])/;

function idOfKey({ text, property, path }: Text): string | undefined {
  const place = `${property}.${path.join('.')}`;
  return new RegExp(`^${UUID}$`, 'i').test(text) && /kms|key|encrypt|cmk/i.test(place) ? text : undefined;
}

/** An alias that is not AWS's, not being made here, and made by no other unit. */
function aliasIn(context: TrapContext, { unit, text, resource, property }: Text): string | undefined {
  if (
    resource !== undefined &&
    /^(AWS::KMS::Alias|aws_kms_alias)$/.test(resource.type) &&
    /^(AliasName|name)$/.test(property)
  )
    return undefined;
  const [, alias] = ALIAS.exec(text) ?? [];
  if (alias === undefined || alias.includes('*')) return undefined;
  const isThere = context.account?.keyAliases?.includes(alias) === true;
  return isThere || makerOf(context.set, 'alias', knownText(unit, alias)) !== undefined ? undefined : alias;
}

const ALIAS = new RegExp(`^(?:arn:${ARN_FIELD}:kms:${ARN_FIELD}:${ARN_FIELD}:)?(alias/(?!aws/)[^\\s"']+)`);
