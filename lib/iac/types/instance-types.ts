/** Where the type of an instance or the class of a database is given, and what the offers of a Region call it. */
export const OFFERED: Readonly<
  Record<string, { readonly property: string; readonly service: 'ec2' | 'rds' | 'elasticache' }>
> = {
  'AWS::EC2::Instance': { property: 'InstanceType', service: 'ec2' },
  'AWS::EC2::LaunchTemplate': { property: 'LaunchTemplateData.InstanceType', service: 'ec2' },
  'AWS::AutoScaling::LaunchConfiguration': { property: 'InstanceType', service: 'ec2' },
  'AWS::AutoScaling::AutoScalingGroup': {
    property: 'MixedInstancesPolicy.LaunchTemplate.Overrides.InstanceType',
    service: 'ec2',
  },
  'AWS::Batch::ComputeEnvironment': { property: 'ComputeResources.InstanceTypes', service: 'ec2' },
  'AWS::EKS::Nodegroup': { property: 'InstanceTypes', service: 'ec2' },
  'AWS::RDS::DBInstance': { property: 'DBInstanceClass', service: 'rds' },
  'AWS::RDS::DBCluster': { property: 'DBClusterInstanceClass', service: 'rds' },
  'AWS::ElastiCache::ReplicationGroup': { property: 'CacheNodeType', service: 'elasticache' },
  'AWS::ElastiCache::CacheCluster': { property: 'CacheNodeType', service: 'elasticache' },
  aws_instance: { property: 'instance_type', service: 'ec2' },
  aws_launch_template: { property: 'instance_type', service: 'ec2' },
  aws_launch_configuration: { property: 'instance_type', service: 'ec2' },
  aws_eks_node_group: { property: 'instance_types', service: 'ec2' },
  aws_db_instance: { property: 'instance_class', service: 'rds' },
  aws_rds_cluster_instance: { property: 'instance_class', service: 'rds' },
  aws_elasticache_replication_group: { property: 'node_type', service: 'elasticache' },
};

/**
 * Families of which newer Regions have none (previous generations) or few Regions have any (accelerators, large memory, Mac).
 * Amazon EC2 User Guide, "Amazon EC2 instance types" and "Instance types by Region".
 */
export function isRareFamily(type: string): boolean {
  const name = type.replace(/^(db|cache)\./, '');
  return PREVIOUS.test(name) || RARE.test(name);
}

const PREVIOUS = /^(t1|m1|m2|m3|c1|c3|cc2|cr1|r3|g2|i2|hs1|hi1|cg1)\./;
const RARE =
  /^(p[2-9]\w*|g[3-9]\w*|inf\d\w*|trn\d\w*|dl\d\w*|vt\d|f[12]|mac\w*|u-\w+|u7\w*|x[12]\w*|hpc\w+|z1d|h1|is4gen|im4gn)\./;
