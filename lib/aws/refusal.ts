import type { Failure, FailureReason } from './aws.ts';

/** Why AWS answers and does nothing. After any other failure nobody knows what was done. */
const REFUSALS: readonly FailureReason[] = [
  'denied',
  'expired',
  'credentials',
  'throttled',
  'unsupported',
  'not-found',
  'other',
];

/** Whether AWS certainly did not do what it was asked. A broken connection, silence or a gateway's error leave that open. */
export function isRefusal({ reason }: Failure): boolean {
  return REFUSALS.includes(reason);
}
