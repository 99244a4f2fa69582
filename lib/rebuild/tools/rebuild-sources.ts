import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Environment, RebuildSource, Workload } from '../../environment/environment.ts';
import { type DeclaredSources, readDeclaredSources } from '../../iac/index.ts';
import { namedByApps, type Synthesised } from './assemblies.ts';
import { cdkAppIn } from './cdk-app.ts';
import { synthesise, type SynthesiseOptions } from './synthesise.ts';

export interface RebuildSourcesOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onLine?: (text: string) => void;
  readonly variables?: SynthesiseOptions['variables'];
}

/**
 * What an environment is rebuilt from: its declared sources, CDK apps as their own CLI synthesises them now. What could not be read
 * or synthesised is told and never thrown; only an abort rejects. Files of an assembly are named as if it lay in its app.
 */
export async function readRebuildSources(
  environment: Environment,
  options: RebuildSourcesOptions,
): Promise<DeclaredSources> {
  const { signal } = options;
  const paths = appsOf(environment);
  if (paths.length === 0) return readDeclaredSources(environment, signal);
  const scratch = await mkdtemp(join(tmpdir(), 'landfall-cdk-'));
  try {
    const apps: Synthesised[] = [];
    for (const path of paths)
      apps.push(await synthesised(path, environment, join(scratch, String(apps.length)), options));
    return namedByApps(
      await readDeclaredSources(withAssemblies(environment, apps), signal),
      environment,
      apps,
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function appsOf(environment: Environment): readonly string[] {
  const paths = environment.workloads.flatMap(
    ({ rebuild }) => rebuild?.sources.map(({ path }) => path) ?? [],
  );
  return [...new Set(paths)].filter((path) => cdkAppIn(at(path, environment)) !== undefined);
}

function at(path: string, { source: { folder = '.' } }: Environment): string {
  return resolve(folder, path);
}

async function synthesised(
  path: string,
  environment: Environment,
  scratch: string,
  { clock, signal = new AbortController().signal, onLine, variables }: RebuildSourcesOptions,
): Promise<Synthesised> {
  const app = cdkAppIn(at(path, environment));
  if (app === undefined) return { path, problems: [] };
  const into = placeOf(path, environment);
  onLine?.(`cdk synth, ${path}`);
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  try {
    const assembly = await synthesise(
      app,
      {
        scratch,
        clock,
        ...(into === undefined ? {} : { into }),
        ...(variables === undefined ? {} : { variables }),
      },
      signal,
    );
    return { path, assembly, problems: [] };
  } catch (error) {
    if (!(error instanceof LandfallError) || signal.aborted) throw error;
    return { path, problems: error.details };
  }
}

function placeOf(path: string, { workloads, accounts }: Environment): SynthesiseOptions['into'] | undefined {
  const into = workloads.find(({ rebuild }) => rebuild?.sources.some((one) => one.path === path))?.rebuild
    ?.into;
  const account = accounts.find(({ name }) => name === into?.account);
  return into === undefined || account === undefined
    ? undefined
    : { account: account.id, region: into.region };
}

function withAssemblies(environment: Environment, apps: readonly Synthesised[]): Environment {
  return {
    ...environment,
    workloads: environment.workloads.map((workload): Workload => {
      const { rebuild } = workload;
      if (rebuild === undefined) return workload;
      const sources = rebuild.sources.flatMap((source): RebuildSource[] => {
        const app = apps.find(({ path }) => path === source.path);
        if (app === undefined) return [source];
        return app.assembly === undefined ? [] : [{ ...source, path: app.assembly }];
      });
      return { ...workload, rebuild: { ...rebuild, sources } };
    }),
  };
}
