export { callerIdentity, stack, stackResource, taggedResource } from './account-facts.ts';
export {
  backupCopyJob,
  backupPlan,
  backupRecoveryPoint,
  backupSelection,
  backupVault,
  kmsKey,
} from './backup-facts.ts';
export { cacheCluster, cacheGroup } from './cache-facts.ts';
export {
  ec2Instance,
  ec2Snapshot,
  ec2Volume,
  ec2Zone,
  ec2Zones,
  loadBalancer,
  targetGroup,
} from './compute-facts.ts';
export {
  clusterMembers,
  rdsAutomatedBackup,
  rdsCluster,
  rdsClusterSnapshot,
  rdsInstance,
  rdsSnapshot,
} from './database-facts.ts';
export { account, environment, objective, workload } from './declaration.ts';
export {
  route53HealthCheck,
  route53Record,
  route53Zone,
  secondaryHealthCheck,
  secondaryRecord,
} from './dns-facts.ts';
export { AWAY, goodTags, HOME, SHOP, VAULT } from './fact-base.ts';
export { ago, fixedNow } from './fixed-now.ts';
export { gap, inventory } from './inventory.ts';
