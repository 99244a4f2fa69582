import type { Instant } from '../base/instant.ts';

/** Where something was read. */
export interface Place {
  readonly account: string;
  /** `global` for Route 53. */
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
}

/** Where and when. */
export interface Sighting extends Place {
  readonly at: Instant;
}

/** The Region whose endpoint and signature stand for services that have no Region. */
export function homeRegion(partition: string): string {
  const homes: Readonly<Record<string, string>> = {
    'aws-cn': 'cn-northwest-1',
    'aws-us-gov': 'us-gov-west-1',
  };
  return homes[partition] ?? 'us-east-1';
}
