import { plural } from '../../base/plural.ts';
import {
  drillRefusals,
  type GuardSubject,
  healingRights,
  type Refusal,
  unproven,
} from '../../drill/guard/index.ts';
import { drillRolePermissions, type Place, type Resolution } from '../../drill/scenario/index.ts';
import type { DrillOptions } from './drill-options.ts';
import { guardSubjectOf } from './guard-subject-of.ts';

/** What is known before anything is broken. */
export interface BeforeHarm {
  readonly subject: GuardSubject;
  readonly refusals: readonly Refusal[];
  /** What nobody could make sure of. */
  readonly unproven: readonly string[];
  /** What makes the outcome weaker than it could be, and who else is struck. */
  readonly advice: readonly string[];
}

/** Asks the guard, with all that it wants to know. Changes nothing: of EC2 alone it is tried, by a dry run, whether it lets us mend. */
export async function beforeHarm(
  options: DrillOptions,
  place: Place,
  resolution: Resolution,
): Promise<BeforeHarm> {
  const { scenario, fit, aws } = options;
  const subject = await guardSubjectOf(options, place, resolution);
  const rights = await healingRights(aws, place, resolution.targets);
  return {
    subject,
    refusals: [...drillRefusals(subject), ...rights.refusals],
    unproven: [...unproven(subject, drillRolePermissions(scenario), rights.proven), ...rights.partly],
    advice: [...fit.advice, ...struckAsWell(resolution)],
  };
}

/** Whoever stands in a subnet that is cut off is cut off with it. */
function struckAsWell({ bystanders }: Resolution): readonly string[] {
  if (bystanders.length === 0) return [];
  const owners = [...new Set(bystanders.map(({ workload }) => workload ?? 'nobody who is declared'))];
  const arns = bystanders.map(({ arn }) => arn).join(', ');
  return [
    `the subnets that are cut off carry ${plural(bystanders.length, 'resource')} of others (${owners.join(', ')}), which are struck as well: ${arns}`,
  ];
}
