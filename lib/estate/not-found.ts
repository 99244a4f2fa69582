import type { FactKind, StackResource } from '../inventory/facts.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { KIND_OF_TYPE } from './kind-types.ts';

/** Kinds of which every one is listed, under the name by which a stack knows it. */
const LISTED: ReadonlySet<FactKind> = new Set([
  'rds.instance',
  'rds.cluster',
  'rds.proxy',
  'ec2.instance',
  'ec2.volume',
  'elb.load-balancer',
  'elb.target-group',
  'backup.vault',
  'elasticache.replication-group',
  'elasticache.cluster',
]);

/**
 * What a stack says it made, and its own service does not list although its listing was complete: deleted behind the stack's back,
 * or hidden. Either way nobody looked at it.
 */
export function notFound({ facts, gaps }: Inventory): (resource: StackResource) => boolean {
  const names = new Map<FactKind, ReadonlySet<string>>();
  const namesOf = (kind: FactKind) => {
    const known = names.get(kind) ?? new Set(facts[kind].flatMap((one) => [one.arn, placed(one, one.id)]));
    names.set(kind, known);
    return known;
  };
  // An instance beside a cluster of its stack may be a member, which holds no data of its own; who can take over is judged elsewhere.
  const clustered = new Set(
    facts['cloudformation.resource']
      .filter(({ type }) => type === 'AWS::RDS::DBCluster')
      .map(({ stackArn }) => stackArn),
  );
  return (resource) => {
    const kind = KIND_OF_TYPE.get(resource.type);
    const { physicalId, account, region } = resource;
    if (kind === undefined || !LISTED.has(kind) || physicalId === undefined) return false;
    if (!/^(CREATE|UPDATE|IMPORT|ROLLBACK|UPDATE_ROLLBACK)_COMPLETE$/.test(resource.status)) return false;
    const hidden = gaps.some(
      (gap) => gap.kinds.includes(kind) && gap.account === account && gap.region === region,
    );
    if (kind === 'rds.instance' && clustered.has(resource.stackArn)) return false;
    const known = namesOf(kind);
    return !hidden && !known.has(physicalId) && !known.has(placed(resource, physicalId));
  };
}

/** RDS makes names lower-case; a template need not. */
function placed(
  { account, region }: { readonly account: string; readonly region: string },
  id: string,
): string {
  return `${account}/${region}/${id.toLowerCase()}`;
}
