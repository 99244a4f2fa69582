import type { Change } from '../../world/change.ts';

/** Whether nothing is under way that a caller must wait for. What RDS shows late (zones that have swapped) is no hindrance. */
export function isAvailable<Row>({ change }: { readonly change?: Change<Row> }): boolean {
  return change === undefined || change.status === 'available';
}
