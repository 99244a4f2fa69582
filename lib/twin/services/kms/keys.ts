import type {
  CreateKeyCommandInput,
  CreateKeyCommandOutput,
  DescribeKeyCommandInput,
  DescribeKeyCommandOutput,
  GetKeyPolicyCommandInput,
  GetKeyPolicyCommandOutput,
  KeyMetadata,
  ListKeysCommandInput,
  ListKeysCommandOutput,
} from '@aws-sdk/client-kms';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { addTags } from '../../world/tags.ts';
import { findKey, keyRows, newKey, type StoredKey } from './key-row.ts';

/** Keys: made, listed and described. */
export const keyOperations = {
  CreateKey: createKey,
  DescribeKey: describeKey,
  ListKeys: listKeys,
  GetKeyPolicy: getKeyPolicy,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function createKey(input: CreateKeyCommandInput, context: CallContext): Answer<CreateKeyCommandOutput> {
  const { account, region, world } = context;
  const rows = keyRows(context);
  const name = uuidOf(nextOf(world, context, 'kms.key'));
  const multiRegion = input.MultiRegion === true;
  const id = multiRegion ? `mrk-${name.replaceAll('-', '')}` : name;
  const key = newKey(context, id, {
    Description: input.Description ?? '',
    MultiRegion: multiRegion,
    ...(input.Policy === undefined ? {} : { policy: input.Policy }),
    ...(multiRegion
      ? {
          MultiRegionConfiguration: {
            MultiRegionKeyType: 'PRIMARY',
            PrimaryKey: { Arn: `arn:aws:kms:${region}:${account}:key/${id}`, Region: region },
            ReplicaKeys: [],
          },
        }
      : {}),
  });
  rows.set(id, key);
  const tags = (input.Tags ?? []).map(({ TagKey, TagValue }) => [TagKey ?? '', TagValue ?? ''] as const);
  addTags(world, context, key.Arn, Object.fromEntries(tags));
  return { KeyMetadata: metadataOf(key) };
}

function describeKey(input: DescribeKeyCommandInput, context: CallContext): Answer<DescribeKeyCommandOutput> {
  return { KeyMetadata: metadataOf(findKey(input.KeyId ?? '', context)) };
}

/** What callers see of a key. */
export function metadataOf({
  policy: _policy,
  isRotated: _rotated,
  ...metadata
}: StoredKey): KeyMetadata & { KeyId: string } {
  return metadata;
}

function listKeys(input: ListKeysCommandInput, context: CallContext): Answer<ListKeysCommandOutput> {
  const { items, next } = page(keyRows(context).values(), {
    token: input.Marker,
    max: input.Limit,
    limit: 1_000,
    context,
    id: (key) => key.KeyId,
  });
  return {
    Keys: items.map((key) => ({ KeyId: key.KeyId, KeyArn: key.Arn })),
    Truncated: next !== undefined,
    NextMarker: next,
  };
}

function getKeyPolicy(
  input: GetKeyPolicyCommandInput,
  context: CallContext,
): Answer<GetKeyPolicyCommandOutput> {
  const key = findKey(input.KeyId ?? '', context);
  if (input.PolicyName !== undefined && input.PolicyName !== 'default')
    throw new Fault('NotFoundException', `No such policy exists: ${input.PolicyName}`);
  return { Policy: key.policy, PolicyName: 'default' };
}
