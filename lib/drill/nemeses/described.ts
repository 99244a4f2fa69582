import type { Aws } from '../../aws/index.ts';
import type { FisPlace } from './fis-calls.ts';
import { unseen } from './unseen.ts';

/** A description that goes on by a marker, as RDS and ElastiCache have it. */
export interface Described {
  readonly service: 'rds' | 'elasticache';
  readonly operation: string;
  /** The list in the answer. */
  readonly member: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Describes something as it is now; what is not there is an empty list. Throws what `unseen` makes of any other failure. */
export async function described<Row>(
  aws: Pick<Aws, 'read'>,
  place: FisPlace,
  { service, operation, member, input }: Described,
): Promise<readonly Row[]> {
  const { items, failure } = await aws.read<Readonly<Record<string, readonly Row[] | undefined>>, Row>({
    service,
    bucket: service,
    operation,
    ...place,
    input,
    paging: { tokens: { Marker: 'Marker' } },
    fresh: true,
    items: (page) => page[member],
  });
  if (failure !== undefined && failure.reason !== 'not-found') throw unseen(operation, failure);
  return items;
}
