import { unlessMissing } from '../gone.ts';
import { fixed, text, texts } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';
import { isSameKey } from '../same-key.ts';
import { asText } from '../../template/as-text.ts';

interface Told {
  readonly BackupVaultArn: string;
  readonly EncryptionKeyArn: string;
}

/** `AWS::Backup::BackupVault` */
export const backupVault: ResourceType = {
  name: 'AWS::Backup::BackupVault',
  properties: {
    BackupVaultName: fixed(text),
    EncryptionKeyArn: { ...fixed(text), isSame: isSameKey },
    BackupVaultTags: texts,
  },
  required: ['BackupVaultName'],
  attributes: ['BackupVaultArn', 'BackupVaultName'],
  create: async (properties, call) => {
    await call.invoke('backup', 'CreateBackupVault', properties);
    return asText(properties['BackupVaultName']);
  },
  read: async (id, call) => {
    const { BackupVaultArn } = await call.invoke<Told>('backup', 'DescribeBackupVault', {
      BackupVaultName: id,
    });
    return { BackupVaultArn, BackupVaultName: id };
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('backup', 'DeleteBackupVault', { BackupVaultName: id }));
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<Told>('backup', 'DescribeBackupVault', { BackupVaultName: id }),
    );
    return found === undefined
      ? undefined
      : { BackupVaultName: id, EncryptionKeyArn: found.EncryptionKeyArn };
  },
  tagsProperty: 'BackupVaultTags',
  arn: (id, { account, region }) => `arn:aws:backup:${region}:${account}:backup-vault:${id}`,
};
