import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';
import { drillCopy, reviewConfiguration, terraformRoots } from '../../rebuild/index.ts';
import type { DrillOptions } from '../drill/drill-options.ts';
import { rebuildGuard } from './rebuild-guard.ts';
import { rebuildPlace } from './rebuild-place.ts';
import { sourcesOf } from './sources-of.ts';
import { waysOutRefusals } from './ways-out.ts';

/** What a rebuild would make, and what the guard says of it. */
export interface RehearsedRebuild {
  readonly refusals: readonly Problem[];
  /** What would be made, unit by unit. */
  readonly targets: readonly { readonly fault: string; readonly arns: readonly string[] }[];
  /** In what the copy would differ from what is declared. */
  readonly advice: readonly string[];
}

/** Reads the sources and asks the guard; makes nothing. */
export async function rehearseRebuild(options: DrillOptions): Promise<RehearsedRebuild> {
  const { environment, view, fit } = options;
  try {
    const place = rebuildPlace(environment, view.workload);
    const units = await sourcesOf(options);
    const copies = units.filter(({ unit }) => unit.template !== undefined).map(({ unit }) => drillCopy(unit));
    const refusals = [
      ...(await rebuildGuard(options, place)),
      ...waysOutRefusals(
        view.workload,
        copies.flatMap(({ waysOut }) => waysOut),
      ),
    ];
    // Nothing is started here: what only a plan of Terraform shows is refused when it is made.
    const { roots } = terraformRoots(units.filter(({ unit }) => unit.template === undefined));
    const configurations = roots.flatMap((root) => reviewConfiguration(root.map(({ unit }) => unit)));
    return {
      refusals: [...refusals.map(({ problem }) => problem), ...configurations],
      targets: units.map(({ unit, stack }) => ({
        fault: `${stack ?? unit.id} in account ${place.account}, ${place.region}`,
        arns: unit.resources.map(({ address, type }) => `${address} (${type})`),
      })),
      advice: [
        ...fit.advice,
        ...copies.flatMap(({ changes }) => changes).map((change) => `in the copy, ${change}`),
      ],
    };
  } catch (error) {
    // What would be refused for the sources themselves is an answer here, and not the end.
    if (error instanceof LandfallError && error.blame !== 'harness')
      return { refusals: error.details, targets: [], advice: fit.advice };
    throw error;
  }
}
