import { LandfallError } from '../../base/errors.ts';
import type { DeclaredUnit } from '../../iac/index.ts';

/**
 * Refuses what CDK would first put into a bootstrap bucket or repository of the clean account: a drill uploads nothing. Templates are
 * in the manifest too, and are handed to CloudFormation as they are. Throws ASSETS_NEEDED (guard).
 */
export function refuseAssets(units: readonly DeclaredUnit[]): void {
  const problems = units.flatMap(({ unit, stack }) =>
    (unit.assets ?? [])
      .filter(({ source = '' }) => !source.endsWith('.template.json'))
      .map(({ kind, place, source, key }) => ({
        what: `Stack ${stack ?? unit.id} needs ${kind === 'file' ? 'a file' : 'an image'} that CDK puts into the account before; nothing was made`,
        where: unit.file,
        expected: 'a stack without assets',
        got: `${source ?? key} for ${place}`,
        fix: 'bootstrap the clean account and publish the assets there by a pipeline, or keep the code in a place outside of the accounts and refer to it',
      })),
  );
  if (problems.length > 0) throw new LandfallError('ASSETS_NEEDED', 'guard', problems);
}
