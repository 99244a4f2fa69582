import { parseArn } from '../../base/arn.ts';
import { POINT_FACTS, type Store, survives, type WorkloadView } from '../../estate/index.ts';
import type { BackupRecoveryPoint } from '../../inventory/facts.ts';

/**
 * Of what holds data, by physical id: whether a recovery point outlives the account. What is left out is not known: a point is in
 * doubt, something could not be read, or there are ways to copy such a thing that no collector reads (a bucket, a secret).
 */
export function recoverableOf(
  view: WorkloadView,
  physicalIds: Readonly<Record<string, string | null>>,
): Readonly<Record<string, boolean>> {
  const isComplete = view.gaps(POINT_FACTS).length === 0;
  const known: Record<string, boolean> = {};
  const settle = (names: readonly string[], outlives: boolean | undefined): void => {
    if (outlives === true || (outlives === false && isComplete))
      for (const name of names) known[name] = outlives;
  };
  for (const name of Object.values(physicalIds)) if (name !== null) settle([name], copied(view, name));
  for (const { id, account, region } of view.all('backup.vault'))
    if (Object.values(physicalIds).includes(id)) settle([id], vaultCopied(view, { id, account, region }));
  // No copy of a cache leaves its account by itself: AWS Backup takes none, and its own snapshots stay.
  for (const { id, arn } of view.own('elasticache.replication-group')) settle([id, arn], false);
  for (const store of view.stores) settle([store.id, store.arn], outlivesAccount(view, store));
  return known;
}

function outlivesAccount(view: WorkloadView, store: Store): boolean | undefined {
  const points = view.recoveryPoints(store).filter((point) => survives(point, store, 'account-compromise'));
  if (points.some(({ unusable }) => unusable === undefined)) return true;
  return points.some(({ doubtful }) => doubtful === true) ? undefined : false;
}

/** What is no database and no volume: AWS Backup may keep a copy of it elsewhere. That it keeps none proves nothing, but for tables. */
function copied(view: WorkloadView, name: string): boolean | undefined {
  const points = view.all('backup.recovery-point').filter((point) => isOf(point, name));
  if (points.some(isOutside)) return true;
  const table = view
    .all('cloudformation.resource')
    .some(({ type, physicalId }) => type === 'AWS::DynamoDB::Table' && physicalId === name);
  return table ? false : undefined;
}

/** All that a vault holds points of has a point elsewhere too. */
function vaultCopied(
  view: WorkloadView,
  vault: { readonly id: string; readonly account: string; readonly region: string },
): boolean {
  const points = view.all('backup.recovery-point');
  const held = points.filter(
    ({ vaultName, account, region }) =>
      vaultName === vault.id && account === vault.account && region === vault.region,
  );
  const outside = new Set(points.filter(isOutside).map(({ resourceArn }) => resourceArn));
  return held.every(({ resourceArn }) => outside.has(resourceArn));
}

function isOf({ resourceArn }: BackupRecoveryPoint, name: string): boolean {
  return resourceArn === name || resourceArn.split(/[:/]/).at(-1) === name;
}

function isOutside({ resourceArn, account, keyArn, status }: BackupRecoveryPoint): boolean {
  const owner = parseArn(resourceArn)?.account ?? '';
  const isWhole = status === 'COMPLETED' || status === 'AVAILABLE';
  return isWhole && owner !== '' && account !== owner && parseArn(keyArn ?? '')?.account !== owner;
}
