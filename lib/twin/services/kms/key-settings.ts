import type {
  DisableKeyRotationCommandInput,
  DisableKeyRotationCommandOutput,
  EnableKeyRotationCommandInput,
  EnableKeyRotationCommandOutput,
  GetKeyRotationStatusCommandInput,
  GetKeyRotationStatusCommandOutput,
  PutKeyPolicyCommandInput,
  PutKeyPolicyCommandOutput,
  UpdateKeyDescriptionCommandInput,
  UpdateKeyDescriptionCommandOutput,
} from '@aws-sdk/client-kms';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { findKey, keyRows, type StoredKey } from './key-row.ts';
import { changeableKey } from './key-states.ts';

/** What a key is called, who may use it, and whether it is rotated. */
export const keySettingOperations = {
  PutKeyPolicy: putKeyPolicy,
  UpdateKeyDescription: updateKeyDescription,
  EnableKeyRotation: enableKeyRotation,
  DisableKeyRotation: disableKeyRotation,
  GetKeyRotationStatus: getKeyRotationStatus,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function putKeyPolicy(
  input: PutKeyPolicyCommandInput,
  context: CallContext,
): Answer<PutKeyPolicyCommandOutput> {
  const policy = input.Policy ?? '';
  if (!isJson(policy))
    throw new Fault('MalformedPolicyDocumentException', 'The policy is not well formed JSON.');
  return change(input.KeyId, { policy }, context);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function updateKeyDescription(
  input: UpdateKeyDescriptionCommandInput,
  context: CallContext,
): Answer<UpdateKeyDescriptionCommandOutput> {
  return change(input.KeyId, { Description: input.Description ?? '' }, context);
}

function enableKeyRotation(
  input: EnableKeyRotationCommandInput,
  context: CallContext,
): Answer<EnableKeyRotationCommandOutput> {
  return change(input.KeyId, { isRotated: true }, context);
}

function disableKeyRotation(
  input: DisableKeyRotationCommandInput,
  context: CallContext,
): Answer<DisableKeyRotationCommandOutput> {
  return change(input.KeyId, { isRotated: false }, context);
}

function getKeyRotationStatus(
  input: GetKeyRotationStatusCommandInput,
  context: CallContext,
): Answer<GetKeyRotationStatusCommandOutput> {
  const key = findKey(input.KeyId ?? '', context);
  return { KeyId: key.KeyId, KeyRotationEnabled: key.isRotated ?? false };
}

function change(
  name: string | undefined,
  fields: Partial<Pick<StoredKey, 'policy' | 'Description' | 'isRotated'>>,
  context: CallContext,
): object {
  const key = changeableKey(name, context);
  keyRows(context).set(key.KeyId, { ...key, ...fields });
  return {};
}
