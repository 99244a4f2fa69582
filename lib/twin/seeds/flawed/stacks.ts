import { tagList } from '../../world/tags.ts';
import type { PlantedFault } from '../planted-fault.ts';
import { DAY, HOME, HOUR, SHOP } from '../shop/places.ts';
import { shopTags } from '../shop/shop-tags.ts';
import { ec2, rds } from './look-up.ts';
import { fails, unknowns } from './shown.ts';

const RTOS = ['instance', 'az', 'region', 'data-loss', 'dns'] as const;
const RPOS = ['instance', 'region', 'data-loss'] as const;
const INSTANCE_TYPE = '/catalogue/instance-type';

/** What was done beside the stacks: what a rebuild would not make again, or would make otherwise. */
export const STACKS: readonly PlantedFault[] = [
  {
    id: 'volume-outside-stacks',
    title: 'Somebody made a volume by hand, tagged it well and backs it up, and wrote it into no template',
    ago: 2 * DAY,
    calls: [
      {
        ...ec2,
        operation: 'CreateVolume',
        input: {
          AvailabilityZone: `${HOME}a`,
          Size: 40,
          VolumeType: 'gp3',
          Encrypted: true,
          KmsKeyId: 'alias/shop-data',
          TagSpecifications: [
            { ResourceType: 'volume', Tags: tagList(shopTags('catalogue', 'backup', 'catalogue01_photos')) },
          ],
        },
      },
    ],
    shows: fails('catalogue', ['rebuild/resources-managed', 'catalogue01_photos_shop']),
  },
  {
    id: 'database-raised-in-the-night',
    title: 'Somebody took a larger class for the order database in the night, past the template',
    ago: 4 * HOUR,
    calls: [
      {
        ...rds,
        operation: 'ModifyDBInstance',
        input: {
          DBInstanceIdentifier: 'orders-db',
          DBInstanceClass: 'db.r7g.2xlarge',
          ApplyImmediately: true,
        },
      },
    ],
    shows: fails('orders', ['rebuild/stacks-undrifted', 'shop-orders']),
  },
  {
    id: 'parameter-by-hand',
    title: 'Somebody put the size of the servers into a parameter, of which there is no copy anywhere',
    ago: DAY,
    calls: [
      {
        service: 'ssm',
        account: SHOP,
        region: HOME,
        operation: 'PutParameter',
        input: {
          Name: INSTANCE_TYPE,
          Type: 'String',
          Value: 'm7g.large',
          Tags: tagList(shopTags('catalogue', 'rebuild', 'catalogue01_instance-type')),
        },
      },
    ],
    shows: [
      ...fails(
        'catalogue',
        ['rebuild/configuration-copied', `arn:aws:ssm:${HOME}:${SHOP}:parameter${INSTANCE_TYPE}`],
        ['rebuild/resources-managed', 'instance-type'],
      ),
      ...unknowns(
        'catalogue',
        ['inventory/resources-seen', 'instance-type'],
        // Nothing that was found to hold can be said to hold while something was not looked at.
        ...RTOS.map((disruption) => ['objectives/rto-attainable', disruption] as const),
        ...RPOS.map((disruption) => ['objectives/rpo-attainable', disruption] as const),
      ),
    ],
  },
];
