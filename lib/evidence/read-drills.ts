import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LandfallError } from '../base/errors.ts';
import type { DrillResult } from '../drill/drill-result.ts';
import { parseScenario, REBUILD, REBUILD_SCENARIO } from '../drill/scenario/index.ts';
import type { Scenario } from '../drill/scenario.ts';
import type { Plan } from '../plan/index.ts';
import type { Shape } from './part-shape.ts';

/** A drill of a run, whatever moment it died at. */
export interface RecordedDrill {
  /** Of its folder below `drills`. */
  readonly name: string;
  readonly scenarioName: string;
  /** From 1, where a run carried the same drill out more than once. */
  readonly repetition?: number;
  /** The scenario as it was carried out; null when its text is gone, or no longer valid in this version. */
  readonly scenario: Scenario | null;
  /** On which workload; null when the drill died before it said so, and the plan leaves a choice. */
  readonly workload: string | null;
  /** Null = it never came to a result: what it did is told by its history alone, and it demonstrates nothing. */
  readonly result: DrillResult | null;
  /** `history.ndjson`, as a path inside the run folder; null = nothing was ever watched. */
  readonly history: string | null;
}

/** Of ten repetitions, the tenth comes last. */
const IN_ORDER = new Intl.Collator('en', { numeric: true });

/** Reads a JSON file of the run folder; null when it is not there, RUN_DAMAGED when it cannot be read. */
export type ReadPart = <T>(file: string, faultOf?: Shape) => T | null;

/** The drills of a run folder, by name. None where nothing was broken. */
export function readDrills(
  folder: string,
  plan: Plan | null,
  readPart: ReadPart,
  shape: Shape,
): readonly RecordedDrill[] {
  const drills = join(folder, 'drills');
  if (!existsSync(drills)) return [];
  return readdirSync(drills, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted(IN_ORDER.compare)
    .map((name) => readDrill(folder, name, plan, readPart<DrillResult>(`drills/${name}/result.json`, shape)));
}

function readDrill(
  folder: string,
  name: string,
  plan: Plan | null,
  result: DrillResult | null,
): RecordedDrill {
  // The folder bears the name of the scenario; after a dot that of the workload and the repetition, where there are several.
  const [fromName = name, ...more] = name.split('.');
  const scenario =
    fromName === REBUILD ? REBUILD_SCENARIO : readScenarioCopy(join(folder, 'drills', name, 'scenario.yaml'));
  const repetition = more.find((part) => /^\d+$/.test(part));
  const ownWorkload = more.find((part) => part !== repetition);
  const scenarioName = result?.scenario ?? scenario?.name ?? fromName;
  const history = `drills/${name}/history.ndjson`;
  return {
    name,
    scenarioName,
    ...(repetition === undefined ? {} : { repetition: Number(repetition) }),
    scenario,
    workload: result?.workload ?? ownWorkload ?? onlyWorkload(plan, scenarioName),
    result,
    history: existsSync(join(folder, history)) ? history : null,
  };
}

function onlyWorkload(plan: Plan | null, scenario: string): string | null {
  const workloads = (plan?.drills ?? [])
    .filter((drill) => drill.scenario === scenario)
    .flatMap((drill) => drill.workloads);
  return workloads.length === 1 ? (workloads[0] ?? null) : null;
}

/** The drill was judged when it ran; a text that this version finds fault with takes away words, and no finding. */
function readScenarioCopy(path: string): Scenario | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  try {
    return parseScenario(text, 'scenario.yaml');
  } catch (error) {
    if (error instanceof LandfallError) return null;
    throw error;
  }
}
