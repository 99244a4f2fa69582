/** How fast one bucket may be drawn from. AWS counts per account, and per Region where the service is regional. */
export interface Ceiling {
  readonly perSecond: number;
  /** Calls that may go out at once after a rest. */
  readonly burst: number;
}

/**
 * Half of what AWS allows, so that the other half is left for the people and machines who run the account.
 * Documented: Route 53 5/s an account for all calls, AWS Backup 20/s for lists and 15/s for single reads, EC2 10/s and 50 at once
 * for unfiltered describes. KMS has 500/s and more, and a DynamoDB table what its owner gave it, of which far less is enough;
 * the rest is undocumented and assumed to be 10/s.
 */
export const CEILINGS = {
  sts: { perSecond: 10, burst: 10 },
  rds: { perSecond: 5, burst: 10 },
  'backup-list': { perSecond: 10, burst: 10 },
  'backup-get': { perSecond: 7, burst: 7 },
  ec2: { perSecond: 5, burst: 25 },
  route53: { perSecond: 2, burst: 2 },
  elasticloadbalancing: { perSecond: 5, burst: 10 },
  kms: { perSecond: 50, burst: 50 },
  cloudformation: { perSecond: 5, burst: 5 },
  tagging: { perSecond: 5, burst: 5 },
  fis: { perSecond: 5, burst: 5 },
  dynamodb: { perSecond: 50, burst: 50 },
  ssm: { perSecond: 5, burst: 5 },
  monitoring: { perSecond: 5, burst: 5 },
  elasticache: { perSecond: 5, burst: 10 },
  iam: { perSecond: 5, burst: 5 },
  servicequotas: { perSecond: 5, burst: 5 },
} as const satisfies Record<string, Ceiling>;
export type Bucket = keyof typeof CEILINGS;

/** On a declared endpoint nobody shares the quota; the back-off at the first throttle holds there as well. */
export const ENDPOINT_CEILING: Ceiling = { perSecond: 2_000, burst: 200 };
