import type { CallerIdentity, Stack, StackResource, TaggedResource } from '../../lib/inventory/facts.ts';
import { factBase } from './fact-base.ts';
import { type Fields, made } from './made.ts';

/** The role that Landfall reads with, in the shop's account. */
export function callerIdentity(fields: Fields<CallerIdentity> = {}): CallerIdentity {
  return made<CallerIdentity>(
    {
      ...factBase(fields, 'landfall-read', 'sts::{account}:assumed-role/{id}/landfall', 'global'),
      tags: {},
      userId: 'AROAEXAMPLE:landfall',
    },
    fields,
  );
}

/** The stack `shop-orders`, finished. */
export function stack(fields: Fields<Stack> = {}): Stack {
  const id = fields.id ?? fields.name ?? 'shop-orders';
  return made<Stack>(
    {
      ...factBase(fields, id, 'cloudformation:{region}:{account}:stack/{id}/5e6f'),
      name: id,
      status: 'CREATE_COMPLETE',
    },
    fields,
  );
}

/** The database of the stack `shop-orders`. */
export function stackResource(fields: Fields<StackResource> = {}): StackResource {
  const stackName = fields.stackName ?? 'shop-orders';
  const logicalId = fields.logicalId ?? fields.id ?? 'Database';
  const stackArn = fields.stackArn ?? stack({ ...place(fields), name: stackName }).arn;
  return made<StackResource>(
    {
      ...factBase(
        { ...place(fields), id: logicalId },
        logicalId,
        `cloudformation:{region}:{account}:stack/${stackName}/5e6f#{id}`,
      ),
      tags: {},
      stackName,
      stackArn,
      logicalId,
      physicalId: 'orders-db',
      type: 'AWS::RDS::DBInstance',
      status: 'CREATE_COMPLETE',
    },
    fields,
  );
}

/** A queue that carries the tags of `orders`: of a kind that no collector reads. */
export function taggedResource(fields: Fields<TaggedResource> = {}): TaggedResource {
  return made<TaggedResource>(
    { ...factBase(fields, 'orders-queue', 'sqs:{region}:{account}:{id}'), type: 'AWS::SQS::Queue' },
    fields,
  );
}

function place(fields: { readonly account?: string | undefined; readonly region?: string | undefined }) {
  return { account: fields.account, region: fields.region };
}
