import type { BackupPlan, BackupSelection, Tags } from '../../inventory/facts.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Store } from '../store.ts';
import { indexSelections, type SelectionIndex } from './selection-index.ts';
import { selects } from './selects.ts';

/** Plans and selections, by how they are looked up. */
export interface PlanIndex {
  readonly plans: ReadonlyMap<string, BackupPlan>;
  readonly selections: SelectionIndex;
}

/** Indexes what feeds vaults. */
export function indexPlans({ facts }: Inventory): PlanIndex {
  return {
    plans: new Map(facts['backup.plan'].map((plan) => [placed(plan, plan.id), plan])),
    selections: indexSelections(facts['backup.selection']),
  };
}

interface Feeding {
  readonly planned: PlanIndex;
  readonly tags: ReadonlyMap<string, Tags>;
}

/**
 * The vaults in which plans keep making points of this store, by their ARN. A plan never stands for a point: it only tells whether
 * the points that are there came by themselves, and whether more will.
 */
export function vaultsFed(feeding: Feeding, store: Selectable): ReadonlySet<string> {
  return new Set(
    selectionsOf(feeding, store).flatMap(({ planId }) => {
      const plan = feeding.planned.plans.get(placed(store, planId));
      return plan === undefined ? [] : vaultsOf(plan);
    }),
  );
}

/** Whether a plan is meant to back something up. */
export function isSelected(feeding: Feeding, store: Selectable): boolean {
  return selectionsOf(feeding, store).length > 0;
}

type Selectable = Pick<Store, 'arn' | 'account' | 'region'>;

function selectionsOf({ planned, tags }: Feeding, store: Selectable): readonly BackupSelection[] {
  const ownTags = tags.get(store.arn) ?? {};
  return planned.selections
    .candidates(store.arn, ownTags)
    .filter((one) => isAtHome(one, store) && selects(one, store.arn, ownTags));
}

/** The vaults that a plan writes and copies into. A rule names its own vault, which is in the place of the plan. */
function vaultsOf({ arn, account, region, rules }: BackupPlan): string[] {
  const partition = arn.split(':')[1] ?? 'aws';
  return rules.flatMap(({ vaultName, copies }) => [
    `arn:${partition}:backup:${region}:${account}:backup-vault:${vaultName}`,
    ...copies.map(({ vaultArn }) => vaultArn),
  ]);
}

interface Place {
  readonly account: string;
  readonly region: string;
}

function isAtHome(place: Place, store: Place): boolean {
  return place.account === store.account && place.region === store.region;
}

function placed({ account, region }: Place, id: string): string {
  return `${account}/${region}/${id}`;
}
