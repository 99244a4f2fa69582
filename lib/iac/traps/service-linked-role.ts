import { own } from '../../base/own.ts';
import { ROLE_NEEDS, ROLE_OF_SERVICE } from '../types/service-linked-roles.ts';
import type { IacResource, IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { type Hit, inTexts } from './scan/in-texts.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';
import { resourcesOf } from './values/in-origins.ts';

/** A role that AWS makes, and that may or may not be there. */
export const serviceLinkedRole: Trap = defineTrap({
  id: 'service-linked-role',
  severity: 'blocks',
  title: 'A service-linked role has to be there, or must not be',
  why: 'In a new account nobody has used the service yet, so its role is missing; where it is there already, making it again fails (IAM User Guide, "Create a service-linked role").',
  fix: 'make the role once for the account, in a stack of its own that checks first, before anything that needs it',
  needsAccount: true,
  requirements: ['REB-1'],
  detect: (context) => [...made(context), ...needed(context), ...named(context)],
});

const MAKERS = ['AWS::IAM::ServiceLinkedRole', 'aws_iam_service_linked_role'];

function made(context: TrapContext): readonly TrapFinding[] {
  return resourcesOf(context.set.units, (type) => MAKERS.includes(type)).flatMap(({ unit, resource }) => {
    const role = roleOf(resource);
    const roles = context.account?.serviceLinkedRoles;
    if (roles !== undefined && role !== undefined && !roles.includes(role)) return [];
    const isSure = roles !== undefined && role !== undefined;
    return [
      at(unit, resource, {
        certainty: isSure ? 'certain' : 'unknown',
        message: isSure
          ? `${role} is there already, and making it again fails`
          : `${role ?? 'the role'} is made here: where the account has it already, this fails; nobody has looked`,
      }),
    ];
  });
}

function roleOf({ properties }: IacResource): string | undefined {
  const service = properties['AWSServiceName'] ?? properties['aws_service_name'];
  return typeof service === 'string' ? own(ROLE_OF_SERVICE, service) : undefined;
}

function needed(context: TrapContext): readonly TrapFinding[] {
  return resourcesOf(context.set.units, (type) => own(ROLE_NEEDS, type) !== undefined).flatMap(
    ({ unit, resource }) => {
      const need = own(ROLE_NEEDS, resource.type);
      if (
        need === undefined ||
        (need.property !== undefined && resource.properties[need.property] === undefined)
      )
        return [];
      const hit = missing(context, need.role);
      return hit === undefined ? [] : [at(unit, resource, hit)];
    },
  );
}

/** A policy of a key, or a group of instances, names the role by its ARN. */
function named(context: TrapContext): readonly TrapFinding[] {
  return inTexts(context, serviceLinkedRole, ({ text, role: part, resource }) => {
    const [, role] = part === 'condition' || resource === undefined ? [] : (ARN.exec(text) ?? []);
    return role === undefined || !NAMERS.test(resource?.type ?? '') ? undefined : missing(context, role);
  });
}

const ARN = /:role\/aws-service-role\/[\w.-]+\/(AWSServiceRoleFor\w+)/;
const NAMERS =
  /^(AWS::KMS::(Key|ReplicaKey)|AWS::AutoScaling::AutoScalingGroup|aws_kms_key|aws_autoscaling_group)$/;

function missing({ set, account }: TrapContext, role: string): Hit | undefined {
  const isMade = resourcesOf(set.units, (type) => MAKERS.includes(type)).some(
    ({ resource }) => roleOf(resource) === role,
  );
  if (isMade || account?.serviceLinkedRoles?.includes(role) === true) return undefined;
  return account?.serviceLinkedRoles === undefined
    ? {
        certainty: 'unknown',
        message: `${role} has to be there; nobody has looked whether the account has it`,
      }
    : { message: `${role} is not there, and nothing here makes it` };
}

function at(unit: IacUnit, resource: IacResource, hit: Hit): TrapFinding {
  return found(serviceLinkedRole, { unit, resource, path: resource.path, ...hit });
}
