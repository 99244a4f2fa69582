import { formatLocation } from '../../base/problem.ts';
import type { IacSet } from '../iac-set.ts';
import type { Trap, TrapContext, TrapFinding } from './trap.ts';
import type { TrapId } from './trap-id.ts';

/**
 * All traps of a set by unit and place: one finding for each place and trap, and of two traps at one value the more specific
 * one.
 */
export function detectAll(traps: readonly Trap[], context: TrapContext): readonly TrapFinding[] {
  const findings = traps.flatMap((trap) => trap.detect(context));
  return inOrder(context.set, oncePerPlace(withoutCovered(findings)));
}

/** These are true of whole strings and say least about them; each gives way to all that stand before it. */
const GENERAL: readonly TrapId[] = [
  'cross-region-reference',
  'account-id-literal',
  'region-literal',
  'partition-literal',
];

/** These say something else about a value than what it names, and so neither cover nor are covered. */
const BESIDE: ReadonlySet<TrapId> = new Set([
  'parameter-without-value',
  'order-unrecorded',
  'data-not-in-template',
]);

function withoutCovered(findings: readonly TrapFinding[]): TrapFinding[] {
  const best = new Map<string, number>();
  for (const finding of findings) {
    const value = valueOf(finding);
    if (value === undefined || BESIDE.has(finding.trap)) continue;
    best.set(value, Math.min(best.get(value) ?? Number.POSITIVE_INFINITY, generality(finding.trap)));
  }
  return findings.filter((finding) => {
    const value = valueOf(finding);
    return (
      value === undefined || BESIDE.has(finding.trap) || generality(finding.trap) <= (best.get(value) ?? 0)
    );
  });
}

function generality(trap: TrapId): number {
  return GENERAL.indexOf(trap) + 1;
}

function valueOf({ unit, at }: TrapFinding): string | undefined {
  return at === undefined ? undefined : `${unit} ${JSON.stringify(at)}`;
}

function oncePerPlace(findings: readonly TrapFinding[]): TrapFinding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = [finding.trap, finding.unit, placeOf(finding), finding.resource ?? ''].join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A line, or an address and the value below it: the columns of one line are one place. */
function placeOf({ where, at }: TrapFinding): string {
  return typeof where === 'string' ? `${where} ${JSON.stringify(at ?? [])}` : `${where.file}:${where.line}`;
}

function inOrder(set: IacSet, findings: readonly TrapFinding[]): TrapFinding[] {
  const units = new Map(set.units.map((unit, index) => [unit.id, index]));
  return findings.toSorted(
    (a, b) => (units.get(a.unit) ?? 0) - (units.get(b.unit) ?? 0) || comparePlaces(a.where, b.where) || 0,
  );
}

function comparePlaces(a: TrapFinding['where'], b: TrapFinding['where']): number {
  if (typeof a === 'string' || typeof b === 'string')
    return formatLocation(a).localeCompare(formatLocation(b), 'en');
  return a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column;
}
