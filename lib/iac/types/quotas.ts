/** A quota that templates run into: what counts, by type, and what a new account has. */
export interface CountedQuota {
  /** `service/code` of Service Quotas. */
  readonly quota: string;
  readonly what: string;
  /** AWS General Reference, endpoints and quotas of the service; an account may have another. */
  readonly initial: number;
  readonly types: readonly string[];
}

/** Quotas that are counted in resources. */
export const QUOTAS: readonly CountedQuota[] = [
  { quota: 'ec2/L-0263D0A3', what: 'Elastic IP addresses', initial: 5, types: ['AWS::EC2::EIP', 'aws_eip'] },
  { quota: 'vpc/L-F678F1CE', what: 'VPCs', initial: 5, types: ['AWS::EC2::VPC', 'aws_vpc'] },
  {
    quota: 'vpc/L-A4707A72',
    what: 'Internet gateways',
    initial: 5,
    types: ['AWS::EC2::InternetGateway', 'aws_internet_gateway'],
  },
  {
    quota: 'vpc/L-FE5A380F',
    what: 'NAT gateways in one zone',
    initial: 5,
    types: ['AWS::EC2::NatGateway', 'aws_nat_gateway'],
  },
  {
    quota: 'vpc/L-E79EC296',
    what: 'security groups',
    initial: 2500,
    types: ['AWS::EC2::SecurityGroup', 'aws_security_group'],
  },
  {
    quota: 'rds/L-7B6409FD',
    what: 'database instances',
    initial: 40,
    types: ['AWS::RDS::DBInstance', 'aws_db_instance', 'aws_rds_cluster_instance'],
  },
  {
    quota: 'rds/L-952B80B8',
    what: 'database clusters',
    initial: 40,
    types: ['AWS::RDS::DBCluster', 'aws_rds_cluster'],
  },
  {
    quota: 'elasticloadbalancing/L-53DA6B97',
    what: 'Application Load Balancers',
    initial: 50,
    types: ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'aws_lb', 'aws_alb'],
  },
  { quota: 'iam/L-FE177D64', what: 'roles', initial: 1000, types: ['AWS::IAM::Role', 'aws_iam_role'] },
  { quota: 's3/L-DC2B2D3D', what: 'buckets', initial: 100, types: ['AWS::S3::Bucket', 'aws_s3_bucket'] },
  {
    quota: 'dynamodb/L-F98FE922',
    what: 'tables',
    initial: 2500,
    types: ['AWS::DynamoDB::Table', 'aws_dynamodb_table'],
  },
];
