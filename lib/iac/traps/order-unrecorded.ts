import type { IacUnit } from '../iac-set.ts';
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
    const later = namedNeeds(set).filter(({ atOnce }) => !atOnce);
    const isOpen = ({ from, to }: { readonly from: IacUnit; readonly to: IacUnit }): boolean =>
      !isFamily(from, to) && !imported.has(`${from.id}\n${to.id}`);
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

/** Nested stacks are ordered by their parent, stacks of one CDK application by its manifest. */
function isFamily(from: IacUnit, to: IacUnit): boolean {
  return (
    (from.parent !== undefined && from.parent === to.parent) ||
    from.parent === to.id ||
    to.parent === from.id ||
    (from.format === 'cdk' && to.format === 'cdk')
  );
}
