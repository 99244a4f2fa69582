import type { WorkloadView } from '../../estate/index.ts';
import { defineCheck, type Finding, fail, type Judged, pass } from '../check.ts';
import { tagFaults } from './tag-faults.ts';
import { ownedResources, type Resource, TAGGED_FACTS, unownedResources } from './taggable-resources.ts';

/** Judges the tags of every resource of a workload, and once, beside the first workload, those of the resources that nobody owns. */
export const resourcesTagged = defineCheck({
  id: 'inventory/resources-tagged',
  title: 'Resources carry the tagging scheme',
  what: 'Each resource of a workload, and each resource of a workload account that belongs to no workload, carries every tag of the declared scheme with one of its values, and a name of the declared form. Snapshots and recovery points are judged with the store that they were made from.',
  why: 'In an emergency the tags say whose a resource is, how much it matters and how it comes back. A resource without them is in no backup selection and in no recovery plan, and nobody misses it until it is needed.',
  how: 'Tags as the services and tag:GetResources tell them. tag:GetResources lists only what carries, or once carried, a tag: resources of kinds that no collector reads are seen only then.',
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
  judge: (view) => [
    ...ownedResources(view).map((resource) => about(resource, tagged(view, resource))),
    ...(isFirst(view) ? unownedResources(view).map((resource) => aboutNobodys(view, resource)) : []),
  ],
});

function about({ subject, fact }: Resource, finding: Finding): Judged {
  return { subject, fact, finding };
}

function tagged({ environment }: WorkloadView, { subject, tags }: Resource): Finding {
  const faults = tagFaults(tags, environment.tagging);
  if (faults.length === 0) return pass(`${subject.name} carries the tagging scheme`);
  return fail({
    message: `${subject.type} ${subject.name} breaks the tagging scheme: ${faults.join('; ')}`,
    expected: `the tags ${environment.tagging.required.map(({ key }) => key).join(', ')}`,
    got: faults.join('; '),
    fix: `tag ${subject.arn} in the template that creates it`,
  });
}

function aboutNobodys(view: WorkloadView, resource: Resource): Judged {
  const finding = tagged(view, resource);
  const { type, name } = resource.subject;
  const said: Finding =
    finding.outcome === 'pass'
      ? { ...finding, message: `${name} carries the tagging scheme and belongs to no workload` }
      : {
          ...finding,
          message: `${type} ${name} belongs to no workload: ${finding.got}`,
          fix: `find an owner for ${resource.subject.arn} and tag it, or delete it`,
        };
  return about(resource, said);
}

/** A verdict needs a workload to stand under; what nobody owns stands once, under the first that is declared. */
function isFirst({ environment, workload }: WorkloadView): boolean {
  return environment.workloads[0]?.name === workload.name;
}
