import type { PlannedFault } from '../../lib/twin/planned-fault.ts';
import { STUB_SERVICES } from './stub-services.ts';
import { type TwinFixture, withTwin } from './with-twin.ts';

/** The plainest of faults. */
export const DENIED: PlannedFault = { kind: 'deny', service: 'rds', operation: 'DescribeDBInstances' };

/** A twin of the stub services around a test body. */
export function stubbed(body: (fixture: TwinFixture) => Promise<void>): () => Promise<void> {
  return withTwin({ services: STUB_SERVICES }, body);
}
