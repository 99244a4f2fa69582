import { vpcsIn, subnetsIn } from '../../services/ec2/stored-network.ts';
import { type TagMap, tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import { contextIn } from './context.ts';
import { HOME, REFUGE, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';

/** Who may reach whom in a Region of the shop, and where its databases are put. Its network is the one that came with the account. */
export interface ShopNetwork {
  readonly region: string;
  readonly vpcId: string;
  /** One in each zone, in the order of the zones' names. */
  readonly subnetIds: readonly string[];
  readonly webGroup: string;
  readonly databaseGroup: string;
  readonly databaseSubnets: string;
}

/** The networks of the shop, where it runs and where it would come back. */
export async function foundNetworks(founder: Founder): Promise<readonly ShopNetwork[]> {
  return [await foundNetwork(founder, HOME), await foundNetwork(founder, REFUGE)];
}

async function foundNetwork(founder: Founder, region: string): Promise<ShopNetwork> {
  const here = contextIn(founder, region);
  const [vpc] = vpcsIn(here);
  const vpcId = vpc?.id ?? '';
  const subnetIds = subnetsIn(here).map(({ id }) => id);
  const webGroup = await foundGroup(founder, region, vpcId, {
    name: 'shop-web',
    description: 'Web servers and their load balancers',
    tags: shopTags('platform', 'rebuild', 'platform01_web-group'),
    rule: { FromPort: 8080, ToPort: 8080, IpRanges: [{ CidrIp: vpc?.cidr }] },
  });
  const databaseGroup = await foundGroup(founder, region, vpcId, {
    name: 'shop-database',
    description: 'Databases, for the web servers alone',
    tags: shopTags('platform', 'rebuild', 'platform01_database-group'),
    rule: { FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId: webGroup }] },
  });
  await founder.call({
    service: 'rds',
    account: SHOP,
    region,
    operation: 'CreateDBSubnetGroup',
    input: {
      DBSubnetGroupName: DATABASE_SUBNETS,
      DBSubnetGroupDescription: 'Every zone of the shop',
      SubnetIds: subnetIds,
      Tags: tagList(shopTags('platform', 'rebuild', 'platform01_database-subnets')),
    },
  });
  return { region, vpcId, subnetIds, webGroup, databaseGroup, databaseSubnets: DATABASE_SUBNETS };
}

const DATABASE_SUBNETS = 'shop-databases';

interface Group {
  readonly name: string;
  readonly description: string;
  readonly tags: TagMap;
  readonly rule: object;
}

async function foundGroup(
  { call }: Founder,
  region: string,
  VpcId: string,
  { name, description, tags, rule }: Group,
): Promise<string> {
  const ec2 = { service: 'ec2', account: SHOP, region };
  const { GroupId } = (await call({
    ...ec2,
    operation: 'CreateSecurityGroup',
    input: {
      GroupName: name,
      Description: description,
      VpcId,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: tagList(tags) }],
    },
  })) as { GroupId: string };
  await call({
    ...ec2,
    operation: 'AuthorizeSecurityGroupIngress',
    input: { GroupId, IpPermissions: [{ IpProtocol: 'tcp', ...rule }] },
  });
  return GroupId;
}
