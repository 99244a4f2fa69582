import { type PageRequest, page } from '../../lib/twin/page.ts';
import type { CallContext, TwinService } from '../../lib/twin/service.ts';

const IDS = ['one', 'two', 'three', 'four', 'five'];

/** One small listing for each protocol, so that the wire is tested without any service's behaviour. */
export const STUB_SERVICES: readonly (TwinService & { readonly listing: string; readonly items: string })[] =
  [
    {
      signingName: 'rds',
      sdkPackage: '@aws-sdk/client-rds',
      listing: 'DescribeDBInstances',
      items: 'DBInstances',
      operations: {
        DescribeDBInstances: (input: Sent, context) => {
          const cut = cutFor(input.Marker, context);
          return { DBInstances: cut.items.map((id) => ({ DBInstanceIdentifier: id })), Marker: cut.next };
        },
      },
    },
    {
      signingName: 'ec2',
      sdkPackage: '@aws-sdk/client-ec2',
      listing: 'DescribeVolumes',
      items: 'Volumes',
      operations: {
        DescribeVolumes: (input: Sent, context) => {
          const cut = cutFor(input.NextToken, context);
          return { Volumes: cut.items.map((id) => ({ VolumeId: id })), NextToken: cut.next };
        },
        DeleteVolume: () => undefined,
      },
    },
    {
      signingName: 'route53',
      sdkPackage: '@aws-sdk/client-route-53',
      listing: 'ListHostedZones',
      items: 'HostedZones',
      operations: {
        ListHostedZones: (input: Sent, context) => {
          const cut = cutFor(input.Marker, context);
          const zones = cut.items.map((id) => ({ Id: id, Name: `${id}.example.`, CallerReference: id }));
          return {
            HostedZones: zones,
            Marker: input.Marker ?? '',
            IsTruncated: cut.next !== undefined,
            NextMarker: cut.next,
            MaxItems: 100,
          };
        },
      },
    },
    {
      signingName: 'kms',
      sdkPackage: '@aws-sdk/client-kms',
      listing: 'ListKeys',
      items: 'Keys',
      operations: {
        ListKeys: (input: Sent, context) => {
          const cut = cutFor(input.Marker, context);
          const Keys = cut.items.map((id) => ({ KeyId: id }));
          return { Keys, NextMarker: cut.next, Truncated: cut.next !== undefined };
        },
      },
    },
    {
      signingName: 'backup',
      sdkPackage: '@aws-sdk/client-backup',
      listing: 'ListBackupVaults',
      items: 'BackupVaultList',
      operations: {
        ListBackupVaults: (input: Sent, context) => {
          const cut = cutFor(input.NextToken, context);
          return { BackupVaultList: cut.items.map((id) => ({ BackupVaultName: id })), NextToken: cut.next };
        },
        DescribeBackupVault: () => ({ BackupVaultName: 'one' }),
      },
    },
  ];

interface Sent {
  readonly Marker?: string;
  readonly NextToken?: string;
}

function cutFor(token: string | undefined, context: CallContext) {
  const request: PageRequest<string> = { token, max: undefined, context, id: (item) => item };
  return page(IDS, request);
}
