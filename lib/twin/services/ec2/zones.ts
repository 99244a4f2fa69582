import type {
  DescribeAvailabilityZonesRequest,
  DescribeAvailabilityZonesResult,
  DescribeRegionsRequest,
  DescribeRegionsResult,
} from '@aws-sdk/client-ec2';
import { hexId } from '../../world/identifier.ts';
import type { Place } from '../../world/tags.ts';
import { type CallContext, Fault } from '../../service.ts';
import { type Fields, matches } from './filters.ts';

/** An Availability Zone as one account sees it. */
export interface Zone {
  /** `eu-west-1a`: another zone in another account. */
  readonly name: string;
  /** `euw1-az1`: the same zone in every account. */
  readonly id: string;
  /** Each zone of the default VPC has one subnet. */
  readonly subnetId: string;
  readonly vpcId: string;
}

/** What the twin answers about Regions and zones. */
export const zones = {
  DescribeAvailabilityZones(
    input: DescribeAvailabilityZonesRequest,
    { account, region }: CallContext,
  ): DescribeAvailabilityZonesResult {
    const place = { account, region };
    for (const name of input.ZoneNames ?? []) zoneNamed(place, name);
    const found = zonesOf(place)
      .filter((zone) => input.ZoneNames?.includes(zone.name) ?? true)
      .filter((zone) => input.ZoneIds?.includes(zone.id) ?? true)
      .filter((zone) => matches(input.Filters, () => zoneFields(zone, region)));
    return {
      AvailabilityZones: found.map((zone) => ({
        ZoneName: zone.name,
        ZoneId: zone.id,
        RegionName: region,
        State: 'available',
        OptInStatus: 'opt-in-not-required',
        ZoneType: 'availability-zone',
        GroupName: `${region}-zg-1`,
        NetworkBorderGroup: region,
        Messages: [],
      })),
    };
  },

  DescribeRegions(input: DescribeRegionsRequest): DescribeRegionsResult {
    for (const name of input.RegionNames ?? []) {
      if (!REGIONS.includes(name))
        throw new Fault('InvalidParameterValue', `Invalid region name '${name}'.`, { status: 400 });
    }
    const found = REGIONS.filter((name) => input.RegionNames?.includes(name) ?? true).filter((name) =>
      matches(input.Filters, () => ({
        'region-name': [name],
        endpoint: [endpointOf(name)],
        'opt-in-status': ['opt-in-not-required'],
      })),
    );
    return {
      Regions: found.map((name) => ({
        RegionName: name,
        Endpoint: endpointOf(name),
        OptInStatus: 'opt-in-not-required',
      })),
    };
  },
};

/** The Regions that are enabled in every account. */
export const REGIONS: readonly string[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

const ORDERS = [
  [1, 2, 3],
  [2, 3, 1],
  [3, 1, 2],
  [3, 2, 1],
  [1, 3, 2],
  [2, 1, 3],
] as const;

/** The three zones of a Region. AWS gives each account its own order of names, and so does the twin. */
export function zonesOf({ account, region }: Place): readonly Zone[] {
  const order = ORDERS[Number.parseInt(hexId(`zones of ${account}`, 6), 16) % ORDERS.length] ?? ORDERS[0];
  const vpcId = `vpc-${hexId(`default VPC ${account} ${region}`, 17)}`;
  return order.map((number, index) => {
    const name = `${region}${'abc'[index]}`;
    const subnetId = `subnet-${hexId(`default subnet ${account} ${name}`, 17)}`;
    return { name, id: `${shortName(region)}-az${number}`, subnetId, vpcId };
  });
}

/** The zone of a name. */
export function zoneNamed(place: Place, name: string): Zone {
  const zone = zonesOf(place).find((each) => each.name === name);
  if (zone === undefined) throw new Fault('InvalidZone.NotFound', `The zone '${name}' does not exist.`);
  return zone;
}

const DIRECTIONS: Record<string, string> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  central: 'c',
  northeast: 'ne',
  southeast: 'se',
};

function shortName(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  return `${area}${DIRECTIONS[direction] ?? direction}${number}`;
}

function zoneFields(zone: Zone, region: string): Fields {
  return {
    'zone-name': [zone.name],
    'zone-id': [zone.id],
    'region-name': [region],
    'group-name': [`${region}-zg-1`],
    state: ['available'],
    'opt-in-status': ['opt-in-not-required'],
    'zone-type': ['availability-zone'],
  };
}

function endpointOf(region: string): string {
  return `ec2.${region}.amazonaws.com`;
}
