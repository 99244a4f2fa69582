import { recoveryPointAutomatic } from './backup/recovery-point-automatic.ts';
import { recoveryPointCopied } from './backup/recovery-point-copied.ts';
import { recoveryPointEncrypted } from './backup/recovery-point-encrypted.ts';
import { recoveryPointExists } from './backup/recovery-point-exists.ts';
import { recoveryPointRetained } from './backup/recovery-point-retained.ts';
import { vaultImmutable } from './backup/vault-immutable.ts';
import type { Check } from './check.ts';
import { exclusionsCurrent } from './declaration/exclusions-current.ts';
import { objectivesStated } from './declaration/objectives-stated.ts';
import { promisesConsistent } from './declaration/promises-consistent.ts';
import { instancesSpread } from './ec2/instances-spread.ts';
import { cacheSpread } from './elasticache/cache-spread.ts';
import { targetsInTwoZones } from './elb/targets-in-two-zones.ts';
import { resourcesSeen } from './inventory/resources-seen.ts';
import { resourcesTagged } from './inventory/resources-tagged.ts';
import { recoveryKeyUsable } from './kms/recovery-key-usable.ts';
import { rpoAttainable } from './objectives/rpo-attainable.ts';
import { rtoAttainable } from './objectives/rto-attainable.ts';
import { clusterMultiAz } from './rds/cluster-multi-az.ts';
import { instanceMultiAz } from './rds/instance-multi-az.ts';
import { configurationCopied } from './rebuild/configuration-copied.ts';
import { orchestratorProtected } from './rebuild/orchestrator-protected.ts';
import { resourcesManaged } from './rebuild/resources-managed.ts';
import { sourcesDeclared } from './rebuild/sources-declared.ts';
import { sourcesOutsideAccount } from './rebuild/sources-outside-account.ts';
import { sourcesTrapFree } from './rebuild/sources-trap-free.ts';
import { stacksUndrifted } from './rebuild/stacks-undrifted.ts';
import { failoverComplete } from './route53/failover-complete.ts';
import { healthCheckArmed } from './route53/health-check-armed.ts';
import { switchWithinRto } from './route53/switch-within-rto.ts';

export type { Check, CheckMetadata } from './check.ts';
export { judge, type JudgeInput } from './judge.ts';
export type { Severity, Subject, Verdict } from './verdict.ts';

/** Every check, in the order in which a report tells them. */
export const CHECKS: readonly Check[] = [
  objectivesStated,
  promisesConsistent,
  exclusionsCurrent,
  rtoAttainable,
  rpoAttainable,
  resourcesTagged,
  resourcesSeen,
  recoveryPointExists,
  recoveryPointAutomatic,
  recoveryPointRetained,
  recoveryPointEncrypted,
  recoveryPointCopied,
  vaultImmutable,
  recoveryKeyUsable,
  instanceMultiAz,
  clusterMultiAz,
  cacheSpread,
  instancesSpread,
  targetsInTwoZones,
  failoverComplete,
  healthCheckArmed,
  switchWithinRto,
  sourcesDeclared,
  sourcesTrapFree,
  resourcesManaged,
  stacksUndrifted,
  sourcesOutsideAccount,
  configurationCopied,
  orchestratorProtected,
];
