import { tagList } from '../../world/tags.ts';
import type { Invoke, PlantedFault } from '../planted-fault.ts';
import { DAY, HOME, HOUR, SHOP } from '../shop/places.ts';
import { shopTags } from '../shop/shop-tags.ts';
import { RECOVERY_VAULT_ARN } from '../shop/vaults.ts';
import { ec2, volumeArn, volumeId } from './look-up.ts';
import { leaveOut, moveToOwnPlan, takeIn } from './own-plan.ts';
import { fails } from './shown.ts';

const ledger = async () => `arn:aws:rds:${HOME}:${SHOP}:cluster:ledger`;
const DATA_A = 'catalogue01_data-a_shop';
const DATA_B = 'catalogue01_data-b_shop';
const THUMBNAILS = 'catalogue01_thumbnails_shop';
const INDEX = 'catalogue01_search-index_shop';
/** Not everything that is in the vault of the shop is anywhere else. */
const EMPTY_VAULT = ['rebuild/sources-trap-free', 'data-not-in-template in iac/shop-platform.yaml'] as const;

/** What was done to the backup plans, and what was forgotten. */
export const BACKUPS: readonly PlantedFault[] = [
  {
    id: 'volume-left-out',
    title:
      'Somebody excepted a volume from the backup plan while it was resized, and did not take it in again',
    ago: 5 * HOUR,
    calls: leaveOut((read) => volumeArn(read, DATA_A)),
    shows: fails(
      'catalogue',
      ['backup/recovery-point-exists', DATA_A],
      ['backup/recovery-point-automatic', DATA_A],
      ['backup/recovery-point-retained', DATA_A],
      ['backup/recovery-point-copied', DATA_A],
      ['objectives/rpo-attainable', 'region'],
      ['objectives/rpo-attainable', 'data-loss'],
    ),
  },
  {
    id: 'volume-kept-three-days',
    title: 'Somebody gave a volume a plan of its own that keeps points for three days only',
    ago: 3 * DAY,
    calls: moveToOwnPlan({
      name: 'catalogue-frugal',
      workload: 'catalogue',
      arnOf: (read: Invoke) => volumeArn(read, DATA_B),
      keeps: { hourly: 3 },
      copiesTo: RECOVERY_VAULT_ARN,
    }),
    shows: fails(
      'catalogue',
      ['backup/recovery-point-retained', DATA_B],
      ['rebuild/resources-managed', 'catalogue-frugal'],
    ),
  },
  {
    id: 'volume-under-default-key',
    title: 'Somebody made a volume in the console, where encryption means the key that AWS manages',
    ago: 2 * DAY,
    calls: [
      {
        ...ec2,
        operation: 'CreateVolume',
        input: {
          AvailabilityZone: `${HOME}b`,
          Size: 20,
          VolumeType: 'gp3',
          Encrypted: true,
          TagSpecifications: [volumeTags('backup', 'catalogue01_thumbnails')],
        },
      },
    ],
    // Points are made, but what lies under such a key cannot be copied to another account.
    shows: [
      ...fails(
        'catalogue',
        ['backup/recovery-point-encrypted', THUMBNAILS],
        ['backup/recovery-point-copied', THUMBNAILS],
        ['backup/vault-immutable', THUMBNAILS],
        ['kms/recovery-key-usable', 'alias/aws/ebs'],
        ['objectives/rpo-attainable', 'region'],
        ['objectives/rto-attainable', 'region'],
        ['rebuild/resources-managed', THUMBNAILS],
        EMPTY_VAULT,
      ),
      // The vault is of the platform, which the orders stand on as well.
      ...fails('orders', EMPTY_VAULT),
    ],
  },
  {
    id: 'volume-backed-up-by-hand',
    title:
      'Somebody tagged a new volume as "rebuild", so no plan takes it, and makes a snapshot now and then',
    ago: 2 * DAY,
    calls: [
      {
        ...ec2,
        operation: 'CreateVolume',
        input: {
          AvailabilityZone: `${HOME}c`,
          Size: 10,
          VolumeType: 'gp3',
          Encrypted: true,
          KmsKeyId: 'alias/shop-data',
          TagSpecifications: [volumeTags('rebuild', 'catalogue01_search-index')],
        },
      },
      {
        ...ec2,
        ago: 6 * HOUR,
        operation: 'CreateSnapshot',
        input: async (read) => ({ VolumeId: await volumeId(read, INDEX), Description: 'before the upgrade' }),
      },
    ],
    shows: fails(
      'catalogue',
      ['backup/recovery-point-exists', INDEX],
      ['backup/recovery-point-automatic', INDEX],
      ['backup/recovery-point-retained', INDEX],
      ['backup/recovery-point-copied', INDEX],
      ['backup/vault-immutable', INDEX],
      ['objectives/rpo-attainable', 'region'],
      ['objectives/rpo-attainable', 'data-loss'],
      ['objectives/rto-attainable', 'region'],
      ['rebuild/resources-managed', INDEX],
    ),
  },
  {
    id: 'ledger-not-copied',
    title: 'The ledger moved to a plan of its own that copies nothing out of the account',
    ago: 6 * HOUR,
    calls: moveToOwnPlan({
      name: 'ledger-own',
      workload: 'ledger',
      arnOf: ledger,
      keeps: { hourly: 3, daily: 35 },
    }),
    shows: fails(
      'ledger',
      ['backup/recovery-point-copied', 'ledger'],
      ['objectives/rpo-attainable', 'region'],
      ['objectives/rpo-attainable', 'account-compromise'],
    ),
  },
  {
    id: 'ledger-gap-last-night',
    title:
      'Somebody paused the backups of the ledger for an upgrade: five hours of last night are not covered',
    ago: 15 * HOUR,
    calls: [...leaveOut(ledger), ...takeIn(ledger).map((call) => ({ ...call, ago: 10 * HOUR }))],
    // All is well again, and still nobody could have kept the promise at five in the morning.
    shows: fails(
      'ledger',
      ['objectives/rpo-attainable', 'region'],
      ['objectives/rpo-attainable', 'account-compromise'],
    ),
  },
];

function volumeTags(recovery: 'backup' | 'rebuild', name: string) {
  return { ResourceType: 'volume', Tags: tagList(shopTags('catalogue', recovery, name)) };
}
