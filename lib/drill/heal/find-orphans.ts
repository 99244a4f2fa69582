import type { Aws } from '../../aws/index.ts';
import { type FisPlace, runsAtWork } from '../nemeses/index.ts';

/** A run that something of FIS still carries the tags of. */
export interface Orphan {
  readonly run: string;
  readonly place: FisPlace;
}

/** Runs of an environment with a template, or an experiment at work, in any of these places. */
export async function findOrphans(
  aws: Pick<Aws, 'read'>,
  places: readonly FisPlace[],
  environment: string,
): Promise<readonly Orphan[]> {
  const found = await Promise.all(
    places.map(async (place) => {
      const runs = await runsAtWork(aws, place, environment);
      return runs.map((run) => ({ run, place }));
    }),
  );
  return found.flat();
}
