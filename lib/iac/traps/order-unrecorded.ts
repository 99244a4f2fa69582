import type { IacSet, IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { type NamedNeed, namedNeeds } from './scan/named-needs.ts';
import { unitNeeds } from './scan/unit-needs.ts';
import { defineTrap, type Trap, type TrapFinding } from './trap.ts';

/** One stack needs another, and nothing says so. */
export const orderUnrecorded: Trap = defineTrap({
  id: 'order-unrecorded',
  severity: 'slows',
  title: 'One stack needs another by a name alone',
  why: 'The order is in the heads of those who made it: a parameter or a secret that another stack makes is no dependency for CloudFormation (CloudFormation User Guide, "Get a plaintext value from Systems Manager Parameter Store").',
  fix: 'write the order down (a parent stack with DependsOn, CDK dependencies, a pipeline), or use exports, which are checked',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: ({ set }) => {
    const needs = unitNeeds(set);
    const imported = new Set(
      needs.filter(({ by }) => by === 'import').map(({ from, to }) => `${from.id}\n${to.id}`),
    );
    const isOrdered = isFamily(set);
    const later = namedNeeds(set).filter(({ atOnce }) => !atOnce);
    const isOpen = ({ from, to }: { readonly from: IacUnit; readonly to: IacUnit }): boolean =>
      !isOrdered(from, to) && !imported.has(`${from.id}\n${to.id}`);
    return [
      ...needs
        .filter((need) => need.by !== 'import' && isOpen(need))
        .map((need) => told(need, 'has to be deployed before')),
      ...later.filter(isOpen).map((need) => told(need, 'is asked for it as soon as this runs')),
    ];
  },
});

function told(
  { from, to, path, name }: Pick<NamedNeed, 'from' | 'to' | 'path' | 'name'>,
  what: string,
): TrapFinding {
  return found(orderUnrecorded, {
    unit: from,
    path,
    message: `${to.id} makes ${name} and ${what}; nothing but the name says so`,
    got: name,
  });
}

/** Nested stacks are ordered by their parent, stacks of a CDK application as far as its manifest says. */
function isFamily(set: IacSet): (from: IacUnit, to: IacUnit) => boolean {
  const units = new Map(set.units.map((unit) => [unit.id, unit]));
  return (from, to) => {
    if (from.parent !== undefined && from.parent === to.parent) return true;
    if (from.parent === to.id || to.parent === from.id) return true;
    const stack = outermost(units, to);
    return isAfter(units, outermost(units, from), stack, new Set());
  };
}

function outermost(units: ReadonlyMap<string, IacUnit>, unit: IacUnit): IacUnit {
  let above = unit;
  for (let next = units.get(above.parent ?? ''); next !== undefined; next = units.get(above.parent ?? ''))
    above = next;
  return above;
}

/** At once, or by way of stacks between. */
function isAfter(
  units: ReadonlyMap<string, IacUnit>,
  from: IacUnit,
  to: IacUnit,
  seen: Set<string>,
): boolean {
  if (from.after === undefined || seen.has(from.id)) return false;
  seen.add(from.id);
  return from.after.some((id) => {
    const next = units.get(id);
    return id === to.id || (next !== undefined && isAfter(units, next, to, seen));
  });
}
