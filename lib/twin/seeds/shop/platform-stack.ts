import { adoptStack } from '../../services/cloudformation/index.ts';
import type { Founder } from '../founder.ts';
import { contextIn } from './context.ts';
import type { ShopNetwork } from './networks.ts';
import { HOME, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';
import { shopTemplate } from './templates.ts';
import { RECOVERY_VAULT_ARN } from './vaults.ts';

/** The stack of what a Region's workloads stand on. The backups are beside the data alone. */
export async function platformStack(founder: Founder, network: ShopNetwork, planId: string): Promise<void> {
  const { region } = network;
  const isHome = region === HOME;
  await adoptStack(contextIn(founder, region), {
    name: 'shop-platform',
    template: shopTemplate('platform'),
    parameters: { WithBackups: String(isHome), ...(isHome ? { RecoveryVault: RECOVERY_VAULT_ARN } : {}) },
    tags: shopTags('platform', 'rebuild', isHome ? 'platform01_stack' : 'platform01_dr-stack'),
    physicalIds: {
      ...networkOf(network),
      ...keysOf(founder, region),
      ...(isHome ? backupsOf(founder, planId) : {}),
    },
  });
}

function networkOf({ vpcId, subnetIds, ...network }: ShopNetwork) {
  const [SubnetA = '', SubnetB = '', SubnetC = ''] = subnetIds;
  return {
    Network: vpcId,
    SubnetA,
    SubnetB,
    SubnetC,
    WebGroup: network.webGroup,
    DatabaseGroup: network.databaseGroup,
    DatabaseSubnets: network.databaseSubnets,
    ProxyRole: 'shop-proxy',
  };
}

function keysOf({ world }: Founder, region: string) {
  const alias = world.table('kms.alias', SHOP, region).get('alias/shop-data');
  return { DataKey: alias?.keyId ?? '', DataKeyAlias: 'alias/shop-data' };
}

function backupsOf({ world }: Founder, planId: string) {
  const [selection] = [...world.table('backup.selection', SHOP, HOME).values()].filter(
    (row) => row.planId === planId,
  );
  return {
    Vault: 'shop-local',
    BackupRole: 'shop-backup',
    Plan: planId,
    Selection: `${selection?.id ?? ''}_${planId}`,
  };
}
