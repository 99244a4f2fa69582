import type {
  BackupSelection,
  CreateBackupSelectionCommandInput,
  CreateBackupSelectionCommandOutput,
  DeleteBackupSelectionCommandInput,
  DeleteBackupSelectionCommandOutput,
  GetBackupSelectionCommandInput,
  GetBackupSelectionCommandOutput,
  ListBackupSelectionsCommandInput,
  ListBackupSelectionsCommandOutput,
} from '@aws-sdk/client-backup';
import type { Instant } from '../../../base/instant.ts';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { refuseForeignRole } from '../iam/refuse-foreign-role.ts';
import { findPlan } from './plan-row.ts';

export interface StoredSelection {
  readonly id: string;
  readonly planId: string;
  readonly createdAt: Instant;
  readonly selection: BackupSelection;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'backup.selection': StoredSelection;
  }
}

/** What a plan backs up. */
export const selectionOperations = {
  CreateBackupSelection: createBackupSelection,
  GetBackupSelection: getBackupSelection,
  ListBackupSelections: listBackupSelections,
  DeleteBackupSelection: deleteBackupSelection,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function createBackupSelection(
  input: CreateBackupSelectionCommandInput,
  context: CallContext,
): Answer<CreateBackupSelectionCommandOutput> {
  const plan = findPlan(input.BackupPlanId, context);
  const selection = input.BackupSelection;
  const { Resources = [], ListOfTags = [], Conditions = {} } = selection ?? {};
  const says = Resources.length + ListOfTags.length + Object.values(Conditions).flat().length;
  if (selection === undefined || says === 0)
    throw new Fault('InvalidParameterValueException', 'A selection must name resources, tags or conditions.');
  refuseForeignRole(selection.IamRoleArn, context, 'AccessDeniedException');
  const row: StoredSelection = {
    id: uuidOf(nextOf(context.world, context, `backup-selection ${selection.SelectionName}`)),
    planId: plan.id,
    createdAt: context.world.clock.now(),
    selection,
  };
  rows(context).set(row.id, row);
  return { SelectionId: row.id, BackupPlanId: plan.id, CreationDate: new Date(row.createdAt) };
}

function rows({ world, account, region }: CallContext): Map<string, StoredSelection> {
  return world.table('backup.selection', account, region);
}

function getBackupSelection(
  input: GetBackupSelectionCommandInput,
  context: CallContext,
): Answer<GetBackupSelectionCommandOutput> {
  const row = find(input, context);
  return {
    BackupSelection: row.selection,
    SelectionId: row.id,
    BackupPlanId: row.planId,
    CreationDate: new Date(row.createdAt),
  };
}

function find(
  { BackupPlanId, SelectionId }: GetBackupSelectionCommandInput,
  context: CallContext,
): StoredSelection {
  const plan = findPlan(BackupPlanId, context);
  const row = rows(context).get(SelectionId ?? '');
  if (row !== undefined && row.planId === plan.id) return row;
  throw new Fault('ResourceNotFoundException', `Cannot find selection ${SelectionId} of plan ${plan.id}`);
}

function listBackupSelections(
  input: ListBackupSelectionsCommandInput,
  context: CallContext,
): Answer<ListBackupSelectionsCommandOutput> {
  const plan = findPlan(input.BackupPlanId, context);
  const own = [...rows(context).values()].filter((row) => row.planId === plan.id);
  const { items, next } = page(own, {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: (row) => row.id,
    scope: plan.id,
  });
  return {
    BackupSelectionsList: items.map((row) => ({
      SelectionId: row.id,
      SelectionName: row.selection.SelectionName,
      BackupPlanId: row.planId,
      CreationDate: new Date(row.createdAt),
      IamRoleArn: row.selection.IamRoleArn,
    })),
    NextToken: next,
  };
}

function deleteBackupSelection(
  input: DeleteBackupSelectionCommandInput,
  context: CallContext,
): Answer<DeleteBackupSelectionCommandOutput> {
  rows(context).delete(find(input, context).id);
  return {};
}
