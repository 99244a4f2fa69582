import type { KeyMetadata } from '@aws-sdk/client-kms';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, json, tags, text, whole } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';

/** `AWS::KMS::Key`; deleting one begins its waiting period. */
export const key: ResourceType = {
  name: 'AWS::KMS::Key',
  properties: {
    Description: text,
    KeyPolicy: { ...json, isSame: isSamePolicy },
    MultiRegion: fixed(flag),
    Enabled: flag,
    EnableKeyRotation: flag,
    PendingWindowInDays: { ...whole, isHidden: true },
    Tags: tags,
  },
  attributes: ['Arn', 'KeyId'],
  create: async (properties, call) => {
    const { Description, KeyPolicy, MultiRegion } = properties;
    const { KeyMetadata: made } = await call.invoke<{ KeyMetadata: KeyMetadata }>('kms', 'CreateKey', {
      Description,
      MultiRegion,
      ...(KeyPolicy === undefined ? {} : { Policy: textOf(KeyPolicy) }),
    });
    const id = made.KeyId ?? '';
    await setStates(id, properties, call);
    return id;
  },
  read: async (id, call) => ({ KeyId: id, Arn: (await describe(id, call))?.Arn ?? '' }),
  update: async (id, { after }, call) => {
    const { Description = '', KeyPolicy } = after;
    await call.invoke('kms', 'UpdateKeyDescription', { KeyId: id, Description });
    if (KeyPolicy !== undefined)
      await call.invoke('kms', 'PutKeyPolicy', { KeyId: id, Policy: textOf(KeyPolicy) });
    await setStates(id, after, call);
  },
  remove: async (id, { PendingWindowInDays }, call) => {
    if ((await describe(id, call)) === undefined) return;
    await call.invoke('kms', 'ScheduleKeyDeletion', { KeyId: id, PendingWindowInDays });
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    const { Policy } = await call.invoke<{ Policy: string }>('kms', 'GetKeyPolicy', { KeyId: id });
    const { KeyRotationEnabled } = await call.invoke<{ KeyRotationEnabled: boolean }>(
      'kms',
      'GetKeyRotationStatus',
      { KeyId: id },
    );
    return {
      Description: found.Description ?? '',
      KeyPolicy: JSON.parse(Policy) as Properties,
      MultiRegion: found.MultiRegion ?? false,
      Enabled: found.Enabled ?? false,
      EnableKeyRotation: KeyRotationEnabled,
    };
  },
  arn: (id, { account, region }) => `arn:aws:kms:${region}:${account}:key/${id}`,
};

/** A key that waits for its deletion is gone, as far as a stack is concerned. */
async function describe(KeyId: string, call: ResourceCall): Promise<KeyMetadata | undefined> {
  const found = await unlessMissing(
    call.invoke<{ KeyMetadata: KeyMetadata }>('kms', 'DescribeKey', { KeyId }),
  );
  return found?.KeyMetadata.KeyState === 'PendingDeletion' ? undefined : found?.KeyMetadata;
}

async function setStates(KeyId: string, properties: Properties, call: ResourceCall): Promise<void> {
  const { Enabled = true, EnableKeyRotation = false } = properties;
  await call.invoke('kms', EnableKeyRotation === true ? 'EnableKeyRotation' : 'DisableKeyRotation', {
    KeyId,
  });
  await call.invoke('kms', Enabled === true ? 'EnableKey' : 'DisableKey', { KeyId });
}

function textOf(policy: Properties[string]): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy);
}

/** The order of keys in a policy does not matter, and one principal alone may stand for a list. */
function isSamePolicy(one: Properties[string], other: Properties[string]): boolean {
  const normal = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 1 ? normal(value[0]) : value.map(normal);
    if (typeof value !== 'object' || value === null) return value;
    return Object.entries(value)
      .map(([name, each]) => [name, normal(each)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const read = (policy: Properties[string]): unknown =>
    typeof policy === 'string' ? JSON.parse(policy) : policy;
  return JSON.stringify(normal(read(one))) === JSON.stringify(normal(read(other)));
}
