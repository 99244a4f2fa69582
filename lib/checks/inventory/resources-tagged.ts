import { groupBy } from '../../base/group-by.ts';
import { plural } from '../../base/plural.ts';
import type { WorkloadView } from '../../estate/index.ts';
import type { FactKind } from '../../inventory/facts.ts';
import { defineCheck, type Finding, fail, type Judged, pass, unknown } from '../check.ts';
import { tagFaults } from './tag-faults.ts';
import {
  otherOwners,
  ownedResources,
  type Resource,
  TAGGED_FACTS,
  unownedResources,
} from './taggable-resources.ts';

/** Judges the tags of every resource of a workload, and once, beside the first workload, those of the resources that nobody owns. */
export const resourcesTagged = defineCheck({
  id: 'inventory/resources-tagged',
  title: 'Resources carry the tagging scheme',
  what: 'Each resource of a workload, and each resource of a workload account that belongs to no workload, carries every tag of the declared scheme with one of its values, and a name of the declared form; none belongs to two workloads. Snapshots and recovery points are judged with the store that they were made from.',
  why: 'In an emergency the tags say whose a resource is, how much it matters and how it comes back. A resource without them is in no backup selection and in no recovery plan, and nobody misses it until it is needed.',
  how: 'Tags as the services and tag:GetResources tell them. tag:GetResources lists only what carries, or once carried, a tag: resources of kinds that no collector reads are seen only then. What breaks the scheme is listed one by one, what carries it is counted by type. Resources of no workload stand under the first workload that is declared.',
  fix: 'Add the tags in the template that creates the resource; for what nobody owns, find an owner or delete it.',
  severity: 'medium',
  kind: 'declared',
  suite: 'inventory',
  facts: TAGGED_FACTS,
  requirements: ['INV-1', 'INV-3'],
  controls: [{ id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' }],
  promisedBy: (_, { tagging }) =>
    tagging.required.length > 0 ||
    tagging.namePattern !== undefined ||
    'the environment declares no tagging scheme',
  judge: (view) => [...judgeOwned(view), ...(isFirst(view) ? judgeUnowned(view) : [])],
});

function judgeOwned(view: WorkloadView): Judged[] {
  const owned = ownedResources(view);
  const { good, bad } = sorted(view, owned);
  const unruly = bad.map(({ subject, fact, faults }) => ({
    subject,
    fact,
    finding: broken(view, fact.kind, {
      message: `${subject.type} ${subject.name} breaks the tagging scheme: ${faults}`,
      expected: expectedOf(view),
      got: faults,
      fix: `tag ${subject.arn} in the template that creates it`,
    }),
  }));
  const whole = counted(good, 'with the whole tagging scheme').map((finding) => ({ finding }));
  return [...unruly, ...claimedTwice(view, owned), ...whole];
}

/** What two workloads select stands under both: two owners, and in an emergency each waits for the other. */
function claimedTwice(view: WorkloadView, owned: readonly Resource[]): Judged[] {
  const { name } = view.workload;
  return owned.flatMap((resource) => {
    const others = otherOwners(view, resource);
    if (others.length === 0) return [];
    const { subject, fact } = resource;
    const all = [name, ...others].join(' and ');
    const finding = fail({
      message: `${subject.type} ${subject.name} is claimed by ${all}`,
      expected: 'one workload that it belongs to',
      got: all,
      fix: `let one of them select ${subject.arn}; where both need it, make it a workload that both depend on (dependsOn)`,
    });
    return [{ subject, fact, finding }];
  });
}

function judgeUnowned(view: WorkloadView): Judged[] {
  const { good, bad } = sorted(view, unownedResources(view));
  const stray = bad.map(({ subject, fact, faults }) => ({
    subject,
    fact,
    finding: broken(view, fact.kind, {
      message: `${subject.type} ${subject.name} belongs to no workload: ${faults}`,
      expected: expectedOf(view),
      got: faults,
      fix: `find an owner for ${subject.arn} and tag it, or delete it`,
    }),
  }));
  return [...stray, ...[...groupBy(good, ({ subject }) => subject.account)].flatMap(shared)];
}

/** These tell their tags themselves, or were told with them; of the others only tag:GetResources knows. */
const WITH_TAGS = /^(rds\.(?!proxy$)|ec2\.|cloudformation\.|tagging\.)/;

/** Tags are only missing where they could have been seen. */
function broken(view: WorkloadView, kind: FactKind, words: Parameters<typeof fail>[0]): Finding {
  if (WITH_TAGS.test(kind) || view.gaps(['tagging.resource']).length === 0) return fail(words);
  return unknown(`${words.message}, as far as tags could be read`, words);
}

/** The account stands for what is shared in it. */
function shared([account, good]: [string, readonly Resource[]]): Judged[] {
  const subject = {
    arn: `arn:aws:iam::${account}:root`,
    type: 'Account',
    name: account,
    account,
    region: '',
  };
  return counted(good, 'of no workload, with the whole tagging scheme').map((finding) => ({
    subject,
    finding,
  }));
}

interface Sorted {
  readonly good: readonly Resource[];
  readonly bad: readonly (Resource & { readonly faults: string })[];
}

function sorted({ environment }: WorkloadView, resources: readonly Resource[]): Sorted {
  const judged = resources.map((resource) => ({
    ...resource,
    faults: tagFaults(resource.tags, environment.tagging).join('; '),
  }));
  return {
    good: judged.filter(({ faults }) => faults === ''),
    bad: judged.filter(({ faults }) => faults !== ''),
  };
}

/** Thousands of resources that are as they should be make one line. */
function counted(good: readonly Resource[], what: string): Finding[] {
  if (good.length === 0) return [];
  const types = [...groupBy(good, ({ subject }) => subject.type)].map(
    ([type, all]) => `${all.length} ${type}`,
  );
  return [pass(`${plural(good.length, 'resource')} ${what}: ${types.join(', ')}`)];
}

function expectedOf({ environment: { tagging } }: WorkloadView): string {
  const keys = tagging.required.map(({ key }) => key);
  return `the tags ${[...keys, ...(tagging.namePattern === undefined ? [] : ['Name'])].join(', ')}`;
}

/** A verdict needs a workload to stand under; what nobody owns stands once, under the first that is declared. */
function isFirst({ environment, workload }: WorkloadView): boolean {
  return environment.workloads[0]?.name === workload.name;
}
