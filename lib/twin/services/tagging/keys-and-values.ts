import type {
  GetTagKeysInput,
  GetTagKeysOutput,
  GetTagValuesInput,
  GetTagValuesOutput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { taggedIn } from './tagged.ts';

/** Which tags are in use. */
export const keysAndValues = {
  GetTagKeys({ PaginationToken: token }: GetTagKeysInput, context: CallContext): GetTagKeysOutput {
    const keys = new Set(taggedIn(context).flatMap(({ tags }) => Object.keys(tags)));
    const { items, next } = listed(keys, token, context);
    return { TagKeys: items, PaginationToken: next };
  },

  GetTagValues(
    { Key = '', PaginationToken: token }: GetTagValuesInput,
    context: CallContext,
  ): GetTagValuesOutput {
    const values = new Set(taggedIn(context).flatMap(({ tags }) => tags[Key] ?? []));
    const { items, next } = listed(values, token, context, Key);
    return { TagValues: items, PaginationToken: next };
  },
};

function listed(texts: ReadonlySet<string>, token: string | undefined, context: CallContext, scope = '') {
  const { items, next } = page(texts, {
    token: token === '' ? undefined : token,
    max: undefined,
    context,
    id: (text) => `.${text}`,
    limit: 100,
    scope,
  });
  return { items, next: next ?? '' };
}
