import type { Aws } from '../../../aws/index.ts';
import { messageOf } from '../../../base/errors.ts';
import type { Leftover } from '../../drill-result.ts';
import {
  listStackResources,
  type LiveStack,
  type LiveStackResource,
  type StackPlace,
} from './stack-calls.ts';

type Reader = Pick<Aws, 'read'>;

/** What became of the stacks of a run: those that are still there, and of the deleted ones whatever outlived them. */
export async function stackLeftovers(
  aws: Reader,
  place: StackPlace,
  found: { readonly left: readonly LiveStack[]; readonly seen: ReadonlyMap<string, string> },
): Promise<readonly Leftover[]> {
  const isLeft = new Set(found.left.map(({ arn }) => arn));
  const gone = [...found.seen].filter(([arn]) => !isLeft.has(arn));
  const told = await Promise.all(gone.map(([arn, name]) => ofDeleted(aws, place, arn, name)));
  return [...found.left.map(pending), ...told.flat()];
}

function pending({ name, status, reason }: LiveStack): Leftover {
  return {
    what: `stack ${name}`,
    state: 'pending',
    why: `it is ${status}${reason === undefined ? '' : `: ${reason}`}; run landfall sweep`,
  };
}

async function ofDeleted(
  aws: Reader,
  place: StackPlace,
  arn: string,
  name: string,
): Promise<readonly Leftover[]> {
  const stack: Leftover = { what: `stack ${name}`, state: 'gone' };
  try {
    const resources = await listStackResources(aws, place, arn);
    const more = await Promise.all(resources.map((resource) => outliving(aws, place, resource)));
    return [stack, ...more.flat()];
  } catch (error) {
    const why = `what it held could not be read: ${messageOf(error)}`;
    return [stack, { what: `resources of stack ${name}`, state: 'pending', why }];
  }
}

const KEYS: ReadonlySet<string> = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);

/** Keys wait before they are gone; what a stack was told to keep is still there, and costs. */
async function outliving(
  aws: Reader,
  place: StackPlace,
  { type, logicalId, physicalId = '', status }: LiveStackResource,
): Promise<readonly Leftover[]> {
  const what = `${type} ${logicalId} (${physicalId})`;
  if (status === 'DELETE_SKIPPED')
    return [
      { what, state: 'retained', why: 'its template tells CloudFormation to keep it; it costs as before' },
    ];
  // What a nested stack held is listed under its own ARN alone.
  if (type === 'AWS::CloudFormation::Stack' && physicalId !== '')
    return ofDeleted(aws, place, physicalId, logicalId);
  if (!KEYS.has(type) || physicalId === '') return [];
  const until = await deletionDate(aws, place, physicalId);
  return [
    {
      what,
      state: 'pending',
      why: 'KMS waits at least seven days before a key is gone, at no price',
      ...(until === undefined ? {} : { until }),
    },
  ];
}

async function deletionDate(aws: Reader, place: StackPlace, key: string): Promise<string | undefined> {
  const { items } = await aws.read<{ KeyMetadata?: { DeletionDate?: Date } }, string>({
    service: 'kms',
    bucket: 'kms',
    ...place,
    operation: 'DescribeKey',
    input: { KeyId: key },
    fresh: true,
    items: ({ KeyMetadata }) =>
      KeyMetadata?.DeletionDate === undefined ? [] : [KeyMetadata.DeletionDate.toISOString()],
  });
  return items[0];
}
