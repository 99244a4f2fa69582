import { matchesWildcard } from '../base/wildcard.ts';
import type { Workload } from '../environment/environment.ts';
import type { Fact, FactKind, FactKinds, Tags } from '../inventory/facts.ts';
import type { Facts } from '../inventory/inventory.ts';
import { TYPE_OF_KIND } from './kind-types.ts';
import { stackMembers } from './stack-members.ts';

/** Says of every fact whether it belongs to one workload. */
export interface Ownership {
  owns(kind: FactKind, fact: Fact): boolean;
}

/**
 * A workload owns what carries all of its tags, matches one of its ARNs, or stands in one of its stacks; and with that the
 * members of its clusters, the clusters of its members, the nodes of its caches, and the volumes of its instances, which often carry no tags of their own.
 */
export function ownershipOf(workload: Workload, facts: Facts): Ownership {
  const selected = selectedBy(workload, facts);
  const clusters = new Set(
    facts['rds.instance']
      .filter((one) => one.clusterId !== undefined && selected('rds.instance', one))
      .map((one) => placed(one, one.clusterId)),
  );
  for (const one of facts['rds.cluster']) if (selected('rds.cluster', one)) clusters.add(placed(one, one.id));
  const instances = new Set(
    facts['ec2.instance'].filter((one) => selected('ec2.instance', one)).map((one) => placed(one, one.id)),
  );
  const caches = new Set(
    facts['elasticache.replication-group']
      .filter((one) => selected('elasticache.replication-group', one))
      .map((one) => placed(one, one.id)),
  );
  const inherited: { readonly [K in FactKind]?: (fact: FactKinds[K]) => boolean } = {
    'rds.cluster': (one) => clusters.has(placed(one, one.id)),
    'rds.instance': (one) => clusters.has(placed(one, one.clusterId)),
    'elasticache.cluster': (one) => caches.has(placed(one, one.groupId)),
    'ec2.volume': (one) => one.attachments.some(({ instanceId }) => instances.has(placed(one, instanceId))),
    'iac.unit': (one) => one.workload === workload.name,
  };
  return {
    owns: (kind, fact) =>
      selected(kind, fact) || (inherited[kind] as ((fact: Fact) => boolean) | undefined)?.(fact) === true,
  };
}

function selectedBy(workload: Workload, facts: Facts): (kind: FactKind, fact: Fact) => boolean {
  const { tags, arns } = workload.select;
  const { stackArns, resources } = stackMembers(workload, facts);
  const physical = new Set<string>();
  for (const resource of resources) {
    const { type, physicalId } = resource;
    if (physicalId !== undefined) physical.add(`${type} ${placed(homeOf(type, resource), physicalId)}`);
  }
  const listed = new Set(resources.map(({ arn }) => arn));
  const elsewhere = tagsByArn(facts);
  return (kind, fact) =>
    hasTags(fact.tags, tags) ||
    hasTags(elsewhere.get(fact.arn), tags) ||
    arns.some((pattern) => matchesWildcard(pattern, fact.arn)) ||
    (kind === 'cloudformation.stack' && stackArns.has(fact.arn)) ||
    (kind === 'cloudformation.resource' && listed.has(fact.arn)) ||
    namesOf(kind, fact).some((name) => physical.has(name));
}

/** The ways in which a stack may name a resource as its physical id. */
function namesOf(kind: FactKind, fact: Fact): string[] {
  const type = TYPE_OF_KIND[kind];
  if (kind === 'tagging.resource')
    return [`${(fact as FactKinds['tagging.resource']).type} ${placed(fact, fact.arn)}`];
  if (kind === 'route53.record')
    return [`${type} ${placed(fact, (fact as FactKinds['route53.record']).name)}`];
  return [`${type} ${placed(fact, fact.id)}`, `${type} ${placed(fact, fact.arn)}`];
}

interface Place {
  readonly account: string;
  readonly region: string;
}

/** A stack of any Region may hold what belongs to none. */
function homeOf(type: string, { account, region }: Place): Place {
  return { account, region: type.startsWith('AWS::Route53::') ? 'global' : region };
}

/** An ARN says itself where it is; a bare id only means something within its account and Region. */
function placed({ account, region }: Place, id: string | undefined): string {
  if (id?.startsWith('arn:') === true) return id;
  return `${account}/${region} ${region === 'global' ? id?.replace(/\.$/, '') : id}`;
}

function tagsByArn(facts: Facts): ReadonlyMap<string, Tags> {
  return new Map(facts['tagging.resource'].map(({ arn, tags }) => [arn, tags]));
}

function hasTags(tags: Tags | undefined, wanted: Tags): boolean {
  const entries = Object.entries(wanted);
  return tags !== undefined && entries.length > 0 && entries.every(([key, value]) => tags[key] === value);
}
