import type {
  CreateServiceLinkedRoleRequest,
  CreateServiceLinkedRoleResponse,
  GetRoleRequest,
  GetRoleResponse,
  ListRolesRequest,
  ListRolesResponse,
  Role,
  UpdateAssumeRolePolicyRequest,
} from '@aws-sdk/client-iam';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { roleArn, type StoredRole } from '../sts/role.ts';
import { uniqueId } from '../sts/unique-id.ts';
import { namedRole } from './named-role.ts';
import { linkedRole, rolesIn } from './roles-in.ts';
import { trustOf, trustPolicyOf } from './trust.ts';

/** The roles of an account. */
export const roles = {
  ListRoles(input: ListRolesRequest, context: CallContext): ListRolesResponse {
    const { items, next } = page(
      rolesIn(context).filter(({ path = '/' }) => path.startsWith(input.PathPrefix ?? '/')),
      {
        token: input.Marker,
        max: input.MaxItems,
        context,
        id: ({ name }) => name,
        scope: input.PathPrefix ?? '/',
      },
    );
    return {
      Roles: items.map((role) => roleOf(role, context)),
      IsTruncated: next !== undefined,
      Marker: next,
    };
  },

  GetRole({ RoleName }: GetRoleRequest, context: CallContext): GetRoleResponse {
    return { Role: roleOf(namedRole(context, RoleName), context) };
  },

  /** Who may take a role on from now on. A role of AWS is not changed. */
  UpdateAssumeRolePolicy(
    { RoleName, PolicyDocument }: UpdateAssumeRolePolicyRequest,
    context: CallContext,
  ): Record<string, never> {
    const { trusts: _, trustsServices: __, externalId: ___, ...role } = namedRole(context, RoleName);
    if (role.path?.startsWith('/aws-service-role/') === true)
      throw new Fault(
        'UnmodifiableEntity',
        `Cannot perform the operation on the protected role '${role.name}'`,
        {
          status: 400,
        },
      );
    const rows = context.world.table('iam.role', context.account, 'global');
    rows.set(role.name, { ...role, ...trustOf(PolicyDocument) });
    return {};
  },

  /** The second of a service is refused: there is one for an account, and no suffix is modelled. */
  CreateServiceLinkedRole(
    input: CreateServiceLinkedRoleRequest,
    context: CallContext,
  ): CreateServiceLinkedRoleResponse {
    const service = input.AWSServiceName ?? '';
    const name = LINKED[service];
    if (name === undefined || input.CustomSuffix !== undefined)
      throw new Fault('InvalidInput', `The twin does not model service-linked roles of ${service}.`, {
        status: 400,
      });
    if (rolesIn(context).some((role) => role.name === name))
      throw new Fault(
        'InvalidInput',
        `Service role name ${name} has been taken in this account, please try a different suffix.`,
        { status: 400 },
      );
    const made = linkedRole(service, name);
    context.world.table('iam.role', context.account, 'global').set(name, made);
    return { Role: roleOf(made, context) };
  },
};

/** What each service calls its role. */
const LINKED: Readonly<Record<string, string>> = {
  'autoscaling.amazonaws.com': 'AWSServiceRoleForAutoScaling',
  'backup.amazonaws.com': 'AWSServiceRoleForBackup',
  'ecs.amazonaws.com': 'AWSServiceRoleForECS',
  'elasticache.amazonaws.com': 'AWSServiceRoleForElastiCache',
  'elasticloadbalancing.amazonaws.com': 'AWSServiceRoleForElasticLoadBalancing',
  'opensearchservice.amazonaws.com': 'AWSServiceRoleForAmazonOpenSearchService',
  'rds.amazonaws.com': 'AWSServiceRoleForRDS',
};

/** Roles are older than anything that the twin counts. */
const MADE = new Date('2025-01-01T00:00:00.000Z');

function roleOf(role: StoredRole, { account }: CallContext): Role {
  return {
    Path: role.path ?? '/',
    RoleName: role.name,
    RoleId: uniqueId('AROA', role.name),
    Arn: roleArn(account, role),
    CreateDate: MADE,
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustPolicyOf(role))),
    MaxSessionDuration: role.maxSessionSeconds ?? 3_600,
  };
}
