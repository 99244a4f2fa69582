import type {
  ListProtectedResourcesCommandInput,
  ListProtectedResourcesCommandOutput,
  ListRecoveryPointsByResourceCommandInput,
  ListRecoveryPointsByResourceCommandOutput,
} from '@aws-sdk/client-backup';
import { page } from '../../page.ts';
import type { CallContext, OperationTable } from '../../service.ts';
import { pointRows, type StoredPoint } from './point-row.ts';
import { pointView } from './point-view.ts';
import { vaultArn } from './vault-row.ts';

/** Recovery points, seen from the resources that they are of. */
export const protectedResourceOperations = {
  ListRecoveryPointsByResource: listRecoveryPointsByResource,
  ListProtectedResources: listProtectedResources,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function listRecoveryPointsByResource(
  input: ListRecoveryPointsByResourceCommandInput,
  context: CallContext,
): Answer<ListRecoveryPointsByResourceCommandOutput> {
  const points = [...pointRows(context.world, context).values()];
  const { items, next } = page(
    points.filter((point) => point.resourceArn === input.ResourceArn),
    {
      token: input.NextToken,
      max: input.MaxResults,
      limit: 1_000,
      context,
      id: (point) => point.arn,
      scope: input.ResourceArn ?? '',
    },
  );
  return { RecoveryPoints: items.map((point) => shortView(point, context)), NextToken: next };
}

function shortView(point: StoredPoint, context: CallContext) {
  const {
    RecoveryPointArn,
    CreationDate,
    Status,
    EncryptionKeyArn,
    BackupVaultName,
    ResourceName,
    VaultType,
  } = pointView(point, context);
  return {
    RecoveryPointArn,
    CreationDate,
    Status,
    ...(EncryptionKeyArn === undefined ? {} : { EncryptionKeyArn }),
    BackupSizeBytes: point.sizeBytes,
    BackupVaultName,
    ResourceName,
    VaultType,
    IsParent: false,
  };
}

function listProtectedResources(
  input: ListProtectedResourcesCommandInput,
  context: CallContext,
): Answer<ListProtectedResourcesCommandOutput> {
  const newest = new Map<string, StoredPoint>();
  for (const point of pointRows(context.world, context).values()) {
    const known = newest.get(point.resourceArn);
    if (known === undefined || known.createdAt < point.createdAt) newest.set(point.resourceArn, point);
  }
  const { items, next } = page(newest.values(), {
    token: input.NextToken,
    max: input.MaxResults,
    limit: 1_000,
    context,
    id: (point) => point.resourceArn,
  });
  return {
    Results: items.map((point) => ({
      ResourceArn: point.resourceArn,
      ResourceType: point.resourceType,
      ResourceName: point.resourceName,
      LastBackupTime: new Date(point.createdAt),
      LastBackupVaultArn: vaultArn(point.vaultName, context),
      LastRecoveryPointArn: point.arn,
    })),
    NextToken: next,
  };
}
