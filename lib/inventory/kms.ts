import type { AliasListEntry, DescribeKeyResponse, KeyListEntry } from '@aws-sdk/client-kms';
import type { Collector, ReferredKeys } from './collector.ts';
import { kmsKey } from './kms-facts.ts';
import { need } from './present.ts';
import { itemsOf, listing, type Source } from './source.ts';
import { tagsByArn } from './tagging.ts';

/**
 * AWS KMS: the keys that something else in the inventory, or the declaration, refers to; AWS's own keys among them, because what they
 * encrypt cannot leave the account. All keys are listed, so a key that is referred to and not here does not exist in this place.
 */
export const kms: Collector = {
  service: 'kms',
  kinds: ['kms.key'],
  collect: async (scope, { referredKeys }) => {
    if (!scope.wants('kms.key')) return;
    const [keys, aliases, tags] = await Promise.all([
      scope.read(KEYS, listedKey),
      scope.read(ALIASES, (raw) => raw),
      tagsByArn(scope),
    ]);
    const referred = await referredKeys;
    const names = aliasesByKey(aliases.items);
    const named = keys.items.map((key) => ({ ...key, aliases: names.get(key.id) ?? [] }));
    const shown = await Promise.all(
      named
        .filter((key) => isReferred(key, referred))
        .map((key) =>
          scope.read(
            KEY,
            (raw, seen) =>
              kmsKey(need(raw.KeyMetadata, 'KeyMetadata'), { aliases: key.aliases, tags: tags.of }, seen),
            { input: { KeyId: key.id }, subject: key.arn },
          ),
        ),
    );
    scope.keep('kms.key', itemsOf(shown), [keys, aliases, ...shown]);
  },
};

const PAGING = {
  tokens: { NextMarker: 'Marker' },
  pageSize: ['Limit', 1_000],
  truncated: 'Truncated',
} as const;

const KEYS = listing<KeyListEntry>('kms', 'ListKeys', 'Keys', PAGING);
/** ListAliases gives no more than a hundred at a time. */
const ALIASES = listing<AliasListEntry>('kms', 'ListAliases', 'Aliases', {
  ...PAGING,
  pageSize: ['Limit', 100],
});
const KEY: Source<DescribeKeyResponse, DescribeKeyResponse> = {
  service: 'kms',
  operation: 'DescribeKey',
  entries: (output) => (output.KeyMetadata === undefined ? undefined : [output]),
};

interface ListedKey {
  readonly id: string;
  readonly arn: string;
}

function listedKey(raw: KeyListEntry): ListedKey {
  return { id: need(raw.KeyId, 'KeyId'), arn: need(raw.KeyArn, 'KeyArn') };
}

function aliasesByKey(aliases: readonly AliasListEntry[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { TargetKeyId, AliasName } of aliases) {
    if (TargetKeyId === undefined || AliasName === undefined) continue;
    names.set(TargetKeyId, [...(names.get(TargetKeyId) ?? []), AliasName]);
  }
  return names;
}

/** Services name keys by ARN, seldom by id or alias. */
function isReferred(
  key: ListedKey & { readonly aliases: readonly string[] },
  referred: ReferredKeys,
): boolean {
  if (referred === 'all') return true;
  const prefix = key.arn.slice(0, key.arn.indexOf(':key/') + 1);
  const names = [key.arn, key.id, ...key.aliases, ...key.aliases.map((alias) => `${prefix}${alias}`)];
  return names.some((name) => referred.has(name));
}
