import type { WorkloadView } from '../../../estate/workload-view.ts';
import type { FactKind } from '../../../inventory/facts.ts';
import type { Scenario } from '../../scenario.ts';
import type { ResourceType } from '../fis-actions.ts';
import { targetTypeOf } from '../target-type.ts';
import { bystandersOf } from './bystanders.ts';
import { choosePlace } from './choose-place.ts';
import { chooseZone } from './choose-zone.ts';
import { faultTargets } from './fault-targets.ts';
import { lacking } from './lacking.ts';
import { limitProblems } from './limit-problems.ts';
import { nothingMet } from './nothing-met.ts';
import type { Resolution } from './resolution.ts';

/**
 * Which resources of a workload a scenario would break, where, and whether that is within what the declaration allows. Pure: it
 * rests on what was read, and has to be asked again of facts that are fresh before anything is broken.
 */
export function resolveTargets(scenario: Scenario, view: WorkloadView): Resolution {
  const gaps = view.gaps(kindsFor(scenario));
  const lacks = lacking(scenario, view, gaps);
  const known = lacks === undefined ? { gaps } : { gaps, lacks };
  const place = choosePlace(view);
  if (place === undefined)
    return {
      place: null,
      zone: null,
      targets: [],
      bystanders: [],
      problems: nothingMet(scenario, view, []),
      ...known,
    };
  const { zone, problems } = chooseZone(scenario, view, place);
  const targets = scenario.faults.flatMap((fault) => faultTargets(fault, view, place, zone) ?? []);
  return {
    place,
    zone,
    targets,
    bystanders: bystandersOf(view, targets),
    // Without the zone that a fault asks for, what it would meet says nothing.
    problems:
      problems.length > 0
        ? problems
        : [...nothingMet(scenario, view, targets), ...limitProblems(scenario, view, targets)],
    ...known,
  };
}

/** The kinds of fact that targets of each type are found in. */
const KINDS: Readonly<Record<ResourceType, readonly FactKind[]>> = {
  'aws:ec2:instance': ['ec2.instance'],
  'aws:ec2:subnet': ['ec2.instance', 'elb.load-balancer'],
  'aws:ec2:ebs-volume': ['ec2.volume', 'ec2.instance'],
  'aws:rds:db': ['rds.instance'],
  'aws:rds:cluster': ['rds.cluster', 'rds.instance'],
  'aws:elasticache:replicationgroup': ['elasticache.replication-group'],
  'aws:elasticache:cluster': ['elasticache.replication-group', 'elasticache.cluster'],
};

/** All that a resolution rests on; the place of a workload is found through its names, databases and servers. */
function kindsFor({ faults }: Scenario): readonly FactKind[] {
  const needed = faults.flatMap(({ action, target }): readonly FactKind[] => {
    const type = targetTypeOf(action);
    if (type === undefined) return [];
    return target?.within === 'zone' ? [...KINDS[type], 'ec2.zone'] : KINDS[type];
  });
  const placing: readonly FactKind[] = [
    'route53.record',
    'elb.load-balancer',
    'rds.instance',
    'rds.cluster',
    'ec2.instance',
  ];
  return [...new Set([...needed, ...placing])];
}
