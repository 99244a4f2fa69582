import type {
  CreateHostedZoneRequest,
  CreateHostedZoneResponse,
  DelegationSet,
  DeleteHostedZoneRequest,
  DeleteHostedZoneResponse,
  GetHostedZoneRequest,
  GetHostedZoneResponse,
  HostedZone,
  ListHostedZonesRequest,
  ListHostedZonesResponse,
  VPC,
  VPCRegion,
} from '@aws-sdk/client-route-53';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { base32Id, hexId } from '../../world/identifier.ts';
import { addTags, forgetTags } from '../../world/tags.ts';
import { newChange } from './changes.ts';
import { home } from './home.ts';
import { normalName } from './names.ts';
import { recordKey, recordsOf, recordTable, type StoredZone, zone, zonesOf } from './stored-zone.ts';
import { route53Arn } from './tags.ts';

const PAGE_LIMIT = 100;

/** Hosted zones. */
export const zones = {
  ListHostedZones(input: ListHostedZonesRequest, context: CallContext): ListHostedZonesResponse {
    const wanted = input.HostedZoneType === 'PrivateHostedZone';
    const rows = [...zonesOf(context).values()].filter(
      (row) => input.HostedZoneType === undefined || (row.vpc !== undefined) === wanted,
    );
    const { items, next } = page(rows, {
      token: input.Marker,
      max: input.MaxItems,
      context,
      id: (row) => row.id,
      limit: PAGE_LIMIT,
      scope: input.HostedZoneType ?? '',
    });
    return {
      HostedZones: items.map((row) => zoneOf(row, context)),
      Marker: input.Marker ?? '',
      IsTruncated: next !== undefined,
      NextMarker: next,
      MaxItems: input.MaxItems ?? PAGE_LIMIT,
    };
  },

  GetHostedZone(input: GetHostedZoneRequest, context: CallContext): GetHostedZoneResponse {
    const row = zone(context, input.Id);
    return {
      HostedZone: zoneOf(row, context),
      ...(row.vpc === undefined ? { DelegationSet: delegationOf(row) } : { VPCs: [vpcOf(row.vpc)] }),
    };
  },

  CreateHostedZone(input: CreateHostedZoneRequest, context: CallContext): CreateHostedZoneResponse {
    const row = newZone(input, context);
    zonesOf(context).set(row.id, row);
    addTags(context.world, home(context), route53Arn('hostedzone', row.id), {});
    for (const set of ownRecords(row))
      recordTable(context).set(recordKey(row.id, set), { zoneId: row.id, set });
    return {
      HostedZone: zoneOf(row, context),
      ChangeInfo: newChange(context),
      DelegationSet: delegationOf(row),
      Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${row.id}`,
      ...(row.vpc === undefined ? {} : { VPC: vpcOf(row.vpc) }),
    };
  },

  /** A public zone with records of its own is not deleted. */
  DeleteHostedZone(input: DeleteHostedZoneRequest, context: CallContext): DeleteHostedZoneResponse {
    const row = zone(context, input.Id);
    const own = new Set(ownRecords(row).map((set) => recordKey(row.id, set)));
    const keys = recordsOf(context, row.id).map(({ set }) => recordKey(row.id, set));
    if (keys.some((key) => !own.has(key)))
      throw new Fault(
        'HostedZoneNotEmpty',
        'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
      );
    for (const key of keys) recordTable(context).delete(key);
    zonesOf(context).delete(row.id);
    forgetTags(context.world, home(context), route53Arn('hostedzone', row.id));
    return { ChangeInfo: newChange(context) };
  },
};

function newZone(input: CreateHostedZoneRequest, context: CallContext): StoredZone {
  const { Name = '', CallerReference = '', VPC: vpc, HostedZoneConfig: config } = input;
  const name = normalName(Name);
  if (!/^([a-z0-9_-]{1,63}\.)+$/.test(name) || name.length > 255)
    throw new Fault('InvalidDomainName', `The domain name '${Name}' is not valid.`);
  if (CallerReference === '') throw new Fault('InvalidInput', 'CallerReference must not be empty.');
  if ([...zonesOf(context).values()].some((row) => row.callerReference === CallerReference))
    throw new Fault(
      'HostedZoneAlreadyExists',
      `A hosted zone has already been created with the specified caller reference.`,
    );
  const id = `Z${base32Id(`hosted zone ${context.account} ${CallerReference}`, 20)}`;
  return {
    id,
    name,
    callerReference: CallerReference,
    nameServers: nameServersOf(id),
    createdAt: context.world.clock.now(),
    ...(config?.Comment === undefined ? {} : { comment: config.Comment }),
    ...(vpc === undefined ? {} : { vpc: { id: vpc.VPCId ?? '', region: vpc.VPCRegion ?? 'us-east-1' } }),
  };
}

/** The four servers of a zone, one under each of four top-level domains. */
function nameServersOf(id: string): string[] {
  return ['com', 'net', 'org', 'co.uk'].map((domain, index) => {
    const digits = Number.parseInt(hexId(`${id} ${domain}`, 6), 16);
    const server = index * 512 + (digits % 512);
    return `ns-${server}.awsdns-${String(server % 64).padStart(2, '0')}.${domain}`;
  });
}

/** The name server and authority records that come with a zone. */
function ownRecords({ name, nameServers }: StoredZone) {
  const [first = ''] = nameServers;
  const authority = `${first}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
  return [
    {
      Name: name,
      Type: 'NS' as const,
      TTL: 172_800,
      ResourceRecords: nameServers.map((server) => ({ Value: `${server}.` })),
    },
    { Name: name, Type: 'SOA' as const, TTL: 900, ResourceRecords: [{ Value: authority }] },
  ];
}

function zoneOf(row: StoredZone, context: CallContext): HostedZone {
  return {
    Id: `/hostedzone/${row.id}`,
    Name: row.name,
    CallerReference: row.callerReference,
    Config: {
      PrivateZone: row.vpc !== undefined,
      ...(row.comment === undefined ? {} : { Comment: row.comment }),
    },
    ResourceRecordSetCount: recordsOf(context, row.id).length,
  };
}

function delegationOf({ nameServers }: StoredZone): DelegationSet {
  return { NameServers: [...nameServers] };
}

function vpcOf({ id, region }: NonNullable<StoredZone['vpc']>): VPC {
  return { VPCId: id, VPCRegion: region as VPCRegion };
}
