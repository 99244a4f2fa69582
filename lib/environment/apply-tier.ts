import type { SourceLocation } from '../base/problem.ts';
import { type Path, pointer } from './pointer.ts';
import type { WrittenEnvironment, WrittenTier, WrittenWorkload } from './schema/environment-schema.ts';

/** A workload's promises with those of its tier beneath them. */
export interface Promises {
  readonly backup: WrittenTier['backup'] | null;
  readonly objectives: WrittenTier['objectives'];
}

type Positions = Record<string, SourceLocation>;
type Plain = Readonly<Record<string, unknown>>;

/** These stand or fall as a whole: steps belong to their means, a reason to its duration. */
const WHOLE = new Set(['recover', 'pointInTimeStep']);

/**
 * Lays the promises of a workload over those of its tier, key by key; lists, `recover` and `pointInTimeStep` are
 * replaced as a whole, and null drops. What comes from the tier gets a position under the workload that is the tier's line.
 */
export function applyTier(written: WrittenEnvironment, name: string, positions: Positions): Promises {
  const workload = written.workloads[name] as WrittenWorkload;
  const tier = written.tiers[workload.tier];
  const merged: Record<string, unknown> = {};
  for (const key of ['backup', 'objectives'] as const) {
    const from: Path = ['tiers', workload.tier, key];
    merged[key] = lay(workload[key], tier?.[key], ['workloads', name, key], from, positions);
  }
  return merged as unknown as Promises;
}

function lay(over: unknown, under: unknown, at: Path, from: Path, positions: Positions): unknown {
  if (over === undefined) {
    if (under !== undefined) citeAll(under, at, from, positions);
    return under;
  }
  if (!isMap(over) || !isMap(under) || WHOLE.has(String(at.at(-1)))) return over;
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(under), ...Object.keys(over)]))
    merged[key] = lay(over[key], under[key], [...at, key], [...from, key], positions);
  return merged;
}

function citeAll(value: unknown, at: Path, from: Path, positions: Positions): void {
  const place = positions[pointer(from)];
  if (place !== undefined) positions[pointer(at)] = place;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const part = Array.isArray(value) ? Number(key) : key;
    citeAll(inner, [...at, part], [...from, part], positions);
  }
}

function isMap(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
