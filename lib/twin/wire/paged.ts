import type { OperationModel } from './model.ts';

/** The members with which an operation's listing is continued. */
export interface PagedBy {
  readonly inputToken: string;
  readonly outputToken: string;
  /** The member that says whether more follows, where there is one. */
  readonly flag: 'IsTruncated' | 'Truncated' | undefined;
}

/** Output and input token, in this order: Route 53's listings echo `Marker` beside `NextMarker`. */
const TOKENS: readonly (readonly [output: string, input: string])[] = [
  ['NextToken', 'NextToken'],
  ['nextToken', 'nextToken'],
  ['NextMarker', 'Marker'],
  ['Marker', 'Marker'],
  ['PaginationToken', 'PaginationToken'],
  ['NextRecordName', 'StartRecordName'],
  ['LastEvaluatedTableName', 'ExclusiveStartTableName'],
];

/** How an operation's listing is continued; undefined when it answers in one piece. */
export function pagedBy({ input, output }: OperationModel): PagedBy | undefined {
  if (!input.isStructSchema() || !output.isStructSchema()) return undefined;
  const taken = input.getMemberSchemas();
  const given = output.getMemberSchemas();
  const pair = TOKENS.find(([outputToken, inputToken]) => outputToken in given && inputToken in taken);
  if (pair === undefined) return undefined;
  const flag = (['IsTruncated', 'Truncated'] as const).find((name) => name in given);
  return { outputToken: pair[0], inputToken: pair[1], flag };
}
