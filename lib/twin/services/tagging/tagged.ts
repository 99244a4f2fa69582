import { parseArn } from '../../../base/arn.ts';
import type { CallContext } from '../../service.ts';
import type { Place, TagMap } from '../../world/tags.ts';

/** One resource that has tags. */
export interface Tagged {
  readonly arn: string;
  readonly tags: TagMap;
}

/**
 * What the tagging API sees here: one Region of one account, and in us-east-1 the global services too. Resources without a
 * tag are left out. (AWS also lists those that lost their last one; the twin does not remember which they are.)
 */
export function taggedIn(context: CallContext): Tagged[] {
  return placesSeen(context).flatMap(({ account, region }) =>
    [...context.world.table('tags', account, region)]
      .map(([arn, tags]) => ({ arn, tags }))
      .filter(({ tags }) => Object.keys(tags).length > 0),
  );
}

/** The places whose resources this Region's endpoint answers for. */
export function placesSeen({ account, region }: CallContext): Place[] {
  const here = { account, region };
  return region === 'us-east-1' ? [here, { account, region: 'global' }] : [here];
}

/** Whether an ARN is of a type such as `ec2`, `ec2:instance` or `elasticloadbalancing:loadbalancer/app`. */
export function isOfType(arn: string, type: string): boolean {
  const [service, ...kind] = type.split(':');
  const parts = parseArn(arn);
  if (parts?.service !== service) return false;
  const wanted = kind.join(':');
  if (wanted === '') return true;
  return (
    parts?.resource.startsWith(`${wanted}/`) === true || parts?.resource.startsWith(`${wanted}:`) === true
  );
}
