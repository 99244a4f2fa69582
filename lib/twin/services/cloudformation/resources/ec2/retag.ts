import type { Properties, ResourceCall } from '../resource-type.ts';

/** Takes tags off that the template no longer says, and puts the new ones on. */
export async function retag(
  id: string,
  before: Properties,
  after: Properties,
  call: ResourceCall,
): Promise<void> {
  const old = tagsIn(before);
  const now = tagsIn(after);
  const gone = old.filter(({ Key }) => !now.some((tag) => tag.Key === Key));
  if (gone.length > 0)
    await call.invoke('ec2', 'DeleteTags', { Resources: [id], Tags: gone.map(({ Key }) => ({ Key })) });
  if (now.length > 0) await call.invoke('ec2', 'CreateTags', { Resources: [id], Tags: now });
}

function tagsIn({ Tags = [] }: Properties): readonly { readonly Key: string; readonly Value: string }[] {
  return Tags as unknown as readonly { Key: string; Value: string }[];
}
