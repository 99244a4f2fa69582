import { groupBy } from '../base/group-by.ts';
import type { RunSummary } from './summary.ts';

/** Resources of one type of one workload that no collector reads, and how many of them the declaration excuses. */
export interface UnseenType {
  readonly workload: string;
  readonly type: string;
  readonly arns: readonly string[];
  readonly excused: number;
}

/** What was not looked into, by workload and type, the most numerous first: real stacks hold hundreds of such resources. */
export function unseenByType({ unseen, excluded }: Pick<RunSummary, 'unseen' | 'excluded'>): UnseenType[] {
  const excused = new Set(
    excluded
      .filter(({ check }) => check === 'inventory/resources-seen')
      .map(({ workload, subject }) => `${workload} ${subject?.arn ?? ''}`),
  );
  return [...groupBy(unseen, ({ workload, type }) => `${workload} ${type}`).values()]
    .flatMap((all) => {
      const [first] = all;
      if (first === undefined) return [];
      const { workload, type } = first;
      const count = all.filter(({ arn }) => excused.has(`${workload} ${arn}`)).length;
      return [{ workload, type, arns: all.map(({ arn }) => arn), excused: count }];
    })
    .sort((one, other) => other.arns.length - one.arns.length || (one.type < other.type ? -1 : 1));
}

/** "3 AWS::SNS::Topic, all excused". */
export function unseenInWords({ type, arns, excused }: UnseenType): string {
  const words = `${arns.length} ${type}`;
  if (excused === 0) return words;
  return `${words}, ${excused === arns.length ? 'excused' : `${excused} of them excused`}`;
}
