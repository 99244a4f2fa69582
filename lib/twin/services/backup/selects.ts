import type { BackupSelection, ConditionParameter } from '@aws-sdk/client-backup';
import { matchesWildcard } from '../../../base/wildcard.ts';
import type { TagMap } from '../../world/tags.ts';

/**
 * Whether a selection takes a resource: it is named by ARN or has one of the tags (or the selection has conditions only), meets
 * every condition, and is not excepted. https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export function selects(selection: BackupSelection, arn: string, tags: TagMap): boolean {
  const { Resources = [], ListOfTags = [], NotResources = [] } = selection;
  if (NotResources.some((pattern) => isLike(arn, pattern))) return false;
  const named =
    Resources.some((pattern) => isLike(arn, pattern)) ||
    ListOfTags.some(({ ConditionKey = '', ConditionValue }) => tags[keyOf(ConditionKey)] === ConditionValue);
  const conditionsOnly = Resources.length === 0 && ListOfTags.length === 0;
  return (named || conditionsOnly) && meetsConditions(selection, tags);
}

function meetsConditions({ Conditions = {} }: BackupSelection, tags: TagMap): boolean {
  const { StringEquals = [], StringNotEquals = [], StringLike = [], StringNotLike = [] } = Conditions;
  return (
    StringEquals.every((one) => valueOf(one, tags) === one.ConditionValue) &&
    StringNotEquals.every((one) => valueOf(one, tags) !== one.ConditionValue) &&
    StringLike.every((one) => isLike(valueOf(one, tags), one.ConditionValue)) &&
    StringNotLike.every((one) => !isLike(valueOf(one, tags), one.ConditionValue))
  );
}

function valueOf({ ConditionKey = '' }: ConditionParameter, tags: TagMap): string | undefined {
  return tags[keyOf(ConditionKey)];
}

/** `aws:ResourceTag/recovery` and `recovery` mean the same key. */
function keyOf(conditionKey: string): string {
  return conditionKey.replace(/^aws:ResourceTag\//, '');
}

function isLike(text: string | undefined, pattern: string | undefined): boolean {
  return text !== undefined && pattern !== undefined && matchesWildcard(pattern, text);
}
