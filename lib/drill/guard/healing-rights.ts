import type { Aws } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import { type AclAssociation, aclAssociations, type ResolvedTarget } from '../nemeses/index.ts';
import type { Refusal } from './refusal.ts';

/** What dry runs told of the right to heal. */
export interface HealingRights {
  /** IAM actions that a dry run showed to be allowed. */
  readonly proven: readonly string[];
  /** Where a dry run has shown less than healing may need, in words. */
  readonly partly: readonly string[];
  /** HEALING_DENIED for each that it showed to be denied. */
  readonly refusals: readonly Refusal[];
}

type Asking = Pick<Aws, 'write' | 'read'>;

interface Place {
  readonly account: string;
  readonly region: string;
}

const NOTHING: HealingRights = { proven: [], partly: [], refusals: [] };

/**
 * Asks EC2, by dry runs that change nothing, whether what is about to be stopped may be started again, and what is about to be cut
 * off may have its network ACL back. No other service has dry runs: what is not among `proven` is listed with the drill as not proven.
 */
export async function healingRights(
  aws: Asking,
  place: Place,
  targets: readonly ResolvedTarget[],
): Promise<HealingRights> {
  const asked = [
    await startInstances(aws, place, idsOf('aws:ec2:instance', targets)),
    await giveAclsBack(aws, place, idsOf('aws:ec2:subnet', targets)),
  ];
  return {
    proven: asked.flatMap(({ proven }) => proven),
    partly: asked.flatMap(({ partly }) => partly),
    refusals: asked.flatMap(({ refusals }) => refusals),
  };
}

function idsOf(resourceType: string, targets: readonly ResolvedTarget[]): readonly string[] {
  return targets
    .filter((target) => target.resourceType === resourceType)
    .flatMap(({ arns }) => arns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)));
}

async function startInstances(
  aws: Asking,
  place: Place,
  InstanceIds: readonly string[],
): Promise<HealingRights> {
  if (InstanceIds.length === 0) return NOTHING;
  const told = await dryRun(aws, place, 'StartInstances', { InstanceIds });
  if (told.kind === 'allowed') return { ...NOTHING, proven: ['ec2:StartInstances'] };
  if (told.kind === 'unknown') return NOTHING;
  const what = 'What would be stopped could not be started again by this role; nothing was broken';
  return { ...NOTHING, refusals: [denied(place, what, 'ec2:StartInstances', told.message)] };
}

const REPLACE = 'ec2:ReplaceNetworkAclAssociation';

/** Each subnet is tried with the ACL that it has: what would be given back to it. The ACL in between, FIS has yet to make. */
async function giveAclsBack(aws: Asking, place: Place, subnets: readonly string[]): Promise<HealingRights> {
  const what = 'What would be cut off could not have its network ACL back by this role; nothing was broken';
  if (subnets.length === 0) return NOTHING;
  const found = await seen(aws, place, subnets);
  if (found instanceof LandfallError)
    return { ...NOTHING, refusals: [denied(place, what, 'ec2:DescribeNetworkAcls', found.message)] };
  const told: DryRun[] = [];
  for (const { associationId, acl } of found)
    told.push(
      await dryRun(aws, place, 'ReplaceNetworkAclAssociation', {
        AssociationId: associationId,
        NetworkAclId: acl,
      }),
    );
  const refused = told.find(({ kind }) => kind === 'denied');
  if (refused !== undefined) return { ...NOTHING, refusals: [denied(place, what, REPLACE, refused.message)] };
  if (told.length === 0 || told.some(({ kind }) => kind === 'unknown')) return NOTHING;
  const partly = `that ${REPLACE} is allowed where a network ACL of FIS's own is replaced: a dry run was let through on those that are there now`;
  return { ...NOTHING, proven: [REPLACE], partly: [partly] };
}

async function seen(
  aws: Asking,
  place: Place,
  subnets: readonly string[],
): Promise<readonly AclAssociation[] | LandfallError> {
  try {
    return await aclAssociations(aws, place, subnets);
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
}

interface DryRun {
  readonly kind: 'allowed' | 'denied' | 'unknown';
  readonly message: string;
}

/** A dry run always answers by an error: DryRunOperation when it would have been done. */
async function dryRun(
  aws: Asking,
  place: Place,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Promise<DryRun> {
  const call = { service: 'ec2', bucket: 'ec2', operation, ...place } as const;
  const written = await aws.write({ ...call, input: { ...input, DryRun: true } });
  if (!('failure' in written)) return { kind: 'unknown', message: '' };
  const { code, reason, message } = written.failure;
  if (code === 'DryRunOperation') return { kind: 'allowed', message };
  return { kind: reason === 'denied' ? 'denied' : 'unknown', message };
}

function denied({ account, region }: Place, what: string, permission: string, got: string): Refusal {
  return {
    code: 'HEALING_DENIED',
    problem: {
      what,
      where: `account ${account}, ${region}`,
      expected: `${permission} allowed on every target`,
      got,
      fix: 'allow it to the drill role, under the same conditions as the role of FIS',
    },
  };
}
