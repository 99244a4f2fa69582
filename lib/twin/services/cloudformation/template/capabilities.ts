import type { Capability } from '@aws-sdk/client-cloudformation';
import type { Declared } from './declared.ts';

/** Types that give somebody rights, with the property that names them. */
const IAM: Readonly<Record<string, string | undefined>> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
};

/** What a caller has to acknowledge before CloudFormation makes this. */
export function capabilitiesFor({ resources }: Declared): Capability[] {
  const rights = resources.filter(({ type }) => Object.hasOwn(IAM, type));
  if (rights.length === 0) return [];
  const isNamed = rights.some(({ type, properties }) => properties[IAM[type] ?? ''] !== undefined);
  return [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'];
}

/** Why, in CloudFormation's words. */
export function capabilitiesReason({ resources }: Declared): string | undefined {
  const types = [...new Set(resources.map(({ type }) => type).filter((type) => Object.hasOwn(IAM, type)))];
  return types.length === 0
    ? undefined
    : `The following resource(s) require capabilities: [${types.join(', ')}]`;
}
