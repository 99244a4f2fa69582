import { formatDuration } from '../../base/duration.ts';
import { type Instant, secondsBetween } from '../../base/instant.ts';
import type { RecoveryPoint } from '../../estate/recovery-point.ts';

const SOURCES: Readonly<Record<RecoveryPoint['source'], string>> = {
  'rds-automated-backup': 'RDS point-in-time recovery',
  'rds-snapshot': 'an RDS snapshot',
  'aws-backup': 'an AWS Backup point',
  'ebs-snapshot': 'an EBS snapshot',
};

/** How old the data of a point is; a point without a moment is of no age, and never young. */
export function ageOf({ dataTime }: RecoveryPoint, now: Instant): number {
  return dataTime === undefined ? Number.POSITIVE_INFINITY : secondsBetween(dataTime, now);
}

/** "an AWS Backup point of 45 min ago in 222233334444, eu-central-1". */
export function pointInWords(point: RecoveryPoint, now: Instant): string {
  const { source, account, region } = point;
  return `${SOURCES[source]} of ${formatDuration(ageOf(point, now))} ago in ${account}, ${region}`;
}

/** What stands against the points that are there, each reason once: the first three. */
export function whyUnusable(points: readonly RecoveryPoint[]): string {
  const reasons = [...new Set(points.flatMap(({ unusable }) => unusable ?? []))];
  const more = reasons.length > 3 ? ` and ${reasons.length - 3} more reasons` : '';
  return `${reasons.slice(0, 3).join('; ')}${more}`;
}
