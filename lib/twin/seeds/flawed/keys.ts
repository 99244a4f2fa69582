import { tagList } from '../../world/tags.ts';
import type { PlantedFault } from '../planted-fault.ts';
import { DAY, HOME, HOUR, SHOP } from '../shop/places.ts';
import { shopTags } from '../shop/shop-tags.ts';
import { ec2, found } from './look-up.ts';
import { fails } from './shown.ts';

const kms = { service: 'kms', account: SHOP, region: HOME };
const ALIAS = 'alias/catalogue-uploads';

/** What was done to keys. */
export const KEYS: readonly PlantedFault[] = [
  {
    id: 'key-disabled',
    title: 'Somebody disabled a key that seemed unused; a volume and its snapshots are under it',
    ago: 2 * DAY,
    calls: [
      {
        ...kms,
        operation: 'CreateKey',
        input: {
          Description: 'Encrypts what customers upload',
          Tags: Object.entries(shopTags('catalogue', 'rebuild', 'catalogue01_uploads-key')).map(
            ([TagKey, TagValue]) => ({ TagKey, TagValue }),
          ),
        },
      },
      {
        ...kms,
        operation: 'CreateAlias',
        input: async (read) => {
          const { Keys } = (await read({ ...kms, operation: 'ListKeys' })) as { Keys: { KeyId: string }[] };
          return { AliasName: ALIAS, TargetKeyId: found(Keys.at(-1), 'a key').KeyId };
        },
      },
      {
        ...ec2,
        operation: 'CreateVolume',
        input: {
          AvailabilityZone: `${HOME}a`,
          Size: 30,
          VolumeType: 'gp3',
          Encrypted: true,
          KmsKeyId: ALIAS,
          TagSpecifications: [
            {
              ResourceType: 'volume',
              Tags: tagList(shopTags('catalogue', 'backup', 'catalogue01_uploads')),
            },
          ],
        },
      },
      {
        ...kms,
        ago: HOUR / 2,
        operation: 'DisableKey',
        input: async (read) => {
          const { KeyMetadata } = (await read({
            ...kms,
            operation: 'DescribeKey',
            input: { KeyId: ALIAS },
          })) as { KeyMetadata: { KeyId: string } };
          return { KeyId: KeyMetadata.KeyId };
        },
      },
    ],
    // The copies are under the key of the vault: from them the volume can be brought back.
    shows: fails(
      'catalogue',
      ['kms/recovery-key-usable', ALIAS],
      // The key and the volume were made by hand, both of them.
      ['rebuild/resources-managed', ALIAS],
      ['rebuild/resources-managed', 'catalogue01_uploads_shop'],
    ),
  },
];
