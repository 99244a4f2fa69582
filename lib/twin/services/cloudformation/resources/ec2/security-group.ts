import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Value, ValueMap } from '../../../../../syntax/index.ts';
import { ec2Arn } from '../../../ec2/resource.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, list, record, tags, text, whole } from '../property.ts';
import type { Properties, ResourceCall, ResourceType } from '../resource-type.ts';

/** `AWS::EC2::SecurityGroup`, with rules for what comes in; what goes out is open, as by default. */
export const securityGroup: ResourceType = {
  name: 'AWS::EC2::SecurityGroup',
  properties: {
    GroupName: fixed(text),
    GroupDescription: fixed(text),
    VpcId: fixed(text),
    SecurityGroupIngress: list(
      record({
        IpProtocol: text,
        FromPort: whole,
        ToPort: whole,
        CidrIp: text,
        SourceSecurityGroupId: text,
        Description: text,
      }),
    ),
    Tags: tags,
  },
  required: ['GroupDescription'],
  attributes: ['GroupId', 'VpcId'],
  create: async (properties, call) => {
    const { GroupName, GroupDescription, VpcId } = properties;
    const { GroupId } = await call.invoke<{ GroupId: string }>('ec2', 'CreateSecurityGroup', {
      GroupName: GroupName ?? call.name(),
      Description: GroupDescription,
      VpcId,
    });
    await open(GroupId, rulesIn(properties), call);
    return GroupId;
  },
  read: async (id, call) => ({ GroupId: id, VpcId: (await describe(id, call))?.VpcId ?? '' }),
  update: async (id, { before, after }, call) => {
    const old = rulesIn(before);
    if (old.length > 0)
      await call.invoke('ec2', 'RevokeSecurityGroupIngress', { GroupId: id, IpPermissions: old });
    await open(id, rulesIn(after), call);
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('ec2', 'DeleteSecurityGroup', { GroupId: id }));
  },
  look: async (id, call) => {
    const found = await describe(id, call);
    if (found === undefined) return undefined;
    return {
      GroupName: found.GroupName ?? '',
      GroupDescription: found.Description ?? '',
      VpcId: found.VpcId ?? '',
      SecurityGroupIngress: (found.IpPermissions ?? []).map(ruleOf),
    };
  },
  arn: (id, context) => ec2Arn(context, 'security-group', id),
};

async function open(
  GroupId: string,
  IpPermissions: readonly IpPermission[],
  call: ResourceCall,
): Promise<void> {
  if (IpPermissions.length > 0)
    await call.invoke('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, IpPermissions });
}

function rulesIn({ SecurityGroupIngress = [] }: Properties): IpPermission[] {
  return (SecurityGroupIngress as readonly ValueMap[]).map((rule) => {
    const { CidrIp, SourceSecurityGroupId, Description, ...ports } = rule;
    const described = Description === undefined ? {} : { Description };
    return {
      ...ports,
      ...(CidrIp === undefined ? {} : { IpRanges: [{ CidrIp, ...described }] }),
      ...(SourceSecurityGroupId === undefined
        ? {}
        : { UserIdGroupPairs: [{ GroupId: SourceSecurityGroupId, ...described }] }),
    } as IpPermission;
  });
}

function ruleOf({
  IpProtocol = '',
  FromPort,
  ToPort,
  IpRanges = [],
  UserIdGroupPairs = [],
}: IpPermission): Value {
  const [range] = IpRanges;
  const [pair] = UserIdGroupPairs;
  const Description = range?.Description ?? pair?.Description;
  return {
    IpProtocol,
    ...(FromPort === undefined ? {} : { FromPort }),
    ...(ToPort === undefined ? {} : { ToPort }),
    ...(range?.CidrIp === undefined ? {} : { CidrIp: range.CidrIp }),
    ...(pair?.GroupId === undefined ? {} : { SourceSecurityGroupId: pair.GroupId }),
    ...(Description === undefined ? {} : { Description }),
  };
}

async function describe(id: string, call: ResourceCall): Promise<SecurityGroup | undefined> {
  const found = await unlessMissing(
    call.invoke<{ SecurityGroups: SecurityGroup[] }>('ec2', 'DescribeSecurityGroups', { GroupIds: [id] }),
  );
  return found?.SecurityGroups[0];
}
