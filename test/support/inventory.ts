import type { FactKind, FactKinds } from '../../lib/inventory/facts.ts';
import type { Facts, Gap, Inventory, Listing } from '../../lib/inventory/inventory.ts';
import { AWAY, HOME, SHOP, VAULT } from './fact-base.ts';
import { fixedNow } from './fixed-now.ts';
import { type Fields, made } from './made.ts';

/** Every kind of fact, in the order of `facts.ts`; the type checker sees that none is left out. */
const NOTHING: Facts = {
  'sts.identity': [],
  'rds.instance': [],
  'rds.cluster': [],
  'rds.proxy': [],
  'rds.snapshot': [],
  'rds.cluster-snapshot': [],
  'rds.automated-backup': [],
  'backup.vault': [],
  'backup.plan': [],
  'backup.selection': [],
  'backup.recovery-point': [],
  'backup.copy-job': [],
  'ec2.instance': [],
  'ec2.volume': [],
  'ec2.snapshot': [],
  'ec2.zone': [],
  'route53.zone': [],
  'route53.record': [],
  'route53.health-check': [],
  'elb.load-balancer': [],
  'elb.target-group': [],
  'kms.key': [],
  'elasticache.replication-group': [],
  'elasticache.cluster': [],
  'cloudformation.stack': [],
  'cloudformation.resource': [],
  'cloudformation.drift': [],
  'tagging.resource': [],
  'iac.unit': [],
  'rebuild.account': [],
  'iam.role': [],
};

/** What a run knows: the facts given, nothing of the other kinds, and a complete listing wherever no gap was given. */
export function inventory(
  fields: {
    readonly facts?: Partial<Facts>;
    readonly gaps?: readonly Gap[];
    readonly listings?: readonly Listing[];
    readonly unseen?: Inventory['unseen'];
  } = {},
): Inventory {
  const facts: Facts = { ...NOTHING, ...fields.facts };
  const gaps = fields.gaps ?? [];
  return {
    facts,
    gaps,
    listings: fields.listings ?? completeListings(facts, gaps),
    unseen: fields.unseen ?? [],
  };
}

/** rds:DescribeDBInstances denied in the shop's eu-west-1. */
export function gap(fields: Fields<Gap> = {}): Gap {
  return made<Gap>(
    {
      service: 'rds',
      operation: 'DescribeDBInstances',
      account: SHOP,
      region: HOME,
      code: 'AccessDenied',
      message: 'User is not authorized to perform: rds:DescribeDBInstances',
      action: 'rds:DescribeDBInstances',
      kinds: ['rds.instance'],
      at: fixedNow,
    },
    fields,
  );
}

const PLACES: readonly (readonly [account: string, region: string])[] = [
  [SHOP, HOME],
  [SHOP, AWAY],
  [VAULT, HOME],
  [VAULT, AWAY],
];

function completeListings(facts: Facts, gaps: readonly Gap[]): Listing[] {
  return (Object.keys(facts) as FactKind[]).flatMap((kind) =>
    placesOf(kind)
      .filter(([account, region]) => !hasGap(gaps, kind, account, region))
      .map(([account, region]) => ({
        kind,
        account,
        region,
        count: countIn(facts[kind], account, region),
        calls: [1],
      })),
  );
}

function placesOf(kind: FactKind): readonly (readonly [account: string, region: string])[] {
  if (!kind.startsWith('route53.') && kind !== 'sts.identity') return PLACES;
  return [
    [SHOP, 'global'],
    [VAULT, 'global'],
  ];
}

function hasGap(gaps: readonly Gap[], kind: FactKind, account: string, region: string): boolean {
  return gaps.some((one) => one.kinds.includes(kind) && one.account === account && one.region === region);
}

function countIn(facts: readonly FactKinds[FactKind][], account: string, region: string): number {
  return facts.filter((fact) => fact.account === account && fact.region === region).length;
}
