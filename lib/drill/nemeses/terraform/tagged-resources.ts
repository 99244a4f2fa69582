import type { Aws } from '../../../aws/index.ts';
import { ENVIRONMENT_TAG, RUN_TAG } from '../tags.ts';
import { PART_TAG, type TerraformState } from './terraform-state.ts';

interface Page {
  readonly ResourceTagMappingList?: readonly { readonly ResourceARN?: string }[];
}

/** ARNs of what still carries the tags of a part, and in words where nobody could look. What cannot be tagged is not in it. */
export interface TaggedResources {
  readonly arns: readonly string[];
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
  return {
    arns: [...new Set(readings.flatMap(({ items }) => items))].toSorted(),
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
