import { matchesWildcard } from '../../base/wildcard.ts';
import type { BackupSelection, TagCondition, Tags } from '../../inventory/facts.ts';

/**
 * AWS Backup takes what an ARN or any of the tags names, of that only what meets all conditions, and never what is excepted.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export function selects(selection: BackupSelection, arn: string, tags: Tags): boolean {
  const { resources, notResources, anyTag, conditions } = selection;
  const named =
    resources.some((pattern) => matchesWildcard(pattern, arn)) || anyTag.some((one) => holds(one, tags));
  return (
    (named || takesAll(selection)) &&
    conditions.every((one) => holds(one, tags)) &&
    !notResources.some((pattern) => matchesWildcard(pattern, arn))
  );
}

/** Conditions alone choose among everything. */
export function takesAll({ resources, anyTag, conditions }: BackupSelection): boolean {
  return resources.length === 0 && anyTag.length === 0 && conditions.length > 0;
}

function holds({ operator, key, value }: TagCondition, tags: Tags): boolean {
  const found = tags[key];
  if (operator === 'equals') return found === value;
  if (operator === 'not-equals') return found !== value;
  const like = found !== undefined && matchesWildcard(value, found);
  return operator === 'like' ? like : !like;
}
