import type { TagSpecification } from '@aws-sdk/client-ec2';
import { type CallContext, Fault } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags, type Place, type TagMap, tagMap, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';

/** The kinds of EC2 resources that the twin keeps, with the prefix of their ids. */
export const PREFIXES = {
  instance: 'i',
  volume: 'vol',
  snapshot: 'snap',
  reservation: 'r',
  subnet: 'subnet',
  vpc: 'vpc',
  'security-group': 'sg',
  image: 'ami',
  'key-pair': 'key',
  'vpc-peering-connection': 'pcx',
} as const;
export type ResourceKind = keyof typeof PREFIXES;

/** The next id of a kind in this account and Region: the same in every run that makes the same calls. */
export function newId(world: World, place: Place, kind: ResourceKind): string {
  return `${PREFIXES[kind]}-${hexId(nextOf(world, place, `ec2 ${kind}`), 17)}`;
}

/** The ARN under which the tags of an EC2 resource are kept. */
export function ec2Arn({ account, region }: Place, kind: ResourceKind, id: string): string {
  return `arn:aws:ec2:${region}:${account}:${kind}/${id}`;
}

/** The tags of one EC2 resource. */
export function ec2Tags({ world, account, region }: CallContext, kind: ResourceKind, id: string): TagMap {
  return tagsOf(world, { account, region }, ec2Arn({ account, region }, kind, id));
}

/** Tags a new resource with what the caller's `TagSpecifications` say for its kind. */
export function tagNew(
  { world, account, region }: CallContext,
  kind: ResourceKind,
  id: string,
  specifications: readonly TagSpecification[] | undefined,
): void {
  const meant = specifications?.filter((each) => each.ResourceType === kind) ?? [];
  const tags = tagMap(meant.flatMap((each) => each.Tags ?? []));
  refuseReserved(tags);
  addTags(world, { account, region }, ec2Arn({ account, region }, kind, id), tags);
}

/** Keys beginning with `aws:` belong to AWS. */
export function refuseReserved(tags: TagMap): void {
  if (Object.keys(tags).some((key) => key.toLowerCase().startsWith('aws:')))
    throw new Fault('InvalidParameterValue', "Tag keys starting with 'aws:' are reserved for internal use");
}

/** EC2 takes a page size of 5 to 1000, and none beside explicit ids. */
export function checkPageSize(
  max: number | undefined,
  ids: readonly string[] | undefined,
  set: string,
): void {
  if (max === undefined) return;
  if (ids !== undefined && ids.length > 0)
    throw new Fault(
      'InvalidParameterCombination',
      `The parameter ${set} cannot be used with the parameter maxResults`,
    );
  if (max < 5 || max > 1_000)
    throw new Fault(
      'InvalidParameterValue',
      `Value ( ${max} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
    );
}
