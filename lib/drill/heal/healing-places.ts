import type { Aws } from '../../aws/index.ts';
import type { Environment } from '../../environment/environment.ts';
import { type DrillTable, drillTable } from '../journal/index.ts';
import type { FisPlace } from '../nemeses/index.ts';

/** An account in which drills run: where its lock and journal lie, and where experiments may be. */
export interface HealingPlace {
  readonly table: DrillTable;
  readonly places: readonly FisPlace[];
}

/** Every account of the environment that holds workloads and is open to us. */
export function healingPlaces(environment: Environment, aws: Pick<Aws, 'accounts'>): readonly HealingPlace[] {
  const open = aws.accounts.flatMap(({ account, closed }) => (closed === undefined ? [account] : []));
  return environment.accounts
    .filter(({ id, purpose }) => purpose === 'workload' && open.includes(id))
    .map((account) => ({
      table: drillTable(environment, account),
      places: account.regions.map((region) => ({ account: account.id, region })),
    }));
}
