import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../../lib/base/clock.ts';
import { LandfallError } from '../../lib/base/errors.ts';
import type { Problem } from '../../lib/base/problem.ts';
import { arm } from '../../lib/drill/heal/index.ts';
import { openRecorder } from '../../lib/drill/record/index.ts';
import {
  type DeclaredSources,
  findTraps,
  readDeclaredSources,
  type TrapFinding,
} from '../../lib/iac/index.ts';
import { stacksPart } from '../../lib/rebuild/index.ts';
import { withFolder } from '../support/run-folder.ts';
import { type CleanWorld, PLACE, withCleanWorld } from './clean-world.ts';

/** Templates by the stack that they are deployed as, in the order in which they are made. */
export type Templates = Readonly<Record<string, string>>;

/** What was said of templates before, and what became of them. */
export interface Tried {
  /** What the analysis says, from the files alone. */
  readonly findings: readonly TrapFinding[];
  /** Stacks that came up. */
  readonly made: readonly string[];
  /** Why one did not, in the words of CloudFormation; nothing = all came up. */
  readonly problems: readonly Problem[];
  /** Whether everything was taken away again. */
  readonly isHealed: boolean;
}

/** Writes templates down, has them analysed, rebuilds them for real in a clean account, and takes everything away again. */
export function withRebuilt(templates: Templates, body: (tried: Tried) => void): () => Promise<void> {
  return withFolder((folder) =>
    withCleanWorld(async (world) => {
      for (const [name, text] of Object.entries(templates)) writeFileSync(join(folder, `${name}.yaml`), text);
      const sources = await readDeclaredSources(declaredIn(world, folder, Object.keys(templates)));
      const findings = findTraps({ set: sources.set, target: PLACE });
      body({ findings, ...(await rebuilt(world, sources, folder)) });
    })(),
  );
}

function declaredIn(
  { environment }: CleanWorld,
  folder: string,
  stacks: readonly string[],
): CleanWorld['environment'] {
  const sources = stacks.map((stack) => ({ path: `${stack}.yaml`, stack, parameters: {} }));
  const [workload] = environment.workloads;
  if (workload === undefined) throw new Error('the sandbox has no workload');
  const rebuild = { sources, detectDrift: false, smoke: [] };
  return { ...environment, source: { ...environment.source, folder }, workloads: [{ ...workload, rebuild }] };
}

async function rebuilt(
  { fenced, journal, environment }: CleanWorld,
  { units }: DeclaredSources,
  folder: string,
): Promise<Omit<Tried, 'findings'>> {
  const recorder = openRecorder({ file: join(folder, 'history.ndjson'), clock: realClock });
  const { signal } = new AbortController();
  const part = stacksPart({
    aws: fenced,
    place: PLACE,
    clock: realClock,
    pace: environment.pace,
    environment: environment.name,
    limit: 30,
    units,
    recorder,
    originalOf: () => undefined,
  });
  try {
    const armed = await arm(part.nemesis, { aws: fenced, journal, place: PLACE }, signal);
    const problems = await problemsOf(() => armed.inject(signal));
    const { isHealed } = await armed.heal();
    return { made: part.made().map(({ name }) => name), problems, isHealed };
  } finally {
    recorder.close();
  }
}

async function problemsOf(action: () => Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await action();
    return [];
  } catch (error) {
    if (error instanceof LandfallError) return error.details;
    throw error;
  }
}
