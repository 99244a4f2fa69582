import type { Route53Record } from '../../inventory/facts.ts';

/** What is wrong with a record or a health check. `missing`: it rests on something that was not found. */
export interface Fault {
  readonly outcome: 'fail' | 'missing' | 'unknown';
  readonly what: string;
  readonly fix: string;
}

/** How reports speak of one record among those of its name. */
export function roleOf(record: Route53Record): string {
  return (
    record.failover ?? (record.setIdentifier === undefined ? 'the record' : `record ${record.setIdentifier}`)
  );
}
