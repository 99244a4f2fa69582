import type { WorkloadView } from '../../estate/index.ts';
import type { AccountView, DeclaredUnit } from '../../iac/index.ts';
import type { Stack } from '../../inventory/facts.ts';
import { physicalIdsOf } from './physical-ids-of.ts';
import { recoverableOf } from './recoverable-of.ts';

/** The account and Region of a rebuild. */
export interface Target {
  readonly account: string;
  readonly region: string;
}

/**
 * What was seen of the account of a rebuild, and of the one that is rebuilt. What could not be read is left out; it is then unknown
 * and never clean.
 */
export function accountViewOf(
  view: WorkloadView,
  { account, region }: Target,
  declared: readonly DeclaredUnit[],
): AccountView {
  const seen = view.all('rebuild.account').find((fact) => fact.account === account && fact.region === region);
  const { zones, serviceLinkedRoles, quotas, networks, offers } = seen ?? {};
  const { exports, parameters, keyPairs, keyAliases, images, guardrails } = seen ?? {};
  const stacks = stacksOf(view, declared);
  const physicalIds = stacks === undefined ? undefined : physicalIdsOf(view, stacks, declared);
  const known = {
    zones,
    serviceLinkedRoles,
    quotas,
    networks,
    offers,
    exports,
    parameters,
    keyPairs,
    keyAliases,
    images,
    guardrails,
    stacks: stacks?.map(stackSeen),
    physicalIds,
    recoverable: recoverableOf(view, physicalIds ?? {}),
  };
  return {
    account,
    region,
    ...(Object.fromEntries(
      Object.entries(known).filter(([, part]) => part !== undefined),
    ) as Partial<AccountView>),
  };
}

/** The stacks of a workload that no other stack made, each name once; undefined = not all could be read. */
function stacksOf(view: WorkloadView, declared: readonly DeclaredUnit[]): readonly Stack[] | undefined {
  if (view.gaps(['cloudformation.stack']).some(({ kinds }) => kinds.includes('cloudformation.stack')))
    return undefined;
  const homes = view.environment.accounts.filter(({ purpose }) => purpose === 'workload');
  const rank = ({ account, region }: Stack): number =>
    homes.find(({ id }) => id === account)?.regions.indexOf(region) ?? 0;
  const own = new Set(view.own('cloudformation.stack').map(({ arn }) => arn));
  const named = new Set(declared.flatMap(({ stack }) => stack ?? []));
  const stacks = view
    .all('cloudformation.stack')
    .filter(({ account }) => homes.some(({ id }) => id === account))
    .filter(({ arn, name }) => own.has(arn) || named.has(name))
    .filter(({ status, parentId }) => status !== 'DELETE_COMPLETE' && parentId === undefined)
    .toSorted((one, other) => rank(one) - rank(other));
  return stacks.filter(({ name }, index) => stacks.findIndex((other) => other.name === name) === index);
}

type SeenStack = NonNullable<AccountView['stacks']>[number];

function stackSeen({ name, terminationProtection, roleArn, drift }: Stack): SeenStack {
  return {
    name,
    terminationProtection: terminationProtection === true,
    ...(roleArn === undefined ? {} : { roleArn }),
    drift: DRIFTS.find((status) => status === drift?.status) ?? 'NOT_CHECKED',
    ...(drift?.checkedAt === undefined ? {} : { driftCheckedAt: drift.checkedAt }),
  };
}

const DRIFTS = ['DRIFTED', 'IN_SYNC', 'UNKNOWN', 'NOT_CHECKED'] as const;
