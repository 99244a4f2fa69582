import type { Aws } from '../../aws/index.ts';
import { runsAtWork } from '../nemeses/index.ts';
import { runsWithStacks } from '../nemeses/stacks/index.ts';
import type { HealingPlace } from './healing-places.ts';

/** A run that something still carries the tags of: a template or an experiment of FIS, or a stack in a clean account. */
export interface Orphan {
  readonly run: string;
  readonly place: HealingPlace['places'][number];
  readonly left: HealingPlace['makes'];
}

/** Runs of an environment that left something with their tags in an account. */
export async function findOrphans(
  aws: Pick<Aws, 'read'>,
  { places, makes }: HealingPlace,
  environment: string,
): Promise<readonly Orphan[]> {
  const runsIn = makes === 'stacks' ? runsWithStacks : runsAtWork;
  const found = await Promise.all(
    places.map(async (place) => {
      const runs = await runsIn(aws, place, environment);
      return runs.map((run) => ({ run, place, left: makes }));
    }),
  );
  return found.flat();
}
