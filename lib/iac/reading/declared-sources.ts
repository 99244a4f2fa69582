import { isDeepStrictEqual } from 'node:util';
import { LandfallError } from '../../base/errors.ts';
import type { Problem } from '../../base/problem.ts';
import type { Environment, RebuildSource, Workload } from '../../environment/environment.ts';
import type { IacSet, IacUnit } from '../iac-set.ts';
import { readIac } from './read-iac.ts';

/** A unit that a workload is written down in. */
export interface DeclaredUnit {
  readonly workload: string;
  readonly source: RebuildSource;
  readonly unit: IacUnit;
  /** The stack that it is deployed as, where it is a template. */
  readonly stack?: string;
}

/** All that an environment is written down in, as one set: what one workload exports, another may import. */
export interface DeclaredSources {
  readonly set: IacSet;
  readonly units: readonly DeclaredUnit[];
  /** What could not be read, workload by workload. */
  readonly unread: readonly { readonly workload: string; readonly path: string; readonly problem: Problem }[];
}

/** Reads every declared source. What cannot be read is told and never thrown; only an abort rejects. */
export async function readDeclaredSources(
  { workloads, source: { folder = '.' } }: Environment,
  signal?: AbortSignal,
): Promise<DeclaredSources> {
  const units: DeclaredUnit[] = [];
  const unread: DeclaredSources['unread'][number][] = [];
  const ignored: string[] = [];
  for (const workload of workloads)
    for (const source of workload.rebuild?.sources ?? []) {
      const shared = units.filter((other) => isSame(other.source, source));
      if (shared.length > 0) {
        // What two workloads stand on is written down once: the same unit, under both.
        const first = shared.filter((other) => other.workload === shared[0]?.workload);
        units.push(...first.map((other) => ({ ...other, workload: workload.name, source })));
        continue;
      }
      const read = await readSource(source, folder, signal);
      units.push(...named(workload, source, read.units, units));
      ignored.push(...read.ignored);
      for (const problem of read.refused)
        unread.push({ workload: workload.name, path: source.path, problem });
    }
  const refused = unread.map(({ problem }) => problem);
  const distinct = [...new Set(units.map(({ unit }) => unit))];
  return { set: { root: folder, units: distinct, refused, ignored }, units, unread };
}

function isSame(one: RebuildSource, other: RebuildSource): boolean {
  return isDeepStrictEqual(one, other);
}

async function readSource(
  { path, parameters }: RebuildSource,
  cwd: string,
  signal?: AbortSignal,
): Promise<IacSet> {
  try {
    const set = await readIac(path, {
      cwd,
      supplied: { '*': parameters },
      ...(signal === undefined ? {} : { signal }),
    });
    const isNothing = set.units.length === 0 && set.refused.length === 0;
    return isNothing ? { ...set, refused: [nothingIn(path)] } : set;
  } catch (error) {
    if (!(error instanceof LandfallError) || error.blame === 'interrupted') throw error;
    return { root: path, units: [], refused: error.details, ignored: [] };
  }
}

function nothingIn(path: string): Problem {
  return {
    what: 'A source of a rebuild describes no infrastructure that could be read',
    where: path,
    expected: 'a template, a Terraform configuration, plan or state, or a CDK assembly',
    fix: 'correct the path under rebuild.from, or the file',
  };
}

/** The name of a stack is the better name; two units of one name are told apart by their workload. */
function named(
  { name: workload }: Workload,
  source: RebuildSource,
  read: readonly IacUnit[],
  before: readonly DeclaredUnit[],
): DeclaredUnit[] {
  const outermost = read.filter(({ parent }) => parent === undefined);
  return read.map((unit) => {
    const isStack = source.stack !== undefined && outermost.length === 1 && unit.parent === undefined;
    const id = isStack ? (source.stack ?? unit.id) : unit.id;
    const isTaken = before.some((other) => other.unit.id === id);
    const stack = isStack ? source.stack : unit.template === undefined ? undefined : stackName(unit.id);
    return {
      workload,
      source,
      unit: { ...unit, id: isTaken ? `${workload}:${id}` : id },
      ...(stack === undefined ? {} : { stack }),
    };
  });
}

/** A file without a declared stack is deployed under its own name, as far as CloudFormation takes it. */
function stackName(id: string): string {
  const base = id.replace(/^.*\//, '').replace(/\.(template\.)?(ya?ml|json|template)$/, '');
  const name = base.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^[^A-Za-z]+/, '');
  return name === '' ? 'stack' : name.slice(0, 128);
}
