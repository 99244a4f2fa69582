import type { CallContext } from '../../service.ts';
import type { Tables } from '../../world/world.ts';
import type { StoredRole } from '../sts/role.ts';

/** Roles that AWS makes by itself: with the account, and with the first resource of a service. IAM User Guide, "Create a service-linked role". */
const BY_ITSELF: readonly { readonly service: string; readonly name: string; readonly for?: keyof Tables }[] =
  [
    { service: 'support', name: 'AWSServiceRoleForSupport' },
    { service: 'trustedadvisor', name: 'AWSServiceRoleForTrustedAdvisor' },
    { service: 'rds', name: 'AWSServiceRoleForRDS', for: 'rds.instance' },
    { service: 'rds', name: 'AWSServiceRoleForRDS', for: 'rds.cluster' },
    {
      service: 'elasticloadbalancing',
      name: 'AWSServiceRoleForElasticLoadBalancing',
      for: 'elbv2.load-balancer',
    },
    { service: 'elasticache', name: 'AWSServiceRoleForElastiCache', for: 'elasticache.group' },
    { service: 'backup', name: 'AWSServiceRoleForBackup', for: 'backup.recovery-point' },
  ];

/** Every role of the account of a caller, by name: those that were made, and those of AWS. */
export function rolesIn(context: CallContext): readonly StoredRole[] {
  const { world, account } = context;
  const own = world.table('iam.role', account, 'global');
  const linked = BY_ITSELF.filter((one) => isUsed(one.for, context)).map(({ service, name }) =>
    linkedRole(`${service}.amazonaws.com`, name),
  );
  return [...new Map([...linked, ...own.values()].map((role) => [role.name, role])).values()];
}

/** A role that a service alone takes on. */
export function linkedRole(service: string, name: string): StoredRole {
  return { name, path: `/aws-service-role/${service}/`, trusts: [], trustsServices: [service] };
}

/** A service makes its role with the first of its resources, and keeps it while there is one. */
function isUsed(table: keyof Tables | undefined, { world, account }: CallContext): boolean {
  if (table === undefined) return true;
  return world
    .places(table)
    .some((place) => place.account === account && world.table(table, account, place.region).size > 0);
}
