import type { WorkloadView } from '../../estate/index.ts';
import type { DeclaredUnit } from '../../iac/index.ts';
import { statefulType } from '../../iac/types/stateful.ts';
import type { FactKind } from '../../inventory/facts.ts';
import type { Gap } from '../../inventory/inventory.ts';
import type { Unseen } from '../../rebuild/index.ts';

const STORES: readonly FactKind[] = ['rds.instance', 'rds.cluster', 'ec2.instance', 'ec2.volume'];
const ORIGINALS: readonly FactKind[] = ['cloudformation.stack', 'cloudformation.resource'];
/** What serving shows to be there again, or what nothing that serves needs. */
const NOT_SERVED_FROM: ReadonlySet<string> = new Set([
  'AWS::SecretsManager::Secret',
  'AWS::ECR::Repository',
  'AWS::CodeCommit::Repository',
  'AWS::Backup::BackupVault',
  'aws_secretsmanager_secret',
  'aws_ecr_repository',
]);
/** Told by the names of the stores that stand. */
const SEEN_AS_STORES =
  /^AWS::(?:RDS::DB(?:Instance|Cluster)|EC2::Volume)$|^aws_(?:db_instance|rds_cluster|ebs_volume)$/;

/** What holds data that a rebuild makes empty: what stands, and what only the templates tell of (tables, buckets, files). */
export function dataLeftBehind(view: WorkloadView, units: readonly DeclaredUnit[]): readonly string[] {
  const stores = view.stores.map(({ name, id }) => name ?? id);
  const described = units
    .flatMap(({ unit }) => unit.resources)
    .filter(({ type }) => statefulType(type) !== undefined && !NOT_SERVED_FROM.has(type))
    .filter(({ type }) => stores.length === 0 || !SEEN_AS_STORES.test(type))
    .map(({ address, type }) => `${address} (${type})`);
  return [...new Set([...stores, ...described])];
}

/** Reads that failed where the original stands: an empty list of stores, or of resources, then means nothing. */
export function unseenOf(view: WorkloadView): Unseen {
  const home = new Set(
    view.environment.accounts.filter(({ purpose }) => purpose === 'workload').map(({ id }) => id),
  );
  const failed = (kinds: readonly FactKind[]): string[] =>
    view
      .gaps(kinds)
      .filter(
        ({ account, kinds: missing }) => home.has(account) && missing.some((one) => kinds.includes(one)),
      )
      .map(inWords);
  return { data: failed(STORES), originals: failed(ORIGINALS) };
}

function inWords({ action, account, region, code }: Gap): string {
  return `${action} in account ${account}, ${region}: ${code}`;
}
