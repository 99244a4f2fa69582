import type { Invoke, PlantingCall } from '../planted-fault.ts';
import { SHOP } from '../shop/places.ts';
import { type ShopWorkload, shopTags } from '../shop/shop-tags.ts';
import { backup, found } from './look-up.ts';

/** Finds the ARN of a store. */
export type ArnOf = (read: Invoke) => Promise<string>;

/** Takes a store out of the shop's plan, by an exception in its selection. Selections cannot be changed: a new one takes the place. */
export function leaveOut(arnOf: ArnOf): PlantingCall[] {
  return replaceSelection(async (read, excepted) => [...excepted, await arnOf(read)]);
}

/** Takes it in again. */
export function takeIn(arnOf: ArnOf): PlantingCall[] {
  return replaceSelection(async (read, excepted) => {
    const arn = await arnOf(read);
    return excepted.filter((one) => one !== arn);
  });
}

function replaceSelection(
  change: (read: Invoke, excepted: readonly string[]) => Promise<string[]>,
): PlantingCall[] {
  return [
    {
      ...backup,
      operation: 'CreateBackupSelection',
      input: async (read) => {
        const at = await oldestSelection(read);
        const { BackupSelection } = (await read({
          ...backup,
          operation: 'GetBackupSelection',
          input: at,
        })) as {
          BackupSelection: { NotResources?: string[] };
        };
        const NotResources = await change(read, BackupSelection.NotResources ?? []);
        return { BackupPlanId: at.BackupPlanId, BackupSelection: { ...BackupSelection, NotResources } };
      },
    },
    { ...backup, operation: 'DeleteBackupSelection', input: oldestSelection },
  ];
}

async function oldestSelection(read: Invoke): Promise<{ BackupPlanId: string; SelectionId: string }> {
  const BackupPlanId = await planId(read, 'shop-hourly');
  const { BackupSelectionsList } = (await read({
    ...backup,
    operation: 'ListBackupSelections',
    input: { BackupPlanId },
  })) as { BackupSelectionsList: { SelectionId: string; CreationDate: Date }[] };
  const [oldest] = BackupSelectionsList.sort((a, b) => Number(a.CreationDate) - Number(b.CreationDate));
  return { BackupPlanId, SelectionId: found(oldest, 'a selection').SelectionId };
}

async function planId(read: Invoke, name: string): Promise<string> {
  const { BackupPlansList } = (await read({ ...backup, operation: 'ListBackupPlans' })) as {
    BackupPlansList: { BackupPlanId: string; BackupPlanName: string }[];
  };
  return found(
    BackupPlansList.find(({ BackupPlanName }) => BackupPlanName === name),
    name,
  ).BackupPlanId;
}

/** A plan that a team made for one store. */
export interface OwnPlan {
  readonly name: string;
  readonly workload: ShopWorkload;
  readonly arnOf: ArnOf;
  /** How many days its hourly points are kept, and its daily ones; a kind that is absent is not made. */
  readonly keeps: { readonly hourly?: number; readonly daily?: number };
  /** The vault that its points are copied to; absent = they are not. */
  readonly copiesTo?: string;
}

/** Moves a store from the shop's plan to one of its own. */
export function moveToOwnPlan({ name, workload, arnOf, keeps, copiesTo }: OwnPlan): PlantingCall[] {
  const rule = (RuleName: string, ScheduleExpression: string, DeleteAfterDays?: number) => {
    const Lifecycle = { DeleteAfterDays };
    const CopyActions = copiesTo === undefined ? [] : [{ DestinationBackupVaultArn: copiesTo, Lifecycle }];
    const rest = { TargetBackupVaultName: 'shop-local', StartWindowMinutes: 60, Lifecycle, CopyActions };
    return DeleteAfterDays === undefined ? [] : [{ RuleName, ScheduleExpression, ...rest }];
  };
  const Rules = [
    ...rule('hourly', 'cron(0 * ? * * *)', keeps.hourly),
    ...rule('daily', 'cron(30 1 ? * * *)', keeps.daily),
  ];
  return [
    {
      ...backup,
      operation: 'CreateBackupPlan',
      input: {
        BackupPlan: { BackupPlanName: name, Rules },
        BackupPlanTags: shopTags(workload, 'rebuild', `${workload}01_backup-plan`),
      },
    },
    {
      ...backup,
      operation: 'CreateBackupSelection',
      input: async (read) => ({
        BackupPlanId: await planId(read, name),
        BackupSelection: {
          SelectionName: 'one-store',
          IamRoleArn: `arn:aws:iam::${SHOP}:role/shop-backup`,
          Resources: [await arnOf(read)],
        },
      }),
    },
    ...leaveOut(arnOf),
  ];
}
