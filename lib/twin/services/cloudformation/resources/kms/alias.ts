import type { AliasListEntry } from '@aws-sdk/client-kms';
import { unlessMissing } from '../gone.ts';
import { fixed, text } from '../property.ts';
import type { ResourceCall, ResourceType } from '../resource-type.ts';
import { isSameKey } from '../same-key.ts';
import { asText } from '../../template/as-text.ts';

/** `AWS::KMS::Alias` */
export const alias: ResourceType = {
  name: 'AWS::KMS::Alias',
  properties: { AliasName: fixed(text), TargetKeyId: { ...text, isSame: isSameKey } },
  required: ['AliasName', 'TargetKeyId'],
  attributes: ['AliasName'],
  create: async (properties, call) => {
    await call.invoke('kms', 'CreateAlias', properties);
    return asText(properties['AliasName']);
  },
  read: (id) => Promise.resolve({ AliasName: id }),
  update: async (id, { after: { TargetKeyId } }, call) => {
    await call.invoke('kms', 'UpdateAlias', { AliasName: id, TargetKeyId });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('kms', 'DeleteAlias', { AliasName: id }));
  },
  look: async (id, call) => {
    const found = await find(id, call);
    return found === undefined ? undefined : { AliasName: id, TargetKeyId: found.TargetKeyId ?? '' };
  },
};

async function find(name: string, call: ResourceCall): Promise<AliasListEntry | undefined> {
  const { Aliases } = await call.invoke<{ Aliases: AliasListEntry[] }>('kms', 'ListAliases', { Limit: 100 });
  return Aliases.find(({ AliasName }) => AliasName === name);
}
