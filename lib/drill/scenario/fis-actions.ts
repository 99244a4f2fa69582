/** What Landfall knows of an action of AWS FIS beside its name. */
export interface FisAction {
  readonly id: string;
  /** The name under which the action takes its targets; absent = it has none. */
  readonly slot?: string;
  readonly resourceType?: ResourceType;
  /** FIS takes no ARNs for this type: it finds by tags what it meets, and is told the zone by this target parameter. */
  readonly zoneParameter?: string;
  /** The action parameter that holds its length; absent = it happens once. */
  readonly durationParameter?: string;
  /** Shortest length, seconds. */
  readonly shortest?: number;
  /** Parameters beside the length. */
  readonly parameters: readonly string[];
  readonly required: readonly string[];
  /** What the role of FIS must be allowed. */
  readonly permissions: readonly string[];
}

export const RESOURCE_TYPES = [
  'aws:ec2:instance',
  'aws:ec2:subnet',
  'aws:ec2:ebs-volume',
  'aws:rds:db',
  'aws:rds:cluster',
  'aws:elasticache:replicationgroup',
  /** No type of FIS: a node that a call of our own meets. */
  'aws:elasticache:cluster',
] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** Longest length of an action, seconds: PT12H. */
export const LONGEST_FAULT = 43_200;

/**
 * How many targets FIS takes for one action when they are found by tags or parameters, before a quota is raised
 * (https://docs.aws.amazon.com/fis/latest/userguide/fis-quotas.html). By ARN the API takes no more either.
 */
export const TARGETS_PER_ACTION = 5;

/**
 * The actions whose targets Landfall can find and count before they are started
 * (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html). What destroys for good is not among them.
 */
export const FIS_ACTIONS: readonly FisAction[] = [
  {
    id: 'aws:ec2:stop-instances',
    slot: 'Instances',
    resourceType: 'aws:ec2:instance',
    durationParameter: 'startInstancesAfterDuration',
    shortest: 60,
    parameters: ['completeIfInstancesTerminated'],
    required: [],
    permissions: ['ec2:DescribeInstances', 'ec2:StartInstances', 'ec2:StopInstances', 'kms:CreateGrant'],
  },
  {
    id: 'aws:ec2:reboot-instances',
    slot: 'Instances',
    resourceType: 'aws:ec2:instance',
    parameters: [],
    required: [],
    permissions: ['ec2:DescribeInstances', 'ec2:RebootInstances'],
  },
  {
    id: 'aws:ebs:pause-volume-io',
    slot: 'Volumes',
    resourceType: 'aws:ec2:ebs-volume',
    durationParameter: 'duration',
    shortest: 1,
    parameters: [],
    required: [],
    permissions: ['ec2:DescribeVolumes', 'ec2:PauseVolumeIO', 'tag:GetResources'],
  },
  {
    id: 'aws:network:disrupt-connectivity',
    slot: 'Subnets',
    resourceType: 'aws:ec2:subnet',
    durationParameter: 'duration',
    shortest: 60,
    parameters: ['scope', 'prefixListIdentifier'],
    required: ['scope'],
    permissions: [
      'ec2:CreateNetworkAcl',
      'ec2:CreateNetworkAclEntry',
      'ec2:CreateTags',
      'ec2:DeleteNetworkAcl',
      'ec2:DescribeManagedPrefixLists',
      'ec2:DescribeNetworkAcls',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
      'ec2:GetManagedPrefixListEntries',
      'ec2:ReplaceNetworkAclAssociation',
    ],
  },
  {
    id: 'aws:rds:failover-db-cluster',
    slot: 'Clusters',
    resourceType: 'aws:rds:cluster',
    parameters: [],
    required: [],
    permissions: ['rds:DescribeDBClusters', 'rds:FailoverDBCluster', 'tag:GetResources'],
  },
  {
    id: 'aws:rds:reboot-db-instances',
    slot: 'DBInstances',
    resourceType: 'aws:rds:db',
    parameters: ['forceFailover'],
    required: [],
    permissions: ['rds:DescribeDBInstances', 'rds:RebootDBInstance', 'tag:GetResources'],
  },
  {
    id: 'aws:elasticache:replicationgroup-interrupt-az-power',
    slot: 'ReplicationGroups',
    resourceType: 'aws:elasticache:replicationgroup',
    zoneParameter: 'availabilityZoneIdentifier',
    durationParameter: 'duration',
    shortest: 60,
    parameters: [],
    required: [],
    permissions: [
      'elasticache:DescribeReplicationGroups',
      'elasticache:InterruptClusterAzPower',
      'tag:GetResources',
    ],
  },
  {
    id: 'aws:fis:wait',
    durationParameter: 'duration',
    shortest: 60,
    parameters: [],
    required: [],
    permissions: [],
  },
];

/** Ids of the actions that scenarios may name. */
export const ACTION_IDS: readonly string[] = FIS_ACTIONS.map(({ id }) => id);

/** What is known of an action; undefined for one that Landfall does not start. */
export function fisAction(id: string): FisAction | undefined {
  return FIS_ACTIONS.find((action) => action.id === id);
}
