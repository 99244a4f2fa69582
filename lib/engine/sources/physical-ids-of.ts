import type { WorkloadView } from '../../estate/index.ts';
import type { DeclaredUnit } from '../../iac/index.ts';
import type { Stack, StackResource } from '../../inventory/facts.ts';

interface Deployed {
  readonly stacks: readonly Stack[];
  readonly declared: readonly DeclaredUnit[];
  readonly members: readonly StackResource[];
}

/**
 * What the resources of templates are called in the running stacks, by `unit address`; undefined = what stacks hold could not be
 * read. A resource that its stack does not hold, because of a condition, is none that could be lost: null.
 */
export function physicalIdsOf(
  view: WorkloadView,
  stacks: readonly Stack[],
  declared: readonly DeclaredUnit[],
): Readonly<Record<string, string | null>> | undefined {
  const gaps = view.gaps(['cloudformation.resource']);
  if (gaps.some(({ kinds }) => kinds.includes('cloudformation.resource'))) return undefined;
  const all = view.all('cloudformation.resource').filter(({ status }) => status !== 'DELETE_COMPLETE');
  const deployed = { stacks, declared, members: all };
  const entries = declared.flatMap((one) => {
    const arn = stackOf(one, deployed);
    if (arn === undefined) return [];
    const members = all.filter(({ stackArn }) => stackArn === arn);
    return one.unit.resources.map(({ address }) => {
      const member = members.find(({ logicalId }) => logicalId === address);
      return [`${one.unit.id} ${address}`, member?.physicalId ?? null] as const;
    });
  });
  return Object.fromEntries(entries);
}

/** By its declared name; a nested one among the children of its parent, by what it holds. */
function stackOf({ unit, stack: name }: DeclaredUnit, deployed: Deployed): string | undefined {
  if (unit.parent === undefined) return deployed.stacks.find((one) => one.name === name)?.arn;
  // The outermost has the name of its stack since it was declared; its children still call it by its file.
  const above = deployed.declared.find(({ unit: { id, file } }) => [id, file].includes(unit.parent ?? ''));
  const parent = above === undefined ? undefined : stackOf(above, deployed);
  const children = deployed.members
    .filter(({ type, stackArn }) => type === 'AWS::CloudFormation::Stack' && stackArn === parent)
    .flatMap(({ physicalId }) => physicalId ?? []);
  const addresses = new Set(unit.resources.map(({ address }) => address));
  const like = children.filter((arn) => {
    const held = deployed.members.filter(({ stackArn }) => stackArn === arn);
    return held.length > 0 && held.every(({ logicalId }) => addresses.has(logicalId));
  });
  return like.length === 1 ? like[0] : undefined;
}
