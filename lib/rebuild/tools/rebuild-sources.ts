import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Problem, SourceLocation } from '../../base/problem.ts';
import type { Environment, RebuildSource, Workload } from '../../environment/environment.ts';
import {
  type DeclaredSources,
  type DeclaredUnit,
  type IacUnit,
  readDeclaredSources,
} from '../../iac/index.ts';
import { cdkAppIn } from './cdk-app.ts';
import { synthesise, type SynthesiseOptions } from './synthesise.ts';

export interface RebuildSourcesOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly onLine?: (text: string) => void;
  readonly variables?: SynthesiseOptions['variables'];
}

/** An app that was synthesised, or why it could not be. */
interface Synthesised {
  readonly path: string;
  readonly assembly?: string;
  readonly problems: readonly Problem[];
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
    return named(await readDeclaredSources(withAssemblies(environment, apps), signal), environment, apps);
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

/** The assemblies are gone when this is read: what they are told by is the app. */
function named(
  { set, units, unread }: DeclaredSources,
  { workloads }: Environment,
  apps: readonly Synthesised[],
): DeclaredSources {
  const known = new Map<IacUnit, IacUnit>();
  const renamed = (unit: IacUnit): IacUnit => {
    const found = known.get(unit) ?? renamedUnit(unit, apps);
    known.set(unit, found);
    return found;
  };
  const failed = workloads.flatMap(({ name: workload, rebuild }) =>
    (rebuild?.sources ?? []).flatMap(({ path }) =>
      (apps.find((app) => app.path === path)?.problems ?? []).map((problem) => ({ workload, path, problem })),
    ),
  );
  return {
    set: {
      ...set,
      units: set.units.map(renamed),
      refused: [...set.refused, ...new Set(failed.map(({ problem }) => problem))],
    },
    units: units.map(
      (one): DeclaredUnit => ({
        ...one,
        unit: renamed(one.unit),
        source: { ...one.source, path: pathOf(one.source.path, apps) },
      }),
    ),
    unread: [...unread.map((one) => ({ ...one, path: pathOf(one.path, apps) })), ...failed],
  };
}

function pathOf(path: string, apps: readonly Synthesised[]): string {
  return apps.find(({ assembly }) => assembly === path)?.path ?? path;
}

function renamedUnit(unit: IacUnit, apps: readonly Synthesised[]): IacUnit {
  const app = apps.find(({ assembly }) => assembly !== undefined && unit.file.includes(markOf(assembly)));
  if (app?.assembly === undefined) return unit;
  const { path, assembly } = app;
  const mark = markOf(assembly);
  const rename = (text: string): string => {
    const at = text.indexOf(mark);
    return at === -1 ? text : `${path}/cdk.out${text.slice(at + mark.length)}`;
  };
  const locate = (...args: Parameters<IacUnit['locate']>): SourceLocation | string => {
    const where = unit.locate(...args);
    return typeof where === 'string' ? rename(where) : { ...where, file: rename(where.file) };
  };
  return { ...unit, file: rename(unit.file), id: rename(unit.id), locate };
}

/** Files are named from wherever a reader stands: what no other path has is the end of it. */
function markOf(assembly: string): string {
  return assembly.split(sep).slice(-3).join('/');
}
