import { groupBy } from '../../base/group-by.ts';
import type { IacUnit } from '../iac-set.ts';
import { found } from './finding.ts';
import { cyclesOf } from './scan/graph.ts';
import { resourceReferences } from './scan/resource-references.ts';
import { unitNeeds } from './scan/unit-needs.ts';
import { defineTrap, type Trap, type TrapContext, type TrapFinding } from './trap.ts';

/** Things that need each other, so that none can be made first. */
export const referenceCycle: Trap = defineTrap({
  id: 'reference-cycle',
  severity: 'blocks',
  title: 'Things need each other before they can be made',
  why: 'Within a template CloudFormation refuses the circle; among stacks it grew over time by updates, and from nothing there is no first one (CloudFormation User Guide, "Troubleshooting CloudFormation", circular dependencies).',
  fix: 'take one reference out of the circle: a rule, a policy or a notification of its own, made after both',
  needsAccount: false,
  requirements: ['REB-1'],
  detect: (context) => [...context.set.units.flatMap(within), ...among(context)],
});

function within(unit: IacUnit): readonly TrapFinding[] {
  const references = resourceReferences(unit);
  const next = groupBy(references, ({ from }) => from);
  const nodes = unit.resources.map(({ address }) => address);
  return cyclesOf(nodes, (node) => (next.get(node) ?? []).map(({ to }) => to)).map((members) => {
    const way = references.find(({ from, to }) => from === members[0] && members.includes(to));
    const resource = unit.resources.find(({ address }) => address === members[0]);
    return found(referenceCycle, {
      unit,
      resource,
      path: resource?.path ?? way?.path ?? [],
      message: `${members.join(', ')} need each other: the template is refused`,
      got: [...members, members[0]].join(' → '),
    });
  });
}

function among({ set }: TrapContext): readonly TrapFinding[] {
  const needs = unitNeeds(set);
  const next = groupBy(needs, ({ from }) => from);
  return cyclesOf(set.units, (unit) => (next.get(unit) ?? []).map(({ to }) => to)).flatMap((members) => {
    const need = needs.find(({ from, to }) => from === members[0] && members.includes(to));
    if (need === undefined) return [];
    return [
      found(referenceCycle, {
        unit: need.from,
        path: need.path,
        message: `${members.map(({ id }) => id).join(', ')} need values of each other: none of them can be deployed first`,
        got: need.name,
      }),
    ];
  });
}
