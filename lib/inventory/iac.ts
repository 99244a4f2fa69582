import { createHash } from 'node:crypto';
import type { Instant } from '../base/instant.ts';
import { formatProblem } from '../base/problem.ts';
import type { Environment, Workload } from '../environment/environment.ts';
import {
  type DeclaredSources,
  type DeclaredUnit,
  findTraps,
  type IacUnit,
  readDeclaredSources,
  type TrapFinding,
  unitNeeds,
} from '../iac/index.ts';
import { isMap } from '../iac/index.ts';
import type { IacUnitFact } from './facts.ts';
import type { Ledger } from './ledger.ts';
import { present } from './present.ts';

interface CollectIacOptions {
  readonly now: Instant;
  readonly signal?: AbortSignal;
  /** Read already, or about to be. */
  readonly sources?: DeclaredSources | Promise<DeclaredSources>;
}

/**
 * Reads what the workloads are written down in, and what in it would not come back. A file that cannot be read is a gap of its
 * workload. No call is made: what only the target account can tell stays unknown in the findings.
 */
export async function collectIac(
  environment: Environment,
  ledger: Ledger,
  { now, signal, sources: given }: CollectIacOptions,
): Promise<void> {
  if (environment.workloads.every(({ rebuild }) => rebuild === undefined)) return;
  const sources = given === undefined ? await readDeclaredSources(environment, signal) : await given;
  const found = { traps: findTraps({ set: sources.set }), needs: unitNeeds(sources.set) };
  ledger.add(
    'iac.unit',
    sources.units.map((unit) => unitFact(environment, unit, found, now)),
  );
  for (const unread of sources.unread) ledger.gap(gapOf(environment, unread, now));
  for (const workload of environment.workloads) {
    if (workload.rebuild === undefined) continue;
    const count = sources.units.filter((unit) => unit.workload === workload.name).length;
    ledger.listing({ kind: 'iac.unit', ...placeOf(environment, workload), count, calls: [] });
  }
}

function unitFact(
  environment: Environment,
  { workload: name, unit, stack }: DeclaredUnit,
  found: { readonly traps: readonly TrapFinding[]; readonly needs: ReturnType<typeof unitNeeds> },
  observedAt: Instant,
): IacUnitFact {
  const workload = environment.workloads.find((one) => one.name === name);
  return {
    arn: `iac:${name}/${unit.id}`,
    id: unit.id,
    ...placeOf(environment, workload),
    tags: {},
    observedAt,
    workload: name,
    format: unit.format,
    file: unit.file,
    sha256: createHash('sha256').update(JSON.stringify(unit.body)).digest('hex'),
    ...(stack === undefined ? {} : { stack }),
    resources: unit.resources.map(({ address, type, properties }) => ({
      address,
      type,
      ids: unit.format === 'terraform-state' ? idsIn(properties) : [],
    })),
    ...present({ parent: unit.parent, backend: backendOf(unit) }),
    needs: found.needs
      .filter(({ from }) => from.id === unit.id)
      .map(({ to, name: what, by }) => ({ unit: to.id, name: what, by })),
    traps: found.traps.filter((trap) => trap.unit === unit.id),
  };
}

/** The block `backend` of a configuration. Terraform keeps the state beside the files where there is none. */
function backendOf({ format, body }: IacUnit): IacUnitFact['backend'] {
  if (format !== 'terraform-hcl') return undefined;
  const terraform = mapIn(body, 'terraform');
  // HCP Terraform keeps, locks and versions the state itself.
  if (Object.hasOwn(terraform, 'cloud')) return { type: 'cloud', place: 'HCP Terraform', locked: true };
  const backend = mapIn(terraform, 'backend');
  const [type = 'local'] = Object.keys(backend);
  const settings = mapIn(backend, type);
  const place = settings['bucket'] ?? settings['path'];
  const isLocked = settings['dynamodb_table'] !== undefined || settings['use_lockfile'] === true;
  return { type, locked: type !== 's3' || isLocked, ...(typeof place === 'string' ? { place } : {}) };
}

function mapIn(value: IacUnit['body'], name: string): Readonly<Record<string, IacUnit['body']>> {
  const found = isMap(value) ? value[name] : undefined;
  const first = Array.isArray(found) ? (found as readonly IacUnit['body'][])[0] : found;
  return isMap(first) ? first : {};
}

/** By what a state knows a resource of AWS: its ARN, and its id. */
function idsIn(properties: IacUnit['resources'][number]['properties']): readonly string[] {
  return ['arn', 'id'].flatMap((name) => {
    const value = properties[name];
    return typeof value === 'string' ? [value] : [];
  });
}

function placeOf(
  { accounts }: Environment,
  workload: Workload | undefined,
): { readonly account: string; readonly region: string } {
  const into = workload?.rebuild?.into;
  const clean = accounts.find(({ name }) => name === into?.account);
  const home = accounts.find(({ purpose }) => purpose === 'workload');
  return {
    account: (clean ?? home)?.id ?? '',
    region: into?.region ?? home?.regions[0] ?? '',
  };
}

function gapOf(
  environment: Environment,
  { workload: name, path, problem }: DeclaredSources['unread'][number],
  at: Instant,
): Parameters<Ledger['gap']>[0] {
  const workload = environment.workloads.find((one) => one.name === name);
  return {
    service: 'file',
    operation: 'read',
    ...placeOf(environment, workload),
    code: 'Unreadable',
    message: formatProblem(problem),
    action: `reading ${path}`,
    kinds: ['iac.unit'],
    subject: `iac:${name}/${path}`,
    at,
  };
}
