/** Where botocore's and the CLI's name of a service is not that of its signature. */
export const BOTOCORE_NAMES: Readonly<Record<string, string>> = {
  elasticloadbalancing: 'elbv2',
  monitoring: 'cloudwatch',
  servicequotas: 'service-quotas',
  tagging: 'resourcegroupstaggingapi',
};
