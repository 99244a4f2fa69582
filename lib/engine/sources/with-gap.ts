import { gapFix } from '../../estate/gaps.ts';
import { POINT_FACTS, type WorkloadView } from '../../estate/index.ts';
import type { TrapFinding, TrapId } from '../../iac/index.ts';
import type { Gap } from '../../inventory/inventory.ts';
import type { FactKind } from '../../inventory/facts.ts';
import type { Target } from './account-view-of.ts';

/** What a trap is judged by in the account of a rebuild. */
const THERE: { readonly [Id in TrapId]?: readonly string[] } = {
  'zone-literal': ['ec2:DescribeAvailabilityZones'],
  'service-linked-role': ['iam:ListRoles'],
  'quota-exceeded': ['servicequotas:ListServiceQuotas'],
  'cidr-overlap': ['ec2:DescribeVpcs', 'ec2:DescribeVpcPeeringConnections'],
  'not-offered-in-region': ['ec2:DescribeInstanceTypeOfferings'],
  'retired-version': ['rds:DescribeDBEngineVersions', 'elasticache:DescribeCacheEngineVersions'],
  'guardrail-denies': ['iam:SimulatePrincipalPolicy'],
};

/** What it is judged by in the account that is rebuilt. */
const HERE: { readonly [Id in TrapId]?: readonly FactKind[] } = {
  'data-not-in-template': [...POINT_FACTS, 'cloudformation.stack', 'cloudformation.resource'],
  'stack-guarded': ['cloudformation.stack'],
  'drifted-by-hand': ['cloudformation.stack'],
  'template-only-there': ['cloudformation.stack'],
};

/** Says of what is unknown which call did not come through, and what would let it. */
export function withGap(finding: TrapFinding, view: WorkloadView, target: Target): TrapFinding {
  if (finding.certainty !== 'unknown') return finding;
  const gap = gapBehind(finding.trap, view, target);
  if (gap === undefined) return finding;
  return {
    ...finding,
    message: `${finding.message} (${gap.action} did not come through in ${gap.account}: ${gap.code})`,
    fix: gapFix(gap),
  };
}

/** A closed account is one gap of all that would have been read in it. */
function gapBehind(trap: TrapId, view: WorkloadView, { account, region }: Target): Gap | undefined {
  const actions = THERE[trap];
  if (actions !== undefined)
    return view.inventory.gaps.find(
      (gap) =>
        gap.account === account &&
        gap.region === region &&
        gap.kinds.includes('rebuild.account') &&
        (gap.service === 'sts' || actions.includes(gap.action)),
    );
  const kinds = HERE[trap] ?? [];
  return view.gaps(kinds).find((gap) => gap.kinds.some((kind) => kinds.includes(kind)));
}
