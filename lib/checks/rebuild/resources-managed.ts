import { groupBy } from '../../base/group-by.ts';
import { plural } from '../../base/plural.ts';
import { type KeeperOf, keepersIn, type WorkloadView } from '../../estate/index.ts';
import { defineCheck, type Judged, missing, pass } from '../check.ts';
import { ownedResources, type Resource, TAGGED_FACTS } from '../inventory/taggable-resources.ts';

/** Judges whether everything that a workload has is written down: what was made by hand is not rebuilt. */
export const resourcesManaged = defineCheck({
  id: 'rebuild/resources-managed',
  title: 'Every resource belongs to a stack or a state file',
  what: 'Each resource of a workload that is to be rebuilt is named by a CloudFormation stack or by a declared Terraform state. What is neither was made by hand, or by something that nobody declared: it is unmanaged.',
  why: 'A rebuild makes what is written down. What somebody once made in the console is missing afterwards, and nobody remembers what it was.',
  how: 'The resources of the workload against the physical ids of all stacks (cloudformation:ListStackResources) and the ids in the declared states. A volume that goes with its instance is managed with it. A resource that is no member of anything and carries no tag is not seen here.',
  fix: 'Import it into a stack, or into the state; or write an exclusion with the reason why it may be lost.',
  severity: 'high',
  kind: 'estimated',
  suite: 'rebuild',
  facts: [...TAGGED_FACTS, 'iac.unit'],
  requirements: ['INV-2', 'REB-1'],
  controls: [
    { id: 'ISO/IEC 27001:2022 A.5.30', mark: 'supports' },
    { id: 'AWS Well-Architected REL13-BP04', mark: 'evidences' },
  ],
  promisedBy: (workload) =>
    workload.rebuild !== undefined ||
    'Nothing is declared that this workload could be rebuilt from, so nobody can tell what is missing in it',
  judge: (view) => {
    const keeperOf = keepersIn(view.inventory.facts);
    // A stack is what keeps; it is not kept.
    const own = ownedResources(view).filter(({ fact }) => fact.kind !== 'cloudformation.stack');
    const kept = own.flatMap((one) => keeperOf(one.fact.kind, one.fact.arn) ?? []);
    return [...unmanaged(view, own, keeperOf), ...managed(kept)];
  },
});

function unmanaged(
  { workload: { name, importance } }: WorkloadView,
  own: readonly Resource[],
  keeperOf: KeeperOf,
): Judged[] {
  return own
    .filter(({ fact: { kind, arn } }) => keeperOf(kind, arn) === undefined)
    .map(({ subject, fact }) => ({
      subject,
      fact,
      finding: missing({
        message: `${subject.type} ${subject.name} of ${name} (${importance}) is unmanaged: no stack and no declared state names it`,
        expected: 'a stack or a state that it belongs to',
        got: 'none',
        fix: `import ${subject.arn} into a stack or a state, or exclude it with a reason`,
      }),
    }));
}

function managed(kept: readonly { readonly kind: string; readonly name: string }[]): Judged[] {
  if (kept.length === 0) return [];
  const by = [...groupBy(kept, ({ kind, name }) => `${kind} ${name}`)]
    .map(([keeper, all]) => `${keeper} (${all.length})`)
    .join(', ');
  return [{ finding: pass(`${plural(kept.length, 'resource')} written down: ${by}`) }];
}
