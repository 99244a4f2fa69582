import type {
  AuthorizeSecurityGroupIngressRequest,
  AuthorizeSecurityGroupIngressResult,
  CreateSecurityGroupRequest,
  CreateSecurityGroupResult,
  DeleteSecurityGroupRequest,
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResult,
  RevokeSecurityGroupIngressRequest,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { forgetTags, tagList } from '../../world/tags.ts';
import { matches, tagFields } from './filters.ts';
import { ec2Arn, ec2Tags, newId, tagNew } from './resource.ts';
import { instancesOf, stateOf } from './stored-instance.ts';
import { namedVpc, vpcsIn } from './stored-network.ts';
import { namedGroups, securityGroupsOf, type StoredSecurityGroup } from './stored-security-group.ts';

/** Security groups and their rules for what comes in. */
export const securityGroups = {
  DescribeSecurityGroups(
    input: DescribeSecurityGroupsRequest,
    context: CallContext,
  ): DescribeSecurityGroupsResult {
    const named = input.GroupIds ?? [];
    const rows = named.length > 0 ? namedGroups(context, named) : [...securityGroupsOf(context).values()];
    const { items, next } = page(
      rows.filter((row) => matches(input.Filters, () => fieldsOf(row, context))),
      { token: input.NextToken, max: input.MaxResults, context, id: (row) => row.id, limit: 1_000 },
    );
    return { SecurityGroups: items.map((row) => groupOf(row, context)), NextToken: next };
  },

  CreateSecurityGroup(input: CreateSecurityGroupRequest, context: CallContext): CreateSecurityGroupResult {
    const name = input.GroupName ?? '';
    const { id: vpcId } = input.VpcId === undefined ? defaultVpc(context) : namedVpc(context, input.VpcId);
    const others = [...securityGroupsOf(context).values()].filter((row) => row.vpcId === vpcId);
    if (others.some((row) => row.name === name))
      throw new Fault(
        'InvalidGroup.Duplicate',
        `The security group '${name}' already exists for VPC '${vpcId}'`,
      );
    const id = newId(context.world, context, 'security-group');
    const description = input.Description ?? '';
    table(context).set(id, { id, name, description, vpcId, isDefault: false, ingress: [] });
    tagNew(context, 'security-group', id, input.TagSpecifications);
    return { GroupId: id, SecurityGroupArn: ec2Arn(context, 'security-group', id) };
  },

  AuthorizeSecurityGroupIngress(
    input: AuthorizeSecurityGroupIngressRequest,
    context: CallContext,
  ): AuthorizeSecurityGroupIngressResult {
    const row = own(input.GroupId, context);
    const rules = input.IpPermissions ?? [];
    namedGroups(
      context,
      rules.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.flatMap(({ GroupId }) => GroupId ?? [])),
    );
    table(context).set(row.id, { ...row, ingress: [...row.ingress, ...rules] });
    return { Return: true };
  },

  RevokeSecurityGroupIngress(input: RevokeSecurityGroupIngressRequest, context: CallContext): object {
    const row = own(input.GroupId, context);
    const gone = (input.IpPermissions ?? []).map((rule) => JSON.stringify(rule));
    const ingress = row.ingress.filter((rule) => !gone.includes(JSON.stringify(rule)));
    table(context).set(row.id, { ...row, ingress });
    return { Return: true };
  },

  DeleteSecurityGroup(input: DeleteSecurityGroupRequest, context: CallContext): object {
    const { id } = own(input.GroupId, context);
    const users = [...instancesOf(context.world, context).values()].filter(
      (row) => row.securityGroups?.includes(id) === true && stateOf(row) !== 'terminated',
    );
    const others = [...table(context).values()].filter(
      (row) =>
        row.id !== id &&
        row.ingress.some(({ UserIdGroupPairs = [] }) =>
          UserIdGroupPairs.some(({ GroupId }) => GroupId === id),
        ),
    );
    if (users.length + others.length > 0)
      throw new Fault('DependencyViolation', `resource ${id} has a dependent object`);
    table(context).delete(id);
    forgetTags(context.world, context, ec2Arn(context, 'security-group', id));
    return { Return: true };
  },
};

function table({ world, account, region }: CallContext): Map<string, StoredSecurityGroup> {
  return world.table('ec2.security-group', account, region);
}

function defaultVpc(context: CallContext) {
  const found = vpcsIn(context).find(({ isDefault }) => isDefault);
  if (found === undefined) throw new Fault('VPCIdNotSpecified', 'No default VPC for this user.');
  return found;
}

function own(id: string | undefined, context: CallContext): StoredSecurityGroup {
  const [row] = namedGroups(context, [id ?? '']);
  if (row === undefined || row.isDefault)
    throw new Fault('Unsupported', 'The twin does not change the default security groups of VPCs.');
  return row;
}

function groupOf(row: StoredSecurityGroup, context: CallContext): SecurityGroup {
  return {
    GroupId: row.id,
    GroupName: row.name,
    Description: row.description,
    VpcId: row.vpcId,
    OwnerId: context.account,
    SecurityGroupArn: ec2Arn(context, 'security-group', row.id),
    IpPermissions: [...row.ingress],
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    Tags: tagList(ec2Tags(context, 'security-group', row.id)),
  };
}

function fieldsOf(row: StoredSecurityGroup, context: CallContext) {
  return {
    ...tagFields(ec2Tags(context, 'security-group', row.id)),
    'group-id': [row.id],
    'group-name': [row.name],
    'vpc-id': [row.vpcId],
  };
}
