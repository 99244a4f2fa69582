import { adoptStack } from '../../services/cloudformation/index.ts';
import { amazonLinux } from '../../services/ec2/images.ts';
import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import type { RunningFleet } from './compute.ts';
import { contextIn } from './context.ts';
import type { LedgerKind } from './databases.ts';
import type { FoundedName } from './dns.ts';
import { HOME, REFUGE, SHOP } from './places.ts';
import { platformStack } from './platform-stack.ts';
import type { ShopNetwork } from './networks.ts';
import { type ShopWorkload, shopTags } from './shop-tags.ts';
import { shopTemplate } from './templates.ts';

/** What the stacks hold. */
export interface StackParts {
  readonly networks: readonly ShopNetwork[];
  readonly fleets: readonly RunningFleet[];
  readonly names: readonly FoundedName[];
  readonly zoneId: string;
  readonly ledger: LedgerKind;
  readonly planId: string;
}

type PhysicalIds = Record<string, string>;

/** The stacks that the shop was made from, in both of its Regions, each with the template that lies in `environments/iac`. */
export async function foundStacks(founder: Founder, parts: StackParts): Promise<void> {
  for (const network of parts.networks) await platformStack(founder, network, parts.planId);
  for (const fleet of parts.fleets) await webStack(founder, fleet, parts);
  const members = [1, 2, 3].map((member) => [`LedgerMember${member}`, `ledger-${member}`] as const);
  await founded(founder, 'ledger', HOME, {
    parameters: { Kind: parts.ledger },
    physicalIds: {
      Ledger: 'ledger',
      ...(parts.ledger === 'aurora' ? Object.fromEntries(members) : {}),
    },
  });
}

async function webStack(founder: Founder, fleet: RunningFleet, parts: StackParts): Promise<void> {
  const isHome = fleet.region === HOME;
  const holdsData = fleet.workload === 'orders' ? 'WithDatabase' : 'WithData';
  const named = parts.names.find(({ fleet: own }) => own === fleet.name);
  await founded(founder, fleet.workload, fleet.region, {
    parameters: {
      Scheme: 'internet-facing',
      HostedZone: parts.zoneId,
      Zones: String(fleet.zones.length),
      [holdsData]: String(isHome),
      ...(isHome ? {} : { Role: 'secondary', Site: 'dr-', CheckName: 'secondary-check' }),
    },
    // The servers run the image that was the newest when they were launched.
    resolved: { Image: amazonLinux(fleet.region, 'arm64', 'older') },
    physicalIds: {
      ...frontOf(fleet),
      FrontDoorCheck: named?.healthCheckId ?? '',
      FrontDoorName: named?.name ?? '',
      ...(isHome ? await storesOf(founder, fleet.workload) : {}),
    },
  });
}

function frontOf(fleet: RunningFleet): PhysicalIds {
  const zone = (index: number) => fleet.zones[index]?.toUpperCase() ?? '';
  const servers = fleet.instanceIds.map((id, index) => [`Web${zone(index)}`, id] as const);
  const volumes = fleet.dataVolumeIds.map((id, index) => [`Data${zone(index)}`, id] as const);
  const attached = fleet.dataVolumeIds.map(
    (id, index) => [`Data${zone(index)}Attachment`, `${id}|${fleet.instanceIds[index] ?? ''}`] as const,
  );
  return {
    Balancer: fleet.loadBalancerArn,
    Targets: fleet.targetGroupArn,
    Listener: fleet.listenerArn,
    ...Object.fromEntries([...servers, ...volumes, ...attached]),
  };
}

async function storesOf({ call }: Founder, workload: RunningFleet['workload']): Promise<PhysicalIds> {
  if (workload === 'catalogue') return { Cache: 'catalogue-cache' };
  const { TopicArn } = (await call({
    service: 'sns',
    account: SHOP,
    region: HOME,
    operation: 'CreateTopic',
    input: { Name: 'orders-events', Tags: tagList(shopTags('orders', 'rebuild', 'orders01_events')) },
  })) as { TopicArn: string };
  return {
    OrdersDb: 'orders-db',
    OrdersProxy: 'orders-proxy',
    OrdersProxyTargets: 'orders-proxy',
    Events: TopicArn,
  };
}

interface Founded {
  readonly parameters: Readonly<Record<string, string>>;
  readonly resolved?: Readonly<Record<string, string>>;
  readonly physicalIds: PhysicalIds;
}

async function founded(
  founder: Founder,
  workload: Exclude<ShopWorkload, 'platform'>,
  region: string,
  parts: Founded,
): Promise<void> {
  const site = region === REFUGE ? 'dr-stack' : 'stack';
  await adoptStack(contextIn(founder, region), {
    name: `shop-${workload}`,
    template: shopTemplate(workload),
    tags: shopTags(workload, 'rebuild', `${workload}01_${site}`),
    ...parts,
  });
}
