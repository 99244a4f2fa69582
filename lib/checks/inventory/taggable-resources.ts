import { KIND_OF_TYPE, typeOfArn, type WorkloadView } from '../../estate/index.ts';
import { factByArn } from '../../estate/fact-by-arn.ts';
import { type Ownership, ownershipOf } from '../../estate/ownership.ts';
import type { FactKind, FactKinds, Tags } from '../../inventory/facts.ts';
import { subjectOf } from '../judged.ts';
import type { Subject } from '../verdict.ts';
import { nameInArn } from './name-in-arn.ts';

/** Something that people create and can tag. */
export interface Resource {
  readonly subject: Subject;
  readonly fact: { readonly kind: FactKind; readonly arn: string };
  readonly tags: Tags;
}

/** The kinds whose tags people set. Snapshots, points and copies come from a store and are found through it. */
const KINDS = [
  'rds.instance',
  'rds.cluster',
  'rds.proxy',
  'ec2.instance',
  'ec2.volume',
  'elb.load-balancer',
  'elb.target-group',
  'route53.zone',
  'route53.health-check',
  'kms.key',
  'elasticache.replication-group',
  'elasticache.cluster',
  'backup.vault',
  'backup.plan',
  'cloudformation.stack',
] as const satisfies readonly FactKind[];

/** What the judgement of tags rests on: the resources, and what says whose they are. */
export const TAGGED_FACTS: readonly FactKind[] = [...KINDS, 'cloudformation.resource', 'tagging.resource'];

/** The resources of the view's workload. */
export function ownedResources(view: WorkloadView): Resource[] {
  return resources(view, (kind) => view.own(kind));
}

/** The resources of the workload accounts that no workload owns. */
export function unownedResources(view: WorkloadView): Resource[] {
  const { environment } = view;
  const owners = ownersIn(view).map(({ ownership }) => ownership);
  const accounts = new Set(
    environment.accounts.filter(({ purpose }) => purpose === 'workload').map(({ id }) => id),
  );
  return resources(view, (kind) =>
    view
      .all(kind)
      .filter((fact) => accounts.has(fact.account) && !owners.some((owner) => owner.owns(kind, fact))),
  );
}

/** The other workloads that claim a resource of the view's workload too. */
export function otherOwners(view: WorkloadView, { fact: { kind, arn } }: Resource): string[] {
  const fact = factByArn<FactKinds[FactKind]>(view.own(kind), arn);
  if (fact === undefined) return [];
  return ownersIn(view)
    .filter(({ name, ownership }) => name !== view.workload.name && ownership.owns(kind, fact))
    .map(({ name }) => name);
}

interface Owner {
  readonly name: string;
  readonly ownership: Ownership;
}

/** Who owns what is worked out once for each inventory, whichever workload asks. */
const OWNERS = new WeakMap<WorkloadView['inventory'], readonly Owner[]>();

function ownersIn({ environment, inventory }: WorkloadView): readonly Owner[] {
  const known =
    OWNERS.get(inventory) ??
    environment.workloads.map((workload) => ({
      name: workload.name,
      ownership: ownershipOf(workload, inventory.facts),
    }));
  OWNERS.set(inventory, known);
  return known;
}

type Listing = <K extends FactKind>(kind: K) => readonly FactKinds[K][];

function resources(view: WorkloadView, listed: Listing): Resource[] {
  const elsewhere = new Map(view.all('tagging.resource').map(({ arn, tags }) => [arn, tags]));
  const read = KINDS.flatMap((kind) => readAs(kind, listed, elsewhere));
  return [...read, ...listed('tagging.resource').filter(isOfNoKind).map(onlyTagged)];
}

function readAs<K extends (typeof KINDS)[number]>(
  kind: K,
  listed: Listing,
  elsewhere: ReadonlyMap<string, Tags>,
): Resource[] {
  return listed(kind)
    .filter((fact) => !isGone(fact) && !isOfAws(fact) && !isOfGroup(fact))
    .map((fact) => ({
      subject: subjectOf(kind, fact),
      fact: { kind, arn: fact.arn },
      tags: { ...elsewhere.get(fact.arn), ...fact.tags },
    }));
}

/** Known through its tags alone. Whatever has a kind of its own is judged there, or with its store. */
function isOfNoKind({ arn }: FactKinds['tagging.resource']): boolean {
  return !KIND_OF_TYPE.has(typeOfArn(arn));
}

function onlyTagged({ arn, account, region, tags }: FactKinds['tagging.resource']): Resource {
  const subject = { arn, type: typeOfArn(arn), name: nameInArn(arn), account, region };
  return { subject, fact: { kind: 'tagging.resource', arn }, tags };
}

/** Deleted stacks and terminated instances stay listed for a while. */
function isGone(fact: FactKinds[(typeof KINDS)[number]]): boolean {
  return (
    ('state' in fact && fact.state === 'terminated') ||
    ('status' in fact && fact.status === 'DELETE_COMPLETE')
  );
}

/** Nodes take the tags of their replication group over; they are judged with it. */
function isOfGroup(fact: FactKinds[(typeof KINDS)[number]]): boolean {
  return 'groupId' in fact;
}

/** Keys that AWS keeps in an account cannot be tagged. */
function isOfAws(fact: FactKinds[(typeof KINDS)[number]]): boolean {
  return 'manager' in fact && fact.manager === 'AWS';
}
