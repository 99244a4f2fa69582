import { type CallContext, Fault } from '../../service.ts';
import { managedKey, resolveKey } from '../kms/key-row.ts';

/** How a new database or copy is encrypted: with the key asked for, or with the key that AWS keeps for RDS. */
export function encryptionFor(
  encrypted: boolean | undefined,
  key: string | undefined,
  context: CallContext,
): { readonly StorageEncrypted: boolean; readonly KmsKeyId?: string } {
  if (encrypted !== true && key === undefined) return { StorageEncrypted: false };
  return { StorageEncrypted: true, KmsKeyId: usableKey(key, context) };
}

/** The ARN of a key that can encrypt here. Throws KMSKeyNotAccessible. */
export function usableKey(key: string | undefined, context: CallContext): string {
  const found = key === undefined ? managedKey('rds', context) : resolveKey(key, context);
  if (found?.KeyState === 'Enabled') return found.Arn;
  throw new Fault(
    'KMSKeyNotAccessibleFault',
    `The specified KMS key [${key}] does not exist, is not enabled or you do not have permissions to access it.`,
  );
}
