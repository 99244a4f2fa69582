import type { AvailabilityZone, Instance, Reservation, Snapshot, Volume } from '@aws-sdk/client-ec2';
import type { Collector } from './collector.ts';
import { ec2Instance, ec2Snapshot, ec2Volume, ec2Zone } from './ec2-facts.ts';
import { need } from './present.ts';
import { type ListPage, listing, listKind, type Source } from './source.ts';

/** Amazon EC2 and EBS: instances, volumes, own snapshots, and the Availability Zones of the account. */
export const ec2: Collector = {
  service: 'ec2',
  kinds: ['ec2.instance', 'ec2.volume', 'ec2.snapshot', 'ec2.zone'],
  collect: async (scope) => {
    await Promise.all([
      listKind(scope, 'ec2.instance', INSTANCES, ec2Instance),
      listKind(scope, 'ec2.volume', VOLUMES, ec2Volume),
      listKind(scope, 'ec2.snapshot', SNAPSHOTS, ec2Snapshot, { input: { OwnerIds: ['self'] } }),
      listKind(scope, 'ec2.zone', ZONES, ec2Zone),
    ]);
  },
};

const PAGING = { tokens: { NextToken: 'NextToken' }, pageSize: ['MaxResults', 1_000] } as const;

/** Instances come in the reservations that they were started with. */
const INSTANCES: Source<ListPage<Reservation>, Instance> = {
  service: 'ec2',
  operation: 'DescribeInstances',
  paging: PAGING,
  entries: (page) => page['Reservations']?.flatMap(({ Instances }) => need(Instances, 'Instances')),
};
const VOLUMES = listing<Volume>('ec2', 'DescribeVolumes', 'Volumes', PAGING);
const SNAPSHOTS = listing<Snapshot>('ec2', 'DescribeSnapshots', 'Snapshots', PAGING);

/** Local and Wavelength zones are listed too; none of them is a place to fail over to. */
const ZONES: Source<ListPage<AvailabilityZone>, AvailabilityZone> = {
  service: 'ec2',
  operation: 'DescribeAvailabilityZones',
  entries: (page) =>
    page['AvailabilityZones']?.filter(
      ({ ZoneType = 'availability-zone' }) => ZoneType === 'availability-zone',
    ),
};
