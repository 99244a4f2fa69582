import type { Value } from '../../../../../syntax/index.ts';

/** Tags as EC2's creating calls want them. */
export function tagSpecifications(kind: string, tags: Value | undefined): object {
  return tags === undefined ? {} : { TagSpecifications: [{ ResourceType: kind, Tags: tags }] };
}

/** Tags of the live resource, without CloudFormation's own. */
export function ownTags(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): { Key: string; Value: string }[] {
  return (tags ?? [])
    .filter(({ Key = '' }) => !Key.startsWith('aws:'))
    .map(({ Key = '', Value = '' }) => ({ Key, Value }));
}
