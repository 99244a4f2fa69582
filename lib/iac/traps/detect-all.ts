import { own } from '../../base/own.ts';
import { formatLocation } from '../../base/problem.ts';
import type { IacSet, IacUnit } from '../iac-set.ts';
import { handedTo, noteFamilies } from './values/handed-down.ts';
import { placeOfOrigin } from './values/in-origins.ts';
import { originsOf } from './values/origins.ts';
import type { Trap, TrapContext, TrapFinding } from './trap.ts';
import type { TrapId } from './trap-id.ts';

/**
 * All traps of a set by unit and place: one finding for each place and trap, and of two traps at one value the more specific
 * one.
 */
export function detectAll(traps: readonly Trap[], context: TrapContext): readonly TrapFinding[] {
  noteFamilies(context.set);
  const units = new Map(context.set.units.map((unit) => [unit.id, unit]));
  const findings = traps
    .flatMap((trap) => trap.detect(context))
    .map((finding) => whereWritten(units, finding));
  return inOrder(context.set, oncePerPlace(withoutCovered(findings)));
}

/** A value that a parent hands down is told where the parent writes it. */
function whereWritten(units: ReadonlyMap<string, IacUnit>, finding: TrapFinding): TrapFinding {
  const [section, name] = finding.at ?? [];
  const unit = units.get(finding.unit);
  if (unit === undefined || finding.at?.length !== 2 || (section !== 'Parameters' && section !== 'variable'))
    return finding;
  if (finding.trap === 'parameter-without-value') return finding;
  const handed = handedTo(unit, String(name));
  if (handed === undefined) return whereSupplied(unit, String(name), finding);
  const [origin] = originsOf(handed.unit, handed.value, handed.path);
  const at = origin?.path ?? handed.path;
  const { resource: _, ...rest } = finding;
  const resource = handed.unit.resources.find(({ path }) => path.every((step, index) => at[index] === step));
  const where = origin === undefined ? handed.unit.locate(at) : placeOfOrigin(handed.unit, origin);
  const moved = { ...rest, unit: handed.unit.id, at, where, ...(resource && { resource: resource.address }) };
  return whereWritten(units, moved);
}

/** A value of a file of variables is told where that file gives it. */
function whereSupplied(unit: IacUnit, name: string, finding: TrapFinding): TrapFinding {
  const place = own(unit.suppliedAt ?? {}, name);
  return place === undefined ? finding : { ...finding, where: place(finding.got) };
}

/** These are true of whole strings and say least about them; each gives way to all that stand before it. */
const GENERAL: readonly TrapId[] = [
  'physical-name-fixed',
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

/** What CDK carries between Regions is so with all that is in it. */
function isOfWhole({ trap, resource, at }: TrapFinding): boolean {
  return trap === 'cross-region-reference' && at?.length === 2 && at[1] === resource;
}

function withoutCovered(findings: readonly TrapFinding[]): TrapFinding[] {
  const best = new Map<string, number>();
  for (const finding of findings) {
    const value = valueOf(finding);
    if (BESIDE.has(finding.trap) || value === undefined) continue;
    best.set(value, Math.min(best.get(value) ?? Number.POSITIVE_INFINITY, generality(finding.trap)));
  }
  const wholes = new Set(findings.filter(isOfWhole).map(({ unit, resource }) => `${unit} ${resource}`));
  return findings.filter((finding) => {
    if (BESIDE.has(finding.trap)) return true;
    if (generality(finding.trap) > 0 && wholes.has(`${finding.unit} ${finding.resource}`)) return false;
    const covers = [valueOf(finding), wholeOf(finding)].map(
      (value) => best.get(value ?? '') ?? Number.POSITIVE_INFINITY,
    );
    return generality(finding.trap) <= Math.min(...covers);
  });
}

function generality(trap: TrapId): number {
  return GENERAL.indexOf(trap) + 1;
}

/** A word of a value, or all of it. */
function valueOf(finding: TrapFinding): string | undefined {
  const whole = wholeOf(finding);
  return whole === undefined || finding.within === undefined ? whole : `${whole} ${finding.within}`;
}

function wholeOf({ unit, at }: TrapFinding): string | undefined {
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

/** A line, or an address: the columns of one line are one place. */
function placeOf({ where }: TrapFinding): string {
  return typeof where === 'string' ? where : `${where.file}:${where.line}`;
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
