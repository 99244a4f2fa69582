/** The AWS services that Landfall speaks to, by the name in the SigV4 scope; CloudWatch's is `monitoring`. */
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
  'fis',
  'dynamodb',
  'ssm',
  'monitoring',
  'elasticache',
  'iam',
  'servicequotas',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];
