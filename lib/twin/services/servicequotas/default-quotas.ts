/** A quota as AWS gives it to a new account. AWS General Reference, endpoints and quotas of each service. */
export interface DefaultQuota {
  readonly code: string;
  readonly name: string;
  readonly value: number;
  /** It counts in all Regions together. */
  readonly isGlobal?: true;
}

/** The quotas of a service, by the code that Service Quotas has for it; undefined for one that is not modelled. */
export function defaultsOf(service: string): readonly DefaultQuota[] | undefined {
  return DEFAULTS[service];
}

const DEFAULTS: Readonly<Record<string, readonly DefaultQuota[]>> = {
  ec2: [{ code: 'L-0263D0A3', name: 'EC2-VPC Elastic IPs', value: 5 }],
  vpc: [
    { code: 'L-F678F1CE', name: 'VPCs per Region', value: 5 },
    { code: 'L-A4707A72', name: 'Internet gateways per Region', value: 5 },
    { code: 'L-FE5A380F', name: 'NAT gateways per Availability Zone', value: 5 },
    { code: 'L-E79EC296', name: 'VPC security groups per Region', value: 2_500 },
    { code: 'L-407747CB', name: 'Subnets per VPC', value: 200 },
  ],
  rds: [
    { code: 'L-7B6409FD', name: 'DB instances', value: 40 },
    { code: 'L-952B80B8', name: 'DB clusters', value: 40 },
    { code: 'L-272F1212', name: 'Manual DB instance snapshots', value: 100 },
  ],
  elasticloadbalancing: [
    { code: 'L-53DA6B97', name: 'Application Load Balancers per Region', value: 50 },
    { code: 'L-69A177A2', name: 'Network Load Balancers per Region', value: 50 },
  ],
  elasticache: [{ code: 'L-DFE45DF3', name: 'Nodes per Region', value: 300 }],
  iam: [{ code: 'L-FE177D64', name: 'Roles per account', value: 1_000, isGlobal: true }],
  s3: [{ code: 'L-DC2B2D3D', name: 'General purpose buckets', value: 10_000, isGlobal: true }],
  dynamodb: [{ code: 'L-F98FE922', name: 'Maximum number of tables', value: 2_500 }],
};
