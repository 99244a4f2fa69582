/** The AWS services that Landfall reads, by the name in the SigV4 scope. */
export const SERVICE_NAMES = [
  'sts',
  'rds',
  'backup',
  'ec2',
  'route53',
  'elasticloadbalancing',
  'kms',
  'cloudformation',
  'tagging',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];
