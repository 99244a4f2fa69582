import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
  TagDescription,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, removeTags, tagMap } from '../../world/tags.ts';
import { matches } from './filters.ts';
import { ec2Arn, ec2Tags, PREFIXES, refuseReserved, type ResourceKind } from './resource.ts';
import { instancesOf, namedInstances } from './stored-instance.ts';
import { namedSnapshot, snapshotsOf } from './stored-snapshot.ts';
import { namedVolume, volumesOf } from './stored-volume.ts';
import { namedVpc, vpcsIn } from './stored-network.ts';
import { namedGroups, securityGroupsOf } from './stored-security-group.ts';
import { namedSubnet, subnetsOf } from './subnets.ts';

const MOST_TAGS = 50;

/** The tags of EC2 resources. */
export const tags = {
  CreateTags(input: CreateTagsRequest, context: CallContext): object {
    const added = tagMap(input.Tags);
    refuseReserved(added);
    const meant = (input.Resources ?? []).map((id) => ({ id, kind: kindOf(id, context) }));
    for (const { id, kind } of meant) {
      const all = Object.keys({ ...ec2Tags(context, kind, id), ...added });
      if (all.length > MOST_TAGS)
        throw new Fault(
          'TagLimitExceeded',
          `The maximum number of Tags for resource '${id}' is ${MOST_TAGS}.`,
        );
    }
    for (const { id, kind } of meant) addTags(context.world, context, ec2Arn(context, kind, id), added);
    return {};
  },

  DeleteTags(input: DeleteTagsRequest, context: CallContext): object {
    for (const id of input.Resources ?? []) {
      const kind = kindOf(id, context);
      removeTags(context.world, context, ec2Arn(context, kind, id), keysToDelete(input, kind, id, context));
    }
    return {};
  },

  DescribeTags(input: DescribeTagsRequest, context: CallContext): DescribeTagsResult {
    const { items, next } = page(
      everyTag(context).filter((tag) =>
        matches(input.Filters, () => ({
          key: [tag.Key ?? ''],
          value: [tag.Value ?? ''],
          'resource-id': [tag.ResourceId ?? ''],
          'resource-type': [tag.ResourceType ?? ''],
        })),
      ),
      {
        token: input.NextToken,
        max: input.MaxResults,
        context,
        id: (tag) => `${tag.ResourceId} ${tag.Key}`,
        limit: 1_000,
        scope: JSON.stringify(input.Filters ?? []),
      },
    );
    return { Tags: items, NextToken: next };
  },
};

const KINDS = ['instance', 'volume', 'snapshot', 'subnet', 'vpc', 'security-group'] as const;
const PLACES: Record<(typeof KINDS)[number], (context: CallContext, id: string) => unknown> = {
  instance: (context, id) => namedInstances(context, [id]),
  volume: namedVolume,
  snapshot: namedSnapshot,
  subnet: namedSubnet,
  vpc: namedVpc,
  'security-group': (context, id) => namedGroups(context, [id]),
};

function kindOf(id: string, context: CallContext): ResourceKind {
  const kind = KINDS.find((each) => id.startsWith(`${PREFIXES[each]}-`));
  if (kind === undefined) throw new Fault('InvalidID', `The ID '${id}' is not valid`);
  PLACES[kind](context, id);
  return kind;
}

/** Without tags EC2 deletes all of them; a tag with a value is deleted only where the value is the same. */
function keysToDelete(
  { Tags }: DeleteTagsRequest,
  kind: ResourceKind,
  id: string,
  context: CallContext,
): string[] {
  const has = ec2Tags(context, kind, id);
  if (Tags === undefined || Tags.length === 0)
    return Object.keys(has).filter((key) => !key.startsWith('aws:'));
  return Tags.filter(({ Key = '', Value }) => Value === undefined || has[Key] === Value).map(
    ({ Key = '' }) => Key,
  );
}

function everyTag(context: CallContext): TagDescription[] {
  const ids = {
    instance: instancesOf(context.world, context).keys(),
    volume: volumesOf(context.world, context).keys(),
    snapshot: snapshotsOf(context.world, context).keys(),
    subnet: subnetsOf(context).map(({ SubnetId }) => SubnetId),
    vpc: vpcsIn(context).map(({ id }) => id),
    'security-group': securityGroupsOf(context).keys(),
  };
  return KINDS.flatMap((kind) =>
    [...ids[kind]].flatMap((id) =>
      Object.entries(ec2Tags(context, kind, id)).map(([Key, Value]) => ({
        Key,
        Value,
        ResourceId: id,
        ResourceType: kind,
      })),
    ),
  );
}
