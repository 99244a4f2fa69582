import type { Filter } from '@aws-sdk/client-rds';
import { Fault } from '../../service.ts';

/** For each filter name that an operation knows, the values of an item that it is compared with. */
export type FilterNames<Item> = Readonly<Record<string, (item: Item) => readonly (string | undefined)[]>>;

/** Keeps the items that match every filter; the values of one filter are alternatives. An unknown name is refused. */
export function applyFilters<Item>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  names: FilterNames<Item>,
): Item[] {
  const tests = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const valuesOf = names[Name];
    if (valuesOf === undefined) throw new Fault('InvalidParameterValue', `Unrecognized filter name: ${Name}`);
    return (item: Item) => valuesOf(item).some((value) => value !== undefined && Values.includes(value));
  });
  return items.filter((item) => tests.every((test) => test(item)));
}

/** RDS gives pages of 20 to 100, and refuses other sizes. */
export function pageMaximum(maxRecords: number | undefined): number {
  if (maxRecords === undefined) return 100;
  if (maxRecords >= 20 && maxRecords <= 100) return maxRecords;
  throw new Fault(
    'InvalidParameterValue',
    `Invalid value ${maxRecords} for MaxRecords. Must be between 20 and 100`,
  );
}
