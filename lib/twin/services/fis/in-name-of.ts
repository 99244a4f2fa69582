import type { CallContext } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { StoredExperiment } from './stored-experiment.ts';

/** Calls that an experiment makes, in the name of its role. */
export function inNameOf(
  { id, roleArn }: StoredExperiment,
  { world, place }: { readonly world: World; readonly place: Place },
): CallContext {
  const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const principalArn = `arn:aws:sts::${place.account}:assumed-role/${role}/${id}`;
  return { world, ...place, principalArn, accessKeyId: 'fis' };
}
