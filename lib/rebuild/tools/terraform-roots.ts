import { normalize } from 'node:path';
import type { DeclaredUnit } from '../../iac/index.ts';

/** A configuration that is applied as one: its root module, then those that it calls. */
export type TerraformRoot = readonly [root: DeclaredUnit, ...modules: DeclaredUnit[]];

/**
 * The configurations among what is declared, in the order of their root modules, and what is none: plans and states, which describe
 * one and are none, and folders that hold several. Folders below a root module that it does not call are examples, and left out. Pure.
 */
export function terraformRoots(units: readonly DeclaredUnit[]): {
  readonly roots: readonly TerraformRoot[];
  readonly others: readonly DeclaredUnit[];
} {
  const roots = units
    .filter(isRoot)
    .map(
      (root): TerraformRoot => [
        root,
        ...units.filter((one) => one !== root && one.source === root.source && isCalled(one, root, units)),
      ],
    );
  const known = new Set(roots.map(([{ source }]) => source));
  return { roots, others: units.filter(({ source }) => !known.has(source)) };
}

function isRoot({ unit, source }: DeclaredUnit): boolean {
  return unit.format === 'terraform-hcl' && bare(unit.file) === bare(source.path);
}

function bare(path: string): string {
  return normalize(path).replace(/\/+$/, '');
}

function isCalled(one: DeclaredUnit, root: DeclaredUnit, units: readonly DeclaredUnit[]): boolean {
  const seen = new Set<DeclaredUnit>();
  for (let above: DeclaredUnit | undefined = one; above !== undefined && !seen.has(above); ) {
    const { parent }: DeclaredUnit['unit'] = above.unit;
    if (parent === root.unit.id || parent === root.unit.file) return true;
    seen.add(above);
    above =
      parent === undefined ? undefined : units.find(({ unit }) => unit.id === parent || unit.file === parent);
  }
  return false;
}
