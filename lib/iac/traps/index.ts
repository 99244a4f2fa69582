import { accountIdLiteral } from './account-id-literal.ts';
import { accountKeyedCondition } from './account-keyed-condition.ts';
import { bucketNameFixed } from './bucket-name-fixed.ts';
import { certificateLiteral } from './certificate-literal.ts';
import { cidrOverlap } from './cidr-overlap.ts';
import { codeInOldAccount } from './code-in-old-account.ts';
import { crossRegionReference } from './cross-region-reference.ts';
import { customResourceOutside } from './custom-resource-outside.ts';
import { dataNotInTemplate } from './data-not-in-template.ts';
import { deletionPolicyMissing } from './deletion-policy-missing.ts';
import { driftedByHand } from './drifted-by-hand.ts';
import { guardrailDenies } from './guardrail-denies.ts';
import { handshakeByHand } from './handshake-by-hand.ts';
import { hostedZoneLiteral } from './hosted-zone-literal.ts';
import { imageLiteral } from './image-literal.ts';
import { importWithoutExport } from './import-without-export.ts';
import { keyLiteral } from './key-literal.ts';
import { keyPairNamed } from './key-pair-named.ts';
import { logGroupClash } from './log-group-clash.ts';
import { macroOfAccount } from './macro-of-account.ts';
import { nestedTemplateElsewhere } from './nested-template-elsewhere.ts';
import { networkIdLiteral } from './network-id-literal.ts';
import { notOfferedInRegion } from './not-offered-in-region.ts';
import { orderUnrecorded } from './order-unrecorded.ts';
import { parameterWithoutValue } from './parameter-without-value.ts';
import { partitionLiteral } from './partition-literal.ts';
import { physicalNameFixed } from './physical-name-fixed.ts';
import { privateType } from './private-type.ts';
import { quotaExceeded } from './quota-exceeded.ts';
import { referenceCycle } from './reference-cycle.ts';
import { regionLiteral } from './region-literal.ts';
import { retiredVersion } from './retired-version.ts';
import { secretOutside } from './secret-outside.ts';
import { serviceLinkedRole } from './service-linked-role.ts';
import { signalDependency } from './signal-dependency.ts';
import { snapshotLiteral } from './snapshot-literal.ts';
import { ssmParameterOutside } from './ssm-parameter-outside.ts';
import { stackGuarded } from './stack-guarded.ts';
import { templateOnlyThere } from './template-only-there.ts';
import { undeletableResource } from './undeletable-resource.ts';
import { usEast1Piece } from './us-east-1-piece.ts';
import { userDataFetches } from './user-data-fetches.ts';
import { valueChangesAtDeploy } from './value-changes-at-deploy.ts';
import { zoneLiteral } from './zone-literal.ts';
import { detectAll } from './detect-all.ts';
import type { Trap, TrapContext, TrapFinding } from './trap.ts';

export { type AccountAsks, accountAsks } from './account-asks.ts';
export type { AccountView } from './account-view.ts';
export type { Certainty, Trap, TrapContext, TrapFinding, TrapSeverity } from './trap.ts';
export { TRAP_IDS, type TrapId } from './trap-id.ts';

/** Every trap, in the order of the catalogue. */
export const TRAPS: readonly Trap[] = [
  accountIdLiteral,
  regionLiteral,
  partitionLiteral,
  imageLiteral,
  zoneLiteral,
  keyLiteral,
  certificateLiteral,
  ssmParameterOutside,
  secretOutside,
  bucketNameFixed,
  physicalNameFixed,
  importWithoutExport,
  referenceCycle,
  crossRegionReference,
  serviceLinkedRole,
  quotaExceeded,
  nestedTemplateElsewhere,
  codeInOldAccount,
  customResourceOutside,
  macroOfAccount,
  privateType,
  snapshotLiteral,
  hostedZoneLiteral,
  networkIdLiteral,
  cidrOverlap,
  parameterWithoutValue,
  keyPairNamed,
  deletionPolicyMissing,
  dataNotInTemplate,
  accountKeyedCondition,
  notOfferedInRegion,
  retiredVersion,
  signalDependency,
  userDataFetches,
  handshakeByHand,
  guardrailDenies,
  stackGuarded,
  driftedByHand,
  templateOnlyThere,
  orderUnrecorded,
  valueChangesAtDeploy,
  logGroupClash,
  usEast1Piece,
  undeletableResource,
];

/** What would not come back, or not as it was, by unit and place: one finding for each place and trap. Pure. */
export function findTraps(context: TrapContext): readonly TrapFinding[] {
  return detectAll(TRAPS, context);
}
