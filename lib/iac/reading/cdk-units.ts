import { normalize } from 'node:path';
import type { Problem } from '../../base/problem.ts';
import type { IacUnit } from '../iac-set.ts';
import type { CdkStack } from './cdk-assembly.ts';
import type { Collected } from './collected.ts';

/** Makes stacks of CDK of the templates that a manifest names, with what it says of them. */
export function stacksAsUnits({ templates, stacks, assets }: Collected): {
  units: IacUnit[];
  problems: Problem[];
} {
  const units = new Map(templates);
  const problems: Problem[] = [];
  for (const stack of stacks) {
    const file = normalize(stack.template);
    const unit = units.get(file);
    if (unit === undefined) problems.push(missing(stack));
    else units.set(file, asStack(unit, stack, assets));
  }
  return { units: [...units.values()], problems };
}

/** What is nested in a stack of CDK was synthesised with it, and goes where it goes. */
export function synthesisedTogether(units: readonly IacUnit[]): IacUnit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units.map((unit) => {
    let above = unit;
    for (let next = byId.get(above.parent ?? ''); next !== undefined; next = byId.get(above.parent ?? ''))
      above = next;
    if (above === unit || above.format !== 'cdk') return unit;
    return { ...unit, format: 'cdk', ...(above.pinned !== undefined && { pinned: above.pinned }) };
  });
}

function asStack(unit: IacUnit, stack: CdkStack, assets: Collected['assets']): IacUnit {
  const needed = stack.assets === undefined ? undefined : assets.get(normalize(stack.assets));
  return {
    ...unit,
    id: stack.name,
    format: 'cdk',
    supplied: { ...unit.supplied, ...stack.parameters },
    after: stack.after,
    ...(stack.pinned !== undefined && { pinned: stack.pinned }),
    ...(needed !== undefined && { assets: needed }),
  };
}

function missing(stack: CdkStack): Problem {
  return {
    what: `The template of the stack ${stack.name} is not there, or could not be read`,
    where: stack.template,
    expected: 'the file that the manifest names',
    fix: 'run cdk synth again, and give the whole folder',
  };
}
