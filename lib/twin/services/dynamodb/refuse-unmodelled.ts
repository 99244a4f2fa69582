import { invalid } from './invalid.ts';

/** What DynamoDB knows and the twin does not, legacy parameters above all. */
const UNMODELLED: readonly string[] = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'IndexName',
  'KeyConditions',
  'ProjectionExpression',
  'QueryFilter',
  'ReturnItemCollectionMetrics',
  'ReturnConsumedCapacity',
  'Select',
];

/** Refuses by name a parameter that would change the answer, and that the twin would pass over. */
export function refuseUnmodelled(input: object): void {
  const set = Object.entries(input).find(
    ([name, value]) => UNMODELLED.includes(name) && value !== undefined && value !== 'NONE',
  );
  if (set !== undefined) throw invalid(`The twin does not model the parameter ${set[0]}.`);
}
