import type { Founder } from '../founder.ts';
import { HOME, REFUGE, SHOP, VAULT } from './places.ts';
import { shopTags } from './shop-tags.ts';

/** The keys of the shop's data, and those of the vaults: each in the Region where it is used. */
export async function foundKeys(founder: Founder): Promise<void> {
  await foundKey(founder, SHOP, HOME, 'shop-data');
  await foundKey(founder, SHOP, REFUGE, 'shop-data');
  await foundKey(founder, VAULT, HOME, 'recovery');
  await foundKey(founder, VAULT, REFUGE, 'recovery');
}

async function foundKey(
  { call, world }: Founder,
  account: string,
  region: string,
  name: string,
): Promise<void> {
  const place = { service: 'kms', account, region };
  const Tags = Object.entries(shopTags('platform', 'rebuild', `platform01_${name}-key`));
  await call({
    ...place,
    operation: 'CreateKey',
    input: {
      Description: `Encrypts ${name === 'recovery' ? 'the recovery vault' : 'what the shop stores'}`,
      Tags: Tags.map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    },
  });
  const [key] = world.table('kms.key', account, region).values();
  await call({
    ...place,
    operation: 'CreateAlias',
    input: { AliasName: `alias/${name}`, TargetKeyId: key?.KeyId },
  });
}
