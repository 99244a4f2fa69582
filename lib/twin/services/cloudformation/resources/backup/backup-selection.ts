import type { BackupSelection } from '@aws-sdk/client-backup';
import type { Value } from '../../../../../syntax/index.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, list, record, text } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';
import { asText } from '../../template/as-text.ts';

const condition = record({ ConditionType: text, ConditionKey: text, ConditionValue: text });

/** `AWS::Backup::BackupSelection`; its physical id names plan and selection, as AWS's does. */
export const backupSelection: ResourceType = {
  name: 'AWS::Backup::BackupSelection',
  properties: {
    BackupPlanId: fixed(text),
    BackupSelection: fixed(
      record({
        SelectionName: text,
        IamRoleArn: text,
        Resources: list(text),
        NotResources: list(text),
        ListOfTags: list(condition),
      }),
    ),
  },
  required: ['BackupPlanId', 'BackupSelection'],
  attributes: ['Id', 'BackupPlanId', 'SelectionId'],
  create: async (properties, call) => {
    const { SelectionId } = await call.invoke<{ SelectionId: string }>(
      'backup',
      'CreateBackupSelection',
      properties,
    );
    return `${SelectionId}_${asText(properties['BackupPlanId'])}`;
  },
  read: (id) => {
    const { SelectionId, BackupPlanId } = partsOf(id);
    return Promise.resolve({ Id: id, SelectionId, BackupPlanId });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('backup', 'DeleteBackupSelection', partsOf(id)));
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<{ BackupSelection: BackupSelection }>('backup', 'GetBackupSelection', partsOf(id)),
    );
    if (found === undefined) return undefined;
    return {
      BackupPlanId: partsOf(id).BackupPlanId,
      BackupSelection: found.BackupSelection as unknown as Value,
    };
  },
};

function partsOf(id: string): { readonly SelectionId: string; readonly BackupPlanId: string } {
  const [SelectionId = '', BackupPlanId = ''] = id.split('_');
  return { SelectionId, BackupPlanId };
}
