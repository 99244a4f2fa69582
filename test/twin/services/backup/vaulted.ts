import { keepUp } from '../../../../lib/twin/services/backup/keep-up.ts';
import { planOperations } from '../../../../lib/twin/services/backup/plans.ts';
import { pointOperations } from '../../../../lib/twin/services/backup/points.ts';
import { selectionOperations } from '../../../../lib/twin/services/backup/selections.ts';
import { vaultOperations } from '../../../../lib/twin/services/backup/vaults.ts';
import { vaultPolicyOperations } from '../../../../lib/twin/services/backup/vault-policy.ts';
import { keyOperations } from '../../../../lib/twin/services/kms/keys.ts';
import { type TestWorld, testWorld, wide } from '../ec2/test-world.ts';
import { newDatabase } from '../rds/database.ts';

export const ORDERS_DB = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';
export const RECOVERY_VAULT = 'arn:aws:backup:eu-central-1:222233334444:backup-vault:recovery';

/** A shop with one database and a vault `local`, and another account with a vault `recovery` into which it may copy. */
export interface Vaulted {
  readonly shop: TestWorld;
  readonly vault: TestWorld;
}

/** Everything is encrypted with keys of its own account and Region. */
export function vaulted(start?: string): Vaulted {
  const shop = wide(testWorld(start));
  const vault = shop.as({ account: '222233334444', region: 'eu-central-1' });
  const KmsKeyId = keyOperations.CreateKey({}, shop).KeyMetadata?.Arn;
  newDatabase(shop, { KmsKeyId, Tags: [{ Key: 'recovery', Value: 'backup' }] });
  vaultOperations.CreateBackupVault({ BackupVaultName: 'local' }, shop);
  vaultOperations.CreateBackupVault({ BackupVaultName: 'recovery' }, vault);
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'backup:CopyIntoBackupVault',
  };
  vaultPolicyOperations.PutBackupVaultAccessPolicy(
    { BackupVaultName: 'recovery', Policy: JSON.stringify({ Statement: statement }) },
    vault,
  );
  return { shop, vault };
}

/** An hourly plan for what is tagged `recovery=backup`, kept a day here and in the other account. */
export function newPlan(shop: TestWorld, rule: object = {}): string {
  const Lifecycle = { DeleteAfterDays: 1 };
  const { BackupPlanId = '' } = planOperations.CreateBackupPlan(
    {
      BackupPlan: {
        BackupPlanName: 'hourly',
        Rules: [
          {
            RuleName: 'hourly',
            TargetBackupVaultName: 'local',
            ScheduleExpression: 'cron(0 * ? * * *)',
            Lifecycle,
            CopyActions: [{ DestinationBackupVaultArn: RECOVERY_VAULT, Lifecycle }],
            ...rule,
          },
        ],
      },
    },
    shop,
  );
  selectionOperations.CreateBackupSelection(
    {
      BackupPlanId,
      BackupSelection: {
        SelectionName: 'tagged',
        IamRoleArn: 'arn:aws:iam::111122223333:role/backup',
        ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'recovery', ConditionValue: 'backup' }],
      },
    },
    shop,
  );
  return BackupPlanId;
}

/** Lets so many seconds pass, and what was scheduled happen. */
export function pass(shop: TestWorld, seconds: number): void {
  shop.pass(seconds);
  keepUp(shop.world);
}

/** The points of a vault, oldest data first. */
export function points(here: TestWorld, BackupVaultName: string) {
  const { RecoveryPoints = [] } = pointOperations.ListRecoveryPointsByBackupVault({ BackupVaultName }, here);
  return RecoveryPoints.toSorted((a, b) => Number(a.CreationDate) - Number(b.CreationDate));
}
