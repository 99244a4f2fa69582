import type { Twin } from '../../lib/twin/server.ts';

/** A read that needs an input, and the listing (or the read of one more listing) in the same service that gives it, or the items themselves. */
export interface Read {
  readonly service: string;
  readonly operation: string;
  readonly from: string | Read | readonly object[];
  readonly items: string;
  /** Input member to item member; `[]` wraps it in a list. */
  readonly with: Readonly<Record<string, string>>;
  readonly also?: object;
  readonly place?: Place;
}

interface Place {
  readonly account: string;
  readonly region: string;
}

/** A read of the items of a listing, or of the items given. */
export function read(
  service: string,
  operation: string,
  from: Read['from'],
  items: string,
  input: Read['with'],
  also: object = {},
): Read {
  return { service, operation, from, items, with: input, also };
}

const SHOP: Place = { account: '111122223333', region: 'eu-west-1' };
const ENOUGH = 20;

/** The calls that a read makes on the resources that there are. */
export async function readsOf(twin: Twin, wanted: Read) {
  const { service, operation, place = SHOP } = wanted;
  const items = await sourceItems(twin, wanted, place);
  return items.slice(0, ENOUGH).map((item) => ({
    service,
    operation,
    ...place,
    paginate: true,
    params: { ...wanted.also, ...inputOf(item, wanted.with) },
  }));
}

/** The items that a read is about; one that comes of a second listing also knows what that was asked with. */
async function sourceItems(twin: Twin, { service, from, items }: Read, place: Place): Promise<unknown[]> {
  if (typeof from === 'string') {
    const listed = (await twin.invoke({ service, operation: from, ...place })) as Record<string, unknown[]>;
    return listed[items] ?? [];
  }
  if (!('operation' in from)) return [...from];
  const found: unknown[] = [];
  for (const { params, operation } of await readsOf(twin, from)) {
    const listed = (await twin.invoke({ service, operation, ...place, input: params })) as Record<
      string,
      object[]
    >;
    found.push(...(listed[items] ?? []).map((item) => ({ ...params, ...item })));
  }
  return found;
}

function inputOf(item: unknown, members: Read['with']): object {
  const entries = Object.entries(members).map(([name, source]) => {
    const value = source === '' ? item : (item as Record<string, unknown>)[source.replace('[]', '')];
    return [name, source.endsWith('[]') ? [value] : value];
  });
  return Object.fromEntries(entries) as object;
}
