import type { WriteRequest } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import type { FencedAws } from '../journal/index.ts';
import type { FisPlace } from './fis-calls.ts';
import type { FisState } from './fis-state.ts';
import { idOf } from './named-resource.ts';
import { readResources } from './read-resources.ts';
import { aclAssociations } from './read-subnets.ts';

/**
 * The second line: once no experiment is at work, starts instances that ran before and are stopped now, and gives subnets back
 * the network ACL that they had, where FIS left its own behind. What somebody else changed meanwhile is left alone.
 */
export async function mendResources(state: FisState, aws: FencedAws, place: FisPlace): Promise<void> {
  await startInstances(state, aws, place);
  await giveBackAcls(state, aws, place);
}

async function startInstances({ before }: FisState, aws: FencedAws, place: FisPlace): Promise<void> {
  const ran = before.filter((was) => was.kind === 'instance' && was.state === 'running');
  const now = await readResources(
    aws,
    place,
    ran.map(({ arn }) => arn),
  );
  const stopped = now.filter((is) => is.kind === 'instance' && is.state === 'stopped');
  if (stopped.length === 0) return;
  const InstanceIds = stopped.map(({ arn }) => idOf(arn));
  await mend(aws, { ...place, operation: 'StartInstances', input: { InstanceIds } });
}

async function giveBackAcls({ before }: FisState, aws: FencedAws, place: FisPlace): Promise<void> {
  const had = new Map(
    before.flatMap((was) => (was.kind === 'subnet' ? [[idOf(was.arn), was.acl] as const] : [])),
  );
  if (had.size === 0) return;
  const now = await aclAssociations(aws, place, [...had.keys()]);
  for (const { subnetId, associationId, acl, isManagedByFis } of now) {
    const before = had.get(subnetId);
    if (before === undefined || before === acl || !isManagedByFis) continue;
    const input = { AssociationId: associationId, NetworkAclId: before };
    await mend(aws, { ...place, operation: 'ReplaceNetworkAclAssociation', input });
  }
}

/** Doing it twice does no more than once: an instance that starts, or an association that is gone, is as wished. */
async function mend(
  aws: FencedAws,
  request: Pick<WriteRequest, 'account' | 'region' | 'operation' | 'input'>,
): Promise<void> {
  const written = await aws.write({ service: 'ec2', bucket: 'ec2', isRepeatable: true, ...request });
  if (!('failure' in written) || written.failure.reason === 'not-found') return;
  const { code, message } = written.failure;
  throw new LandfallError('HEAL_REFUSED', 'access', {
    what: `AWS did not do what healing needs: ${request.operation}`,
    where: JSON.stringify(request.input),
    got: message === '' ? code : `${code}: ${message}`,
    fix: `allow the drill role ec2:${request.operation}, then run \`landfall sweep\``,
  });
}
