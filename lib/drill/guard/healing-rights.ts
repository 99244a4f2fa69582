import type { Aws } from '../../aws/index.ts';
import type { ResolvedTarget } from '../nemeses/index.ts';
import type { Refusal } from './refusal.ts';

/** What dry runs told of the right to heal. */
export interface HealingRights {
  /** IAM actions that a dry run showed to be allowed. */
  readonly proven: readonly string[];
  /** HEALING_DENIED for each that it showed to be denied. */
  readonly refusals: readonly Refusal[];
}

/**
 * Asks EC2, by dry runs that change nothing, whether what is about to be stopped may be started again. No other service has
 * dry runs: what is not among `proven` is listed with the drill as not proven.
 */
export async function healingRights(
  aws: Pick<Aws, 'write'>,
  place: { readonly account: string; readonly region: string },
  targets: readonly ResolvedTarget[],
): Promise<HealingRights> {
  const instances = targets
    .filter(({ resourceType }) => resourceType === 'aws:ec2:instance')
    .flatMap(({ arns }) => arns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)));
  if (instances.length === 0) return { proven: [], refusals: [] };
  const written = await aws.write({
    service: 'ec2',
    bucket: 'ec2',
    operation: 'StartInstances',
    ...place,
    input: { InstanceIds: instances, DryRun: true },
  });
  // A dry run always answers by an error: DryRunOperation when it would have been done.
  const failure = 'failure' in written ? written.failure : undefined;
  if (failure?.code === 'DryRunOperation') return { proven: ['ec2:StartInstances'], refusals: [] };
  return { proven: [], refusals: failure?.reason === 'denied' ? [denied(place, failure.message)] : [] };
}

function denied({ account, region }: { account: string; region: string }, got: string): Refusal {
  return {
    code: 'HEALING_DENIED',
    problem: {
      what: 'What would be stopped could not be started again by this role; nothing was broken',
      where: `account ${account}, ${region}`,
      expected: 'ec2:StartInstances allowed on every target',
      got,
      fix: 'allow it to the drill role, under the same conditions as the role of FIS',
    },
  };
}
