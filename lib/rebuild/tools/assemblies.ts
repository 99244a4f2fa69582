import { sep } from 'node:path';
import type { Problem, SourceLocation } from '../../base/problem.ts';
import type { Environment } from '../../environment/environment.ts';
import type { DeclaredSources, DeclaredUnit, IacUnit } from '../../iac/index.ts';

/** An app that was synthesised, or why it could not be. */
export interface Synthesised {
  readonly path: string;
  readonly assembly?: string;
  readonly problems: readonly Problem[];
}

/** The assemblies are gone when this is read: what they are told by is the app. */
export function namedByApps(
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
