import { invalid } from '../template/fault.ts';
import { backupPlan } from './backup/backup-plan.ts';
import { backupSelection } from './backup/backup-selection.ts';
import { backupVault } from './backup/backup-vault.ts';
import { alarm } from './cloudwatch/alarm.ts';
import { table } from './dynamodb/table.ts';
import { instance } from './ec2/instance.ts';
import { securityGroup } from './ec2/security-group.ts';
import { subnet } from './ec2/subnet.ts';
import { volumeAttachment } from './ec2/volume-attachment.ts';
import { volume } from './ec2/volume.ts';
import { vpc } from './ec2/vpc.ts';
import { listener } from './elbv2/listener.ts';
import { loadBalancer } from './elbv2/load-balancer.ts';
import { targetGroup } from './elbv2/target-group.ts';
import { replicationGroup } from './elasticache/replication-group.ts';
import { role } from './iam/role.ts';
import { alias } from './kms/alias.ts';
import { key } from './kms/key.ts';
import { dbCluster } from './rds/db-cluster.ts';
import { dbInstance } from './rds/db-instance.ts';
import { dbProxyTargetGroup } from './rds/db-proxy-target-group.ts';
import { dbProxy } from './rds/db-proxy.ts';
import { dbSubnetGroup } from './rds/db-subnet-group.ts';
import type { ResourceType } from './resource-type.ts';
import { healthCheck } from './route53/health-check.ts';
import { hostedZone } from './route53/hosted-zone.ts';
import { recordSet } from './route53/record-set.ts';
import { topic } from './sns/topic.ts';
import { ssmParameter } from './ssm/parameter.ts';

/** Every type that the twin can make, change and remove. */
export const RESOURCE_TYPES: readonly ResourceType[] = [
  alarm,
  alias,
  backupPlan,
  backupSelection,
  backupVault,
  dbCluster,
  dbInstance,
  dbProxy,
  dbProxyTargetGroup,
  dbSubnetGroup,
  healthCheck,
  hostedZone,
  instance,
  key,
  listener,
  loadBalancer,
  recordSet,
  replicationGroup,
  role,
  securityGroup,
  ssmParameter,
  subnet,
  table,
  targetGroup,
  topic,
  volume,
  volumeAttachment,
  vpc,
];

const BY_NAME = new Map(RESOURCE_TYPES.map((type) => [type.name, type]));

/** The type of a name, if the twin has it. */
export function findResourceType(name: string): ResourceType | undefined {
  return BY_NAME.get(name);
}

/** The type of a name. Refuses others by name. */
export function resourceTypeOf(name: string): ResourceType {
  const found = findResourceType(name);
  if (found === undefined) throw invalid(`Resource type ${name} is not supported by the embedded AWS`);
  return found;
}
