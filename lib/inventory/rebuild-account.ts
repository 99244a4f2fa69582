import type { Image, Vpc, VpcPeeringConnection } from '@aws-sdk/client-ec2';
import type { Reading } from '../aws/index.ts';
import type { AccountAsks } from '../iac/index.ts';
import type { Instant } from '../base/instant.ts';
import { guardrailsOf } from './account-guardrails.ts';
import { enginesOf } from './account-engines.ts';
import { quotasOf } from './account-quotas.ts';
import type { Collector } from './collector.ts';
import type { RebuildAccount } from './facts.ts';
import { need, present } from './present.ts';
import type { ReadOptions, Scope } from './scope.ts';
import {
  ALIASES,
  EXPORTS,
  IMAGES,
  KEY_PAIRS,
  PARAMETERS,
  PEERINGS,
  ROLES,
  TYPES,
  VPCS,
  ZONES,
} from './rebuild-account-sources.ts';

/** What an account has in which workloads would be rebuilt. It is asked for nothing that could not stand against a template. */
export const rebuildAccount: Collector = {
  service: 'iam',
  kinds: ['rebuild.account'],
  collect: async (scope, context) => {
    if (!scope.wants('rebuild.account')) return;
    const asks = await context.asks;
    const [zones, vpcs, peerings, keyPairs, types, aliases, exports] = await Promise.all([
      scope.read(ZONES, ({ ZoneName }) => need(ZoneName, 'ZoneName')),
      scope.read(VPCS, blocksOf),
      scope.read(PEERINGS, peersOf),
      scope.read(KEY_PAIRS, ({ KeyName }) => need(KeyName, 'KeyName')),
      scope.read(TYPES, ({ InstanceType }) => `ec2:${need(InstanceType, 'InstanceType')}`, {
        input: { LocationType: 'region' },
      }),
      scope.read(ALIASES, ({ AliasName }) => need(AliasName, 'AliasName')),
      scope.read(EXPORTS, ({ Name }) => need(Name, 'Name')),
    ]);
    const asked = await askedOf(scope, asks);
    const [quotas, engines, guardrails] = await Promise.all([
      quotasOf(scope, asks.quotaServices, vpcs),
      enginesOf(scope, asks.engines),
      guardrailsOf(scope, asks.actions, context.deployer(scope.place.account)),
    ]);
    const read = [zones, vpcs, peerings, keyPairs, types, aliases, exports];
    const fact: RebuildAccount = {
      ...placed(scope, context.now),
      ...present({
        zones: all(zones)?.toSorted(),
        serviceLinkedRoles: all(asked.roles),
        networks: both(all(vpcs), all(peerings))?.flat(),
        keyPairs: all(keyPairs),
        offers: offersOf(all(types), engines.offers),
        keyAliases: all(aliases),
        exports: all(exports),
        parameters: all(asked.parameters),
        images: all(asked.images),
        quotas: quotas.quotas,
        guardrails: guardrails.guardrails,
      }),
    };
    const rest = [asked.roles, asked.parameters, asked.images].filter((one) => one !== undefined);
    const more = [...quotas.read, ...engines.read, ...guardrails.read];
    scope.keep('rebuild.account', [fact], [...read, ...rest, ...more]);
  },
};

/** What is asked only where something written down gives reason to. */
async function askedOf(scope: Scope, asks: AccountAsks) {
  const [roles, parameters, images] = await Promise.all([
    only(asks.roles, () =>
      scope.read(ROLES, ({ RoleName }) => need(RoleName, 'RoleName'), {
        input: { PathPrefix: '/aws-service-role/' },
        home: true,
      }),
    ),
    only(asks.parameters, () => scope.read(PARAMETERS, ({ Name }) => need(Name, 'Name'))),
    only(asks.images.length > 0, () => scope.read(IMAGES, idOf, imagesNamed(asks.images))),
  ]);
  return { roles, parameters, images };
}

function only<Item>(
  isAsked: boolean,
  read: () => Promise<Reading<Item>>,
): Promise<Reading<Item> | undefined> {
  return isAsked ? read() : Promise.resolve(undefined);
}

/** By a filter: an id that is not there is then no error. */
function imagesNamed(ids: readonly string[]): ReadOptions {
  return { input: { Filters: [{ Name: 'image-id', Values: ids }] } };
}

function idOf({ ImageId }: Image): string {
  return need(ImageId, 'ImageId');
}

/** All blocks of a network; EC2 tells the first one twice. */
function blocksOf({ CidrBlock, CidrBlockAssociationSet = [] }: Vpc): readonly string[] {
  const more = CidrBlockAssociationSet.flatMap((one) => one.CidrBlock ?? []);
  return [...new Set([need(CidrBlock, 'CidrBlock'), ...more])];
}

function peersOf({ RequesterVpcInfo, AccepterVpcInfo }: VpcPeeringConnection): readonly string[] {
  return [RequesterVpcInfo, AccepterVpcInfo].flatMap((side) => [
    ...(side?.CidrBlock === undefined ? [] : [side.CidrBlock]),
    ...(side?.CidrBlockSet ?? []).flatMap((one) => one.CidrBlock ?? []),
  ]);
}

/** What a listing holds that was read to its end. */
function all<Item>(reading: Reading<Item> | undefined): readonly Item[] | undefined {
  return reading?.failure === undefined ? reading?.items : undefined;
}

function both<Item>(
  one: readonly Item[] | undefined,
  other: readonly Item[] | undefined,
): readonly Item[] | undefined {
  return one === undefined || other === undefined ? undefined : [...one, ...other];
}

/** Each service's offers stand for themselves: one that could not be read is then missing, and its offers unknown. */
function offersOf(
  types: readonly string[] | undefined,
  engines: readonly string[] | undefined,
): readonly string[] | undefined {
  if (types === undefined && engines === undefined) return undefined;
  return [...(types ?? []), ...(engines ?? [])].toSorted();
}

function placed({ place }: Scope, observedAt: Instant): RebuildAccount {
  const { account, region, partition } = place;
  return {
    arn: `arn:${partition}:iam::${account}:root/${region}`,
    id: account,
    account,
    region,
    tags: {},
    observedAt,
  };
}
