import type { Refusal } from '../../drill/guard/index.ts';
import type { Workload } from '../../environment/environment.ts';

/** A copy that could reach the world is made only where the owner says why it may. Pure. */
export function waysOutRefusals({ name, rebuild }: Workload, ways: readonly string[]): readonly Refusal[] {
  if (ways.length === 0 || rebuild?.mayReachOut !== undefined) return [];
  return [
    {
      code: 'WAY_OUT',
      problem: {
        what: `The rebuilt copy of "${name}" could reach the world; nothing was made`,
        where: ways.join(', '),
        expected: 'a copy without gateways, peerings and subscriptions, or a reason why it may have them',
        got: 'ways out, and no reason',
        fix: 'write the reason under rebuild.mayReachOut, or leave these resources to a stack of their own',
      },
    },
  ];
}
