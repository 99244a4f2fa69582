import type {
  AddTagsToResourceCommandInput,
  AddTagsToResourceCommandOutput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  RemoveTagsFromResourceCommandInput,
  RemoveTagsFromResourceCommandOutput,
} from '@aws-sdk/client-rds';
import { parseArn } from '../../../base/arn.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { addTags, removeTags, tagList, tagMap, tagsOf } from '../../world/tags.ts';
import { allSnapshots } from './all-snapshots.ts';
import { findCluster } from './cluster-row.ts';
import { clusterSnapshotRows } from './cluster-snapshot-row.ts';
import { findInstance } from './instance-row.ts';
import { proxyRows } from './proxy-row.ts';
import type { StoredProxy } from './stored-proxy.ts';

/** Tags of everything that RDS keeps, by ARN. */
export const tagOperations = {
  AddTagsToResource: addTagsToResource,
  RemoveTagsFromResource: removeTagsFromResource,
  ListTagsForResource: listTagsForResource,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function addTagsToResource(
  input: AddTagsToResourceCommandInput,
  context: CallContext,
): Answer<AddTagsToResourceCommandOutput> {
  addTags(context.world, context, checked(input.ResourceName, context), tagMap(input.Tags));
  return {};
}

function removeTagsFromResource(
  input: RemoveTagsFromResourceCommandInput,
  context: CallContext,
): Answer<RemoveTagsFromResourceCommandOutput> {
  removeTags(context.world, context, checked(input.ResourceName, context), input.TagKeys ?? []);
  return {};
}

function listTagsForResource(
  input: ListTagsForResourceCommandInput,
  context: CallContext,
): Answer<ListTagsForResourceCommandOutput> {
  return { TagList: tagList(tagsOf(context.world, context, checked(input.ResourceName, context))) };
}

/** The ARN, once it is clear that it names something here. */
function checked(arn: string | undefined, context: CallContext): string {
  const { account, region, resource } = parseArn(arn ?? '') ?? {};
  if (arn === undefined || resource === undefined || account !== context.account || region !== context.region)
    throw new Fault('InvalidParameterValue', `Invalid resource name: ${arn}`);
  const colon = resource.indexOf(':');
  refuseUnknown(resource.slice(0, colon), resource.slice(colon + 1), arn, context);
  return arn;
}

function refuseUnknown(kind: string, id: string, arn: string, context: CallContext): void {
  const isIt = ({ DBProxyArn }: StoredProxy): boolean => DBProxyArn === arn;
  if (kind === 'db') findInstance(id, context);
  if (kind === 'cluster') findCluster(id, context);
  if (kind === 'db-proxy' && ![...proxyRows(context.world, context).values()].some(isIt))
    throw new Fault('DBProxyNotFoundFault', `DBProxy ${id} not found.`);
  if (kind === 'snapshot' && !allSnapshots(context.world, context).some((row) => row.DBSnapshotArn === arn))
    throw new Fault('DBSnapshotNotFoundFault', `DBSnapshot ${id} not found.`);
  if (kind === 'cluster-snapshot' && !clusterSnapshotRows(context.world, context).has(id))
    throw new Fault('DBClusterSnapshotNotFoundFault', `DBClusterSnapshot ${id} not found.`);
}
