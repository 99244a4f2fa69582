/** What the harness has to know of a FIS action to write it into a template and to say how it ends. */
export interface FisAction {
  /** The name under which the action takes its targets, and their type; absent for actions that meet no resource. */
  readonly slot?: string;
  readonly resourceType?: string;
  /** The parameter that holds its length. */
  readonly lasts?: string;
  /** `itself`: after its length AWS undoes it. `once`: a push, over at once. `never`: nobody undoes it. */
  readonly ends: 'itself' | 'once' | 'never';
}

/**
 * FIS User Guide, "AWS FIS actions reference". Which actions there are is data of the server, so that any client can start any;
 * this table says only what those do that scenarios may use.
 */
export const FIS_ACTIONS: Readonly<Record<string, FisAction>> = {
  'aws:fis:wait': { lasts: 'duration', ends: 'itself' },
  'aws:ec2:stop-instances': {
    slot: 'Instances',
    resourceType: 'aws:ec2:instance',
    lasts: 'startInstancesAfterDuration',
    ends: 'itself',
  },
  'aws:ec2:reboot-instances': { slot: 'Instances', resourceType: 'aws:ec2:instance', ends: 'once' },
  'aws:ec2:terminate-instances': { slot: 'Instances', resourceType: 'aws:ec2:instance', ends: 'never' },
  'aws:ebs:pause-volume-io': {
    slot: 'Volumes',
    resourceType: 'aws:ec2:ebs-volume',
    lasts: 'duration',
    ends: 'itself',
  },
  'aws:network:disrupt-connectivity': {
    slot: 'Subnets',
    resourceType: 'aws:ec2:subnet',
    lasts: 'duration',
    ends: 'itself',
  },
  'aws:elasticache:replicationgroup-interrupt-az-power': {
    slot: 'ReplicationGroups',
    resourceType: 'aws:elasticache:replicationgroup',
    lasts: 'duration',
    ends: 'itself',
  },
  'aws:rds:failover-db-cluster': { slot: 'Clusters', resourceType: 'aws:rds:cluster', ends: 'once' },
  'aws:rds:reboot-db-instances': { slot: 'DBInstances', resourceType: 'aws:rds:db', ends: 'once' },
};

/** FIS: dynamically chosen targets of one action, before a quota is raised; the model takes no more ARNs either. */
export const TARGETS_PER_ACTION = 5;
