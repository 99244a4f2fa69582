import { type FindOptions, namesOf } from '../../environment/find-written.ts';
import { readWritten } from '../../environment/read-written.ts';
import type { Scenario } from '../scenario.ts';
import { SCENARIO } from './file-kind.ts';
import { parseScenario } from './parse-scenario.ts';
import { REBUILD, REBUILD_SCENARIO } from './rebuild-scenario.ts';

/**
 * Finds and reads a scenario by its name (`az-loss`, in `scenarios/` where the person stands, else Landfall's own) or its file.
 * `rebuild` breaks nothing and is in no file. Throws SCENARIO_UNKNOWN, SCENARIO_UNREADABLE or SCENARIO_INVALID with every problem.
 */
export async function readScenario(nameOrFile: string, options: FindOptions): Promise<Scenario> {
  if (nameOrFile === REBUILD) return REBUILD_SCENARIO;
  const { text, shownAs, name } = await readWritten(nameOrFile, options, SCENARIO);
  return parseScenario(text, shownAs, name === undefined ? {} : { name });
}

/** The names of all scenarios that there are, for a listing or a suggestion. */
export async function scenarioNames(options: FindOptions): Promise<readonly string[]> {
  return [...(await namesOf(options, SCENARIO)), REBUILD];
}
