import type { EngineOptions } from '../perform-run.ts';
import { shownBefore } from './demonstrations.ts';
import type { DrillOptions } from './drill-options.ts';
import { readEarlierDrills } from './earlier-drills.ts';

/** What the guard wants to know beside the accounts: who approved, and where the scenario was carried out before. */
export function approvedAndShown({
  approval = { kind: 'absent' },
  runsFolder,
  server,
}: EngineOptions): Pick<DrillOptions, 'approval' | 'demonstrations'> {
  const earlier = runsFolder === undefined ? [] : readEarlierDrills(runsFolder);
  return { approval, demonstrations: shownBefore(earlier, server === undefined) };
}
