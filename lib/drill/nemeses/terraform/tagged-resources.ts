import type { Aws } from '../../../aws/index.ts';
import { type Instant, instant } from '../../../base/instant.ts';
import { ENVIRONMENT_TAG, RUN_TAG } from '../tags.ts';
import { PART_TAG, type TerraformState } from './terraform-state.ts';

interface Page {
  readonly ResourceTagMappingList?: readonly { readonly ResourceARN?: string }[];
}

/** A key that waits for its end: gone for everybody but KMS. */
export interface WaitingKey {
  readonly arn: string;
  readonly until?: Instant;
}

/** ARNs of what still carries the tags of a part, and in words where nobody could look. What cannot be tagged is not in it. */
export interface TaggedResources {
  readonly arns: readonly string[];
  readonly waiting: readonly WaitingKey[];
  readonly unseen: readonly string[];
}

/** Asks the tagging API of every Region that the part worked in, and where tags of global services are kept. */
export async function taggedResources(
  aws: Pick<Aws, 'read'>,
  state: Pick<TerraformState, 'run' | 'environment' | 'part' | 'account' | 'regions'>,
): Promise<TaggedResources> {
  const { account } = state;
  const readings = await Promise.all(
    [...new Set([...state.regions, ...homeOf(state.regions)])].map(async (region) => {
      const { items, failure } = await aws.read<Page, string>({
        service: 'tagging',
        bucket: 'tagging',
        account,
        region,
        operation: 'GetResources',
        input: { TagFilters: filters(state) },
        paging: { tokens: { PaginationToken: 'PaginationToken' }, pageSize: ['ResourcesPerPage', 100] },
        fresh: true,
        items: ({ ResourceTagMappingList: list }) => list?.flatMap(({ ResourceARN }) => ResourceARN ?? []),
      });
      return {
        items,
        unseen: failure === undefined ? [] : [`${region}: ${failure.code}: ${failure.message}`],
      };
    }),
  );
  const all = [...new Set(readings.flatMap(({ items }) => items))].toSorted();
  const waiting = (await Promise.all(all.map((arn) => waitingKey(aws, account, arn)))).flat();
  return {
    arns: all.filter((arn) => !waiting.some((key) => key.arn === arn)),
    waiting,
    unseen: readings.flatMap(({ unseen }) => unseen),
  };
}

function filters({ run, environment, part }: Pick<TerraformState, 'run' | 'environment' | 'part'>) {
  return Object.entries({ [RUN_TAG]: run, [ENVIRONMENT_TAG]: environment, [PART_TAG]: part }).map(
    ([Key, value]) => ({ Key, Values: [value] }),
  );
}

function homeOf(regions: readonly string[]): string[] {
  return regions.some((region) => /^(cn|us-gov|us-iso|eu-isoe|eusc)/.test(region)) ? [] : ['us-east-1'];
}

/** Terraform schedules the end of a key, and its tags stay until then. */
async function waitingKey(aws: Pick<Aws, 'read'>, account: string, arn: string): Promise<WaitingKey[]> {
  const [, , service, region = '', , resource = ''] = arn.split(':');
  if (service !== 'kms' || !resource.startsWith('key/')) return [];
  const { items } = await aws.read<
    { KeyMetadata?: { KeyState?: string; DeletionDate?: Date } },
    { state: string; until?: Instant }
  >({
    service: 'kms',
    bucket: 'kms',
    account,
    region,
    operation: 'DescribeKey',
    input: { KeyId: arn },
    fresh: true,
    items: ({ KeyMetadata: { KeyState: state = '', DeletionDate: until } = {} }) => [
      { state, ...(until === undefined ? {} : { until: instant(until) }) },
    ],
  });
  return items.flatMap(({ state, until }) =>
    state === 'PendingDeletion' ? [{ arn, ...(until === undefined ? {} : { until }) }] : [],
  );
}
