import type { Instant } from '../base/instant.ts';
import type { IacFormat } from '../iac/iac-set.ts';
import type { AccountView } from '../iac/traps/account-view.ts';
import type { TrapFinding } from '../iac/traps/trap.ts';

export type Tags = Readonly<Record<string, string>>;

/** What every fact says about itself. `id` is the name that other AWS calls use for it. */
export interface FactBase {
  readonly arn: string;
  readonly id: string;
  readonly account: string;
  /** `global` for Route 53. */
  readonly region: string;
  readonly tags: Tags;
  readonly observedAt: Instant;
}

/** rds:DescribeDBInstances. Members of a cluster carry its id. */
export interface RdsInstance extends FactBase {
  readonly resourceId: string;
  readonly engine: string;
  readonly status: string;
  readonly multiAz: boolean;
  readonly zone?: string;
  readonly standbyZone?: string;
  readonly clusterId?: string;
  readonly replicaOf?: string;
  readonly retentionDays: number;
  readonly latestRestorableTime?: Instant;
  readonly createdAt?: Instant;
  readonly encrypted: boolean;
  readonly keyArn?: string;
  readonly deletionProtection: boolean;
  readonly endpoint?: { readonly address: string; readonly port: number };
}

/** rds:DescribeDBClusters. Zones are where the members are, not where they might be placed. */
export interface RdsCluster extends FactBase {
  readonly resourceId: string;
  readonly engine: string;
  readonly status: string;
  readonly multiAz: boolean;
  /** Set on a Multi-AZ DB cluster, absent on Aurora. */
  readonly instanceClass?: string;
  readonly members: readonly { readonly instanceId: string; readonly writer: boolean }[];
  readonly retentionDays: number;
  readonly earliestRestorableTime?: Instant;
  readonly latestRestorableTime?: Instant;
  readonly createdAt?: Instant;
  readonly encrypted: boolean;
  readonly keyArn?: string;
  readonly deletionProtection: boolean;
  /** The writer's. */
  readonly endpoint?: { readonly address: string; readonly port: number };
  /** It leads to the readers, in turn; to the writer where there is none. */
  readonly readerEndpoint?: { readonly address: string; readonly port: number };
}

/** rds:DescribeDBProxies, and rds:DescribeDBProxyTargets of each: an endpoint that stays where it is while databases change. */
export interface RdsProxy extends FactBase {
  readonly status: string;
  /** POSTGRESQL, MYSQL or SQLSERVER. */
  readonly engineFamily: string;
  /** The default one, for reading and writing. */
  readonly endpoint?: { readonly address: string; readonly port: number };
  /** Identifiers of the DB instances and clusters that it stands before; absent = they could not be read. */
  readonly targets?: readonly string[];
}

/** rds:DescribeDBSnapshots and rds:DescribeDBClusterSnapshots. */
export interface RdsSnapshot extends FactBase {
  readonly sourceId: string;
  readonly sourceResourceId?: string;
  /** ARN of the snapshot that this one was copied from. */
  readonly copiedFrom?: string;
  readonly snapshotType: string;
  readonly status: string;
  /** SnapshotDatabaseTime, else OriginalSnapshotCreateTime, else SnapshotCreateTime. */
  readonly dataTime?: Instant;
  readonly createdAt?: Instant;
  readonly encrypted: boolean;
  readonly keyArn?: string;
}

/** rds:DescribeDBInstanceAutomatedBackups and its cluster sister; a copy in another Region shows up in that Region. */
export interface RdsAutomatedBackup extends FactBase {
  readonly sourceArn: string;
  readonly sourceResourceId: string;
  readonly sourceKind: 'instance' | 'cluster';
  /** The Region of the database itself. */
  readonly sourceRegion: string;
  readonly status: string;
  readonly earliest?: Instant;
  readonly latest?: Instant;
  readonly retentionDays: number;
  readonly encrypted: boolean;
  readonly keyArn?: string;
}

/** elasticache:DescribeReplicationGroups. Its nodes are clusters of their own, which follow it. */
export interface CacheGroup extends FactBase {
  readonly engine: string;
  readonly status: string;
  /** `enabled`, `disabled`, or on the way: whether a replica takes over by itself. */
  readonly automaticFailover: string;
  readonly multiAz: boolean;
  /** Data is spread over shards. AWS then says of no node whether it is the primary of its shard. */
  readonly clusterMode: boolean;
  readonly shards: readonly {
    readonly id: string;
    readonly nodes: readonly {
      readonly clusterId: string;
      readonly zone?: string;
      readonly role?: 'primary' | 'replica';
    }[];
  }[];
  /** 0 = no automatic snapshots. */
  readonly snapshotRetentionDays: number;
  readonly keyArn?: string;
}

/** elasticache:DescribeCacheClusters: a node of a replication group, or a cache without one. */
export interface CacheCluster extends FactBase {
  readonly engine: string;
  readonly status: string;
  readonly groupId?: string;
  /** One for each node: only Memcached has several. */
  readonly zones: readonly string[];
  readonly nodeCount: number;
}

/** backup:ListBackupVaults and backup:GetBackupVaultAccessPolicy. */
export interface BackupVault extends FactBase {
  readonly vaultType: string;
  readonly keyArn?: string;
  readonly locked: boolean;
  /** Present = compliance mode; before it, the lock can still be taken off. */
  readonly lockDate?: Instant;
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
  readonly recoveryPoints: number;
  /** JSON text of the access policy; null = there is none; absent = it could not be read. */
  readonly policy?: string | null;
}

export interface BackupRule {
  readonly name: string;
  readonly vaultName: string;
  readonly schedule: string;
  readonly scheduleTimezone?: string;
  readonly startWindowMinutes?: number;
  readonly completionWindowMinutes?: number;
  readonly deleteAfterDays?: number;
  readonly continuous: boolean;
  readonly copies: readonly { readonly vaultArn: string; readonly deleteAfterDays?: number }[];
}

/** backup:ListBackupPlans and backup:GetBackupPlan. */
export interface BackupPlan extends FactBase {
  readonly name: string;
  readonly rules: readonly BackupRule[];
}

export interface TagCondition {
  readonly operator: 'equals' | 'not-equals' | 'like' | 'not-like';
  readonly key: string;
  readonly value: string;
}

/** backup:ListBackupSelections and backup:GetBackupSelection. */
export interface BackupSelection extends FactBase {
  readonly planId: string;
  readonly name: string;
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** Any of them is enough. */
  readonly anyTag: readonly TagCondition[];
  /** All of them are needed. */
  readonly conditions: readonly TagCondition[];
}

/** backup:ListRecoveryPointsByBackupVault. */
export interface BackupRecoveryPoint extends FactBase {
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly resourceArn: string;
  readonly resourceType: string;
  readonly status: string;
  /** The earlier of InitiationDate and CreationDate: the data is no newer than that. */
  readonly dataTime?: Instant;
  readonly completedAt?: Instant;
  readonly deleteAt?: Instant;
  readonly encrypted: boolean;
  readonly keyArn?: string;
  /** A copy says where it came from. */
  readonly sourceVaultArn?: string;
  readonly continuous: boolean;
}

/** backup:ListCopyJobs. */
export interface BackupCopyJob extends FactBase {
  readonly resourceArn: string;
  readonly state: string;
  readonly sourceVaultArn: string;
  readonly destinationVaultArn: string;
  readonly sourceRecoveryPointArn?: string;
  readonly destinationRecoveryPointArn?: string;
  readonly createdAt?: Instant;
  readonly completedAt?: Instant;
  readonly message?: string;
}

/** ec2:DescribeInstances. */
export interface Ec2Instance extends FactBase {
  readonly state: string;
  readonly zone: string;
  readonly instanceType: string;
  readonly volumeIds: readonly string[];
  /** RootDeviceName: where the volume hangs that it starts from. */
  readonly rootDevice?: string;
  /** The subnet of its primary network interface. */
  readonly subnetId?: string;
}

/** ec2:DescribeVolumes. */
export interface Ec2Volume extends FactBase {
  readonly state: string;
  readonly zone: string;
  readonly sizeGiB: number;
  readonly encrypted: boolean;
  readonly keyArn?: string;
  readonly createdAt?: Instant;
  readonly attachments: readonly {
    readonly instanceId: string;
    readonly deleteOnTermination: boolean;
    readonly device?: string;
  }[];
}

/** ec2:DescribeSnapshots with OwnerIds=self. */
export interface Ec2Snapshot extends FactBase {
  readonly volumeId: string;
  readonly state: string;
  /** StartTime: the moment of the data. */
  readonly dataTime?: Instant;
  readonly completedAt?: Instant;
  readonly encrypted: boolean;
  readonly keyArn?: string;
  readonly storageTier: string;
  /** The snapshot's description; AWS Backup and DLM leave their marks there. */
  readonly description: string;
}

/** ec2:DescribeAvailabilityZones. Compare across accounts by `zoneId` only. */
export interface Ec2Zone extends FactBase {
  readonly zoneName: string;
  readonly zoneId: string;
  readonly state: string;
}

/** route53:ListHostedZones. */
export interface Route53Zone extends FactBase {
  /** Lower-case, no trailing dot. */
  readonly name: string;
  readonly private: boolean;
  readonly recordCount: number;
}

/** route53:ListResourceRecordSets. */
export interface Route53Record extends FactBase {
  readonly zoneId: string;
  readonly name: string;
  readonly type: string;
  /** Absent on an alias. */
  readonly ttl?: number;
  readonly values: readonly string[];
  readonly alias?: { readonly name: string; readonly zoneId: string; readonly evaluateTargetHealth: boolean };
  readonly setIdentifier?: string;
  readonly healthCheckId?: string;
  readonly policy:
    | 'simple'
    | 'failover'
    | 'weighted'
    | 'latency'
    | 'geolocation'
    | 'geoproximity'
    | 'cidr'
    | 'multivalue';
  readonly failover?: 'PRIMARY' | 'SECONDARY';
  readonly weight?: number;
}

/** route53:ListHealthChecks and route53:GetHealthCheckStatus. */
export interface Route53HealthCheck extends FactBase {
  readonly type: string;
  readonly disabled: boolean;
  readonly inverted: boolean;
  readonly target?: string;
  readonly port?: number;
  readonly path?: string;
  readonly intervalSeconds?: number;
  readonly failureThreshold?: number;
  readonly childIds: readonly string[];
  readonly healthThreshold?: number;
  /** One line per checker, as it stands; absent = it could not be read, or has none (calculated checks). */
  readonly observations?: readonly string[];
}

/** elasticloadbalancing:DescribeLoadBalancers. */
export interface LoadBalancer extends FactBase {
  readonly name: string;
  readonly type: string;
  readonly scheme: string;
  readonly state: string;
  /** Lower-case. */
  readonly dnsName: string;
  readonly canonicalZoneId: string;
  readonly zones: readonly string[];
  /** The subnet that it stands in, zone by zone. */
  readonly subnets?: readonly { readonly zone: string; readonly id: string }[];
}

/** elasticloadbalancing:DescribeTargetGroups and elasticloadbalancing:DescribeTargetHealth. */
export interface TargetGroup extends FactBase {
  readonly name: string;
  readonly targetType: string;
  readonly loadBalancerArns: readonly string[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly healthCheckPath?: string;
  /** Absent = it could not be read. */
  readonly targets?: readonly {
    readonly id: string;
    readonly zone?: string;
    readonly state: string;
    readonly reason?: string;
  }[];
}

/** kms:ListKeys and kms:DescribeKey. */
export interface KmsKey extends FactBase {
  readonly state: string;
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly deletionDate?: Instant;
  readonly multiRegion: boolean;
  /** ARNs of this key in other Regions. */
  readonly replicas: readonly string[];
  readonly aliases: readonly string[];
  readonly validTo?: Instant;
}

/** cloudformation:DescribeStacks. */
export interface Stack extends FactBase {
  readonly name: string;
  readonly status: string;
  readonly parentId?: string;
  readonly rootId?: string;
  /** The last time that CloudFormation looked for drift, and what it found; absent = it told nothing. */
  readonly drift?: { readonly status: string; readonly checkedAt?: Instant };
  /** Absent on a nested stack, which follows its root. */
  readonly terminationProtection?: boolean;
  /** The role that CloudFormation takes on for this stack. */
  readonly roleArn?: string;
}

/** cloudformation:DescribeStackResourceDrifts: a resource that is not as its template says, property by property. Values are redacted. */
export interface ResourceDrift extends FactBase {
  readonly stackName: string;
  readonly stackArn: string;
  readonly logicalId: string;
  readonly type: string;
  /** MODIFIED, DELETED, UNKNOWN. */
  readonly status: string;
  readonly checkedAt?: Instant;
  readonly differences: readonly {
    readonly path: string;
    readonly kind: string;
    readonly expected?: string;
    readonly actual?: string;
  }[];
}

/** cloudformation:ListStackResources. */
export interface StackResource extends FactBase {
  readonly stackName: string;
  readonly stackArn: string;
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status: string;
}

/** tag:GetResources: every tagged resource, whether or not a collector reads its kind. */
export interface TaggedResource extends FactBase {
  readonly type: string;
}

/** sts:GetCallerIdentity. */
export interface CallerIdentity extends FactBase {
  readonly userId: string;
}

/**
 * What a workload is written down in, read from the files of its declaration; no call to AWS is behind it. It stands where it
 * would be rebuilt: account and Region of `rebuild.into`, else of the workload's first account.
 */
export interface IacUnitFact extends FactBase {
  readonly workload: string;
  readonly format: IacFormat;
  /** As declared or found below it. */
  readonly file: string;
  /** Of what stands in it: its values as JSON, so that a comment or an indent changes nothing. */
  readonly sha256: string;
  /** The stack that it is deployed as, where one is declared or named. */
  readonly stack?: string;
  /** `ids`: what a Terraform state knows of it, its ARN and its id; empty where only a running stack knows. */
  readonly resources: readonly {
    readonly address: string;
    readonly type: string;
    readonly ids: readonly string[];
  }[];
  /** Of a Terraform configuration: where its state lies, as far as the file says. */
  readonly backend?: { readonly type: string; readonly place?: string; readonly locked: boolean };
  /** The unit that deploys this one as a nested stack. */
  readonly parent?: string;
  /** What it takes from other units: an export, a parameter, a secret. */
  readonly needs: readonly { readonly unit: string; readonly name: string; readonly by: string }[];
  /** Why it would not come back as it was, in the order of the file. */
  readonly traps: readonly TrapFinding[];
}

/**
 * What an account has, in which workloads would be rebuilt: of that which decides whether their templates come up there. A part that
 * is absent could not be read, or nothing that is written down gave reason to ask for it.
 */
export type RebuildAccount = FactBase &
  Pick<
    AccountView,
    | 'zones'
    | 'serviceLinkedRoles'
    | 'quotas'
    | 'networks'
    | 'offers'
    | 'exports'
    | 'parameters'
    | 'keyPairs'
    | 'keyAliases'
    | 'images'
    | 'guardrails'
  >;

/** iam:GetRole, of the roles by which Landfall enters an account that workloads are rebuilt in. */
export interface IamRole extends FactBase {
  readonly name: string;
  /** Who may take it on: the trust policy as JSON. Of an external id it only tells whether a fixed one is asked for (`true`). */
  readonly trustPolicy: string;
}

/** Every kind of fact, by the name that checks and `inventory.json` use. */
export interface FactKinds {
  'sts.identity': CallerIdentity;
  'rds.instance': RdsInstance;
  'rds.cluster': RdsCluster;
  'rds.proxy': RdsProxy;
  'rds.snapshot': RdsSnapshot;
  'rds.cluster-snapshot': RdsSnapshot;
  'rds.automated-backup': RdsAutomatedBackup;
  'backup.vault': BackupVault;
  'backup.plan': BackupPlan;
  'backup.selection': BackupSelection;
  'backup.recovery-point': BackupRecoveryPoint;
  'backup.copy-job': BackupCopyJob;
  'ec2.instance': Ec2Instance;
  'ec2.volume': Ec2Volume;
  'ec2.snapshot': Ec2Snapshot;
  'ec2.zone': Ec2Zone;
  'route53.zone': Route53Zone;
  'route53.record': Route53Record;
  'route53.health-check': Route53HealthCheck;
  'elb.load-balancer': LoadBalancer;
  'elb.target-group': TargetGroup;
  'kms.key': KmsKey;
  'elasticache.replication-group': CacheGroup;
  'elasticache.cluster': CacheCluster;
  'cloudformation.stack': Stack;
  'cloudformation.resource': StackResource;
  'cloudformation.drift': ResourceDrift;
  'tagging.resource': TaggedResource;
  'iac.unit': IacUnitFact;
  'rebuild.account': RebuildAccount;
  'iam.role': IamRole;
}

export type FactKind = keyof FactKinds;
export type Fact = FactKinds[FactKind];
