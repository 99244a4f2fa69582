import type {
  CancelKeyDeletionCommandInput,
  CancelKeyDeletionCommandOutput,
  DisableKeyCommandInput,
  DisableKeyCommandOutput,
  EnableKeyCommandInput,
  EnableKeyCommandOutput,
  ScheduleKeyDeletionCommandInput,
  ScheduleKeyDeletionCommandOutput,
} from '@aws-sdk/client-kms';
import { plusSeconds } from '../../../base/instant.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { findKey, keyRows, type StoredKey } from './key-row.ts';

/** Keys are enabled, disabled, and deleted after a waiting period. */
export const keyStateOperations = {
  EnableKey: enableKey,
  DisableKey: disableKey,
  ScheduleKeyDeletion: scheduleKeyDeletion,
  CancelKeyDeletion: cancelKeyDeletion,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function enableKey(input: EnableKeyCommandInput, context: CallContext): Answer<EnableKeyCommandOutput> {
  const key = changeableKey(input.KeyId, context);
  keyRows(context).set(key.KeyId, { ...key, KeyState: 'Enabled', Enabled: true });
  return {};
}

function disableKey(input: DisableKeyCommandInput, context: CallContext): Answer<DisableKeyCommandOutput> {
  const key = changeableKey(input.KeyId, context);
  keyRows(context).set(key.KeyId, { ...key, KeyState: 'Disabled', Enabled: false });
  return {};
}

export function changeableKey(name: string | undefined, context: CallContext): StoredKey {
  const key = ownKey(name, context);
  if (key.KeyState === 'PendingDeletion')
    throw new Fault('KMSInvalidStateException', `${key.Arn} is pending deletion.`);
  return key;
}

const DAY = 86_400;

function scheduleKeyDeletion(
  input: ScheduleKeyDeletionCommandInput,
  context: CallContext,
): Answer<ScheduleKeyDeletionCommandOutput> {
  const key = changeableKey(input.KeyId, context);
  const days = input.PendingWindowInDays ?? 30;
  if (days < 7 || days > 30)
    throw new Fault('ValidationException', 'PendingWindowInDays must be between 7 and 30, inclusive.');
  const DeletionDate = new Date(plusSeconds(context.world.clock.now(), days * DAY));
  keyRows(context).set(key.KeyId, { ...key, KeyState: 'PendingDeletion', Enabled: false, DeletionDate });
  return { KeyId: key.Arn, DeletionDate, KeyState: 'PendingDeletion', PendingWindowInDays: days };
}

function cancelKeyDeletion(
  input: CancelKeyDeletionCommandInput,
  context: CallContext,
): Answer<CancelKeyDeletionCommandOutput> {
  const key = ownKey(input.KeyId, context);
  if (key.KeyState !== 'PendingDeletion')
    throw new Fault('KMSInvalidStateException', `${key.Arn} is not pending deletion.`);
  const { DeletionDate: _date, ...rest } = key;
  keyRows(context).set(key.KeyId, { ...rest, KeyState: 'Disabled', Enabled: false });
  return { KeyId: key.Arn };
}

/** Only the account that owns a key may change it, and nobody may change a key that AWS manages. */
export function ownKey(name: string | undefined, context: CallContext): StoredKey {
  if (name?.includes('alias/') === true)
    throw new Fault('InvalidArnException', 'Aliases are not supported for this operation.');
  const key = findKey(name ?? '', context);
  if (key.AWSAccountId !== context.account || key.KeyManager === 'AWS')
    throw new Fault(
      'AccessDeniedException',
      `User: ${context.principalArn} is not authorized to change the resource: ${key.Arn}`,
    );
  return key;
}
