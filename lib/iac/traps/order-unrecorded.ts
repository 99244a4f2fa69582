import type { IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { unitNeeds } from './scan/unit-needs.ts';
import { defineTrap, type Trap } from './trap.ts';

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
    const isImported = (from: IacUnit, to: IacUnit): boolean =>
      needs.some((need) => need.by === 'import' && need.from === from && need.to === to);
    return needs
      .filter(({ from, to, by }) => by !== 'import' && !isFamily(from, to) && !isImported(from, to))
      .map(({ from, to, path, name }) =>
        found(orderUnrecorded, {
          unit: from,
          path,
          message: `${to.id} makes ${name} and has to be deployed before; nothing but the name says so`,
          got: name,
        }),
      );
  },
});

/** Nested stacks are ordered by their parent, stacks of one CDK application by its manifest. */
function isFamily(from: IacUnit, to: IacUnit): boolean {
  return (
    (from.parent !== undefined && from.parent === to.parent) ||
    from.parent === to.id ||
    to.parent === from.id ||
    (from.format === 'cdk' && to.format === 'cdk')
  );
}
