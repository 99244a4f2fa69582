import type { TwinService } from '../../lib/twin/service.ts';
import { requiredMembers } from '../../lib/twin/wire/conformity.ts';
import { loadModel, type OperationModel } from '../../lib/twin/wire/model.ts';
import { type PagedBy, pagedBy } from '../../lib/twin/wire/paged.ts';
import type { Twin } from '../../lib/twin/server.ts';

/** An operation that lists. */
export interface Listing {
  readonly service: TwinService;
  readonly operation: OperationModel;
  readonly paged: PagedBy;
  /** The member that holds the items. */
  readonly items: string;
  /** What it has to be told, mostly nothing. */
  readonly input: object;
}

/** Asked without input, these are refused, although no member of their input is required. */
const NEEDS_INPUT = ['DescribeListeners', 'DescribeStackResources', 'GetTemplate', 'GetTemplateSummary'];

/** Listings that are asked here although they need an input. */
const TOLD: Readonly<Record<string, object>> = { ListServiceQuotas: { ServiceCode: 'vpc' } };

/** The modelled listings of a service that can be asked without input, or with one that is known here. */
export async function listingsOf(service: TwinService): Promise<Listing[]> {
  const model = await loadModel(service);
  const names = Object.keys(service.operations).filter((name) => !NEEDS_INPUT.includes(name));
  return names.flatMap((name) => {
    const operation = model.operations.get(name);
    const paged = operation === undefined ? undefined : pagedBy(operation);
    if (operation === undefined || paged === undefined) return [];
    const input = TOLD[name] ?? {};
    if (requiredMembers(operation.input).some((member) => !(member in input))) return [];
    const items = Object.entries(operation.output.getMemberSchemas()).find(([, member]) =>
      member.isListSchema(),
    );
    return items === undefined ? [] : [{ service, operation, paged, items: items[0], input }];
  });
}

/** The modelled reads of a service that can be asked without input, listings or not. */
export async function plainReadsOf(service: TwinService): Promise<string[]> {
  const model = await loadModel(service);
  return readNames(service).filter((name) => {
    const operation = model.operations.get(name);
    return (
      operation !== undefined && !NEEDS_INPUT.includes(name) && requiredMembers(operation.input).length === 0
    );
  });
}

/** The modelled operations of a service that change nothing. */
export function readNames(service: TwinService): string[] {
  return Object.keys(service.operations).filter((name) => /^(Describe|Get|List)/.test(name));
}

/** Every item of a listing, asked in process. */
export async function everyItem(
  twin: Twin,
  listing: Listing,
  account: string,
  region: string,
): Promise<object[]> {
  const { service, operation, paged } = listing;
  const items: object[] = [];
  let token: unknown;
  do {
    const answer = (await twin.invoke({
      service: service.signingName,
      operation: operation.name,
      account,
      region,
      input: token === undefined ? listing.input : { ...listing.input, [paged.inputToken]: token },
    })) as Record<string, unknown>;
    items.push(...(answer[listing.items] as object[]));
    token = answer[paged.outputToken] === '' ? undefined : answer[paged.outputToken];
  } while (token !== undefined);
  return items;
}
