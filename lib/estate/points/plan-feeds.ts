import { matchesWildcard } from '../../base/wildcard.ts';
import type { BackupPlan, BackupSelection, TagCondition, Tags } from '../../inventory/facts.ts';
import type { Store } from '../store.ts';
import type { SourceIndex } from './source-index.ts';

/**
 * Whether a plan keeps making points of this store in that vault. It never stands for a point: it only tells whether the points
 * that are there came by themselves, and whether more will.
 */
export function planFeeds({ inventory, tags }: SourceIndex, store: Store, vaultArn: string): boolean {
  const { facts } = inventory;
  return facts['backup.plan'].some(
    (plan) =>
      isAtHome(plan, store) &&
      writesTo(plan, vaultArn) &&
      facts['backup.selection'].some(
        (selection) =>
          selection.planId === plan.id &&
          isAtHome(selection, store) &&
          selects(selection, store.arn, tags.get(store.arn) ?? {}),
      ),
  );
}

/**
 * AWS Backup takes what an ARN or any of the tags names, of that only what meets all conditions, and never what is excepted.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export function selects(selection: BackupSelection, arn: string, tags: Tags): boolean {
  const { resources, notResources, anyTag, conditions } = selection;
  const named =
    resources.some((pattern) => matchesWildcard(pattern, arn)) || anyTag.some((one) => holds(one, tags));
  const everything = resources.length === 0 && anyTag.length === 0 && conditions.length > 0;
  return (
    (named || everything) &&
    conditions.every((one) => holds(one, tags)) &&
    !notResources.some((pattern) => matchesWildcard(pattern, arn))
  );
}

function isAtHome(place: { account: string; region: string }, store: Store): boolean {
  return place.account === store.account && place.region === store.region;
}

function writesTo(plan: BackupPlan, vaultArn: string): boolean {
  const local = (name: string) => `:backup:${plan.region}:${plan.account}:backup-vault:${name}`;
  return plan.rules.some(
    (rule) =>
      vaultArn.endsWith(local(rule.vaultName)) || rule.copies.some((copy) => copy.vaultArn === vaultArn),
  );
}

function holds({ operator, key, value }: TagCondition, tags: Tags): boolean {
  const found = tags[key.replace(/^aws:ResourceTag\//, '')];
  if (operator === 'equals') return found === value;
  if (operator === 'not-equals') return found !== value;
  const like = found !== undefined && matchesWildcard(value, found);
  return operator === 'like' ? like : !like;
}
