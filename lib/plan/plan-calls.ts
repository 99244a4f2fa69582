import { type Account, type Environment, partitionOf } from '../environment/index.ts';
import { KINDS_BY_PURPOSE, type KindOperation, OPERATIONS, operationsOf } from '../inventory/operations.ts';
import { readRegions } from '../inventory/read-regions.ts';
import { homeRegion } from '../inventory/place.ts';
import type { PlannedAccount, PlannedCalls, PlannedOperation } from './plan.ts';

/** An account, with the least that its reading role must be allowed. */
export function planAccount(environment: Pick<Environment, 'workloads'>, account: Account): PlannedAccount {
  const { name, id, purpose, regions, roleArn } = account;
  const actions = [...readsOf(account).map(({ action }) => action), ...driftActions(environment, account)];
  return { name, id, purpose, regions, roleArn: roleArn ?? null, actions: [...new Set(actions)].sort() };
}

/** Looking for drift changes nothing that runs, but it is no read: a role has to be let, and only where the declaration asks for it. */
function driftActions(
  { workloads }: Pick<Environment, 'workloads'>,
  { purpose }: Account,
): readonly string[] {
  const isAsked = purpose === 'workload' && workloads.some(({ rebuild }) => rebuild?.detectDrift === true);
  return isAsked
    ? ['cloudformation:DescribeStackDriftDetectionStatus', 'cloudformation:DetectStackDrift']
    : [];
}

/** The reads that a run makes in an account, Region by Region. */
export function planCalls(environment: Pick<Environment, 'workloads'>, account: Account): PlannedCalls[] {
  const reads = readsOf(account);
  const of = (...services: string[]) => reads.filter(({ service }) => services.includes(service));
  const regional = reads.filter(({ service }) => service !== 'sts' && service !== 'route53').map(planned);
  const first = [...identityCalls(account), ...of('sts').map(planned)];
  const global = [...of('route53'), ...globalTags(account, of('tagging'))].map(planned);
  const regions = readRegions(environment, account);
  return [
    ...account.regions.map((region, index) => ({
      region,
      operations: [...(index === 0 ? first : []), ...(regions.includes(region) ? regional : [])],
    })),
    { region: 'global', operations: global },
  ]
    .filter(({ operations }) => operations.length > 0)
    .map((calls) => ({ account: account.id, accountName: account.name, ...calls }));
}

function readsOf({ purpose }: Account): readonly KindOperation[] {
  return operationsOf(KINDS_BY_PURPOSE[purpose]);
}

/** A role is entered through the regional endpoint of the account's first Region. */
function identityCalls({ roleArn }: Account): PlannedOperation[] {
  const [identity] = OPERATIONS['sts.identity'];
  if (roleArn === undefined || identity === undefined) return [];
  return [{ ...planned(identity), operation: 'AssumeRole', action: 'sts:AssumeRole' }];
}

/** Tags of what has no Region are kept in the home Region of the partition; where that is declared, they come with it. */
function globalTags({ regions }: Account, reads: readonly KindOperation[]): readonly KindOperation[] {
  return regions.includes(homeRegion(partitionOf(regions[0]))) ? [] : reads;
}

function planned({ service, operation, action, bucket, perResource }: KindOperation): PlannedOperation {
  return { service, operation, action, bucket, perResource: perResource === true };
}
