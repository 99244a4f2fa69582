import type { Objective, Workload } from '../environment/environment.ts';
import { SWITCH_FACTS } from '../estate/dns-switch.ts';
import { POINT_FACTS } from '../estate/point-facts.ts';
import type { FactKind } from '../inventory/facts.ts';

const BALANCED: readonly FactKind[] = ['elb.load-balancer', 'elb.target-group'];

/** The kinds of fact that one estimate rests on: with a gap in any of them there is none. */
export function neededFacts(
  { recovery, disruption }: Objective,
  measure: 'rto' | 'rpo',
): readonly FactKind[] {
  if (measure === 'rpo') return disruption === 'dns' ? [] : POINT_FACTS;
  switch (recovery?.by) {
    case 'failover':
    case 'replace':
      return ['rds.instance', 'rds.cluster', 'ec2.volume', 'ec2.instance', ...BALANCED];
    case 'dns':
      return SWITCH_FACTS;
    case 'restore':
    case 'rebuild':
      return POINT_FACTS;
    default:
      return [];
  }
}

/** What tells which resources a workload has at all: without it nobody knows what was not looked at. */
export function belongingFacts({ select }: Workload): readonly FactKind[] {
  const byTag = Object.keys(select.tags).length > 0 || select.arns.length > 0;
  return [...(byTag ? TAGGED : []), ...(select.stacks.length > 0 ? STACKED : [])];
}

const TAGGED: readonly FactKind[] = ['tagging.resource'];
const STACKED: readonly FactKind[] = ['cloudformation.stack', 'cloudformation.resource'];

/** Everything that estimates of a measure can rest on. */
export const OBJECTIVE_FACTS: Readonly<Record<'rto' | 'rpo', readonly FactKind[]>> = {
  rpo: [...POINT_FACTS, ...TAGGED, ...STACKED],
  rto: [...new Set([...POINT_FACTS, ...BALANCED, ...SWITCH_FACTS, ...TAGGED, ...STACKED])],
};
