import type { Run } from '../evidence/run.ts';

const AWS_HOST = /(^|\.)(amazonaws\.com(\.cn)?|api\.aws|amazonaws\.eu)$/;

/**
 * What a run spoke to, by the hosts that really answered and not by what was configured: AWS only when every one of them is
 * AWS's. Until a host was called it is what the run set out for.
 */
export function targetOf(hosts: Iterable<string>, intended: Run['target']): Run['target'] {
  const names = [...hosts].map((host) => host.replace(/:\d+$/, ''));
  if (names.length === 0) return intended;
  if (names.every((name) => AWS_HOST.test(name))) return 'aws';
  return intended === 'aws' ? 'endpoint' : intended;
}
