import type {
  CreateDBSubnetGroupCommandInput,
  CreateDBSubnetGroupCommandOutput,
  DeleteDBSubnetGroupCommandInput,
  DeleteDBSubnetGroupCommandOutput,
  DescribeDBSubnetGroupsCommandInput,
  DescribeDBSubnetGroupsCommandOutput,
} from '@aws-sdk/client-rds';
import { page } from '../../page.ts';
import { type CallContext, Fault, type OperationTable } from '../../service.ts';
import { addTags, forgetTags, tagMap } from '../../world/tags.ts';
import { subnetsIn, type StoredSubnet } from '../ec2/stored-network.ts';
import { pageMaximum } from './filters.ts';
import { clusterRows } from './cluster-row.ts';
import { instanceRows } from './instance-row.ts';
import { findSubnetGroup, subnetGroupArn, subnetGroupRows, subnetGroupView } from './subnet-group-row.ts';

/** Groups of subnets that databases are put into. */
export const subnetGroupOperations = {
  CreateDBSubnetGroup: createDBSubnetGroup,
  DescribeDBSubnetGroups: describeDBSubnetGroups,
  DeleteDBSubnetGroup: deleteDBSubnetGroup,
} satisfies OperationTable;

type Answer<Output> = Omit<Output, '$metadata'>;

function createDBSubnetGroup(
  input: CreateDBSubnetGroupCommandInput,
  context: CallContext,
): Answer<CreateDBSubnetGroupCommandOutput> {
  const name = (input.DBSubnetGroupName ?? '').toLowerCase();
  const rows = subnetGroupRows(context);
  if (rows.has(name))
    throw new Fault('DBSubnetGroupAlreadyExistsFault', `The DB subnet group '${name}' already exists.`);
  const subnets = (input.SubnetIds ?? []).map((id) => known(id, context));
  if (new Set(subnets.map(({ zone }) => zone)).size < 2)
    throw new Fault(
      'DBSubnetGroupDoesNotCoverEnoughAZs',
      "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: fewer than two. Add subnets to cover at least 2 AZs.",
    );
  const row = { name, description: input.DBSubnetGroupDescription ?? '', subnetIds: input.SubnetIds ?? [] };
  rows.set(name, row);
  addTags(context.world, context, subnetGroupArn(context, name), tagMap(input.Tags));
  return { DBSubnetGroup: subnetGroupView(row, context) };
}

function known(id: string, context: CallContext): StoredSubnet {
  const found = subnetsIn(context).find((subnet) => subnet.id === id);
  if (found !== undefined) return found;
  throw new Fault('InvalidSubnet', `Some input subnets in :[${id}] are invalid.`);
}

function describeDBSubnetGroups(
  input: DescribeDBSubnetGroupsCommandInput,
  context: CallContext,
): Answer<DescribeDBSubnetGroupsCommandOutput> {
  const rows =
    input.DBSubnetGroupName === undefined
      ? [...subnetGroupRows(context).values()]
      : [findSubnetGroup(input.DBSubnetGroupName, context)];
  const { items, next } = page(rows, {
    token: input.Marker,
    max: pageMaximum(input.MaxRecords),
    context,
    id: ({ name }) => name,
    scope: input.DBSubnetGroupName ?? '',
  });
  return { DBSubnetGroups: items.map((row) => subnetGroupView(row, context)), Marker: next };
}

function deleteDBSubnetGroup(
  input: DeleteDBSubnetGroupCommandInput,
  context: CallContext,
): Answer<DeleteDBSubnetGroupCommandOutput> {
  const { name } = findSubnetGroup(input.DBSubnetGroupName, context);
  const databases = [...instanceRows(context.world, context).values()].map(
    ({ DBSubnetGroup: group }) => group?.DBSubnetGroupName,
  );
  const clusters = [...clusterRows(context.world, context).values()].map(({ DBSubnetGroup: group }) => group);
  if ([...databases, ...clusters].includes(name))
    throw new Fault(
      'InvalidDBSubnetGroupStateFault',
      `Cannot delete the subnet group '${name}' because at least one database instance is still using it.`,
    );
  subnetGroupRows(context).delete(name);
  forgetTags(context.world, context, subnetGroupArn(context, name));
  return {};
}
