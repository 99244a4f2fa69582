import { LandfallError } from '../../base/errors.ts';
import { runTerraform, type TerraformOptions } from '../../drill/nemeses/terraform/index.ts';
import { type Fitting, fittingsOf } from './fit-for-a-drill.ts';
import { reviewInit } from './review-init.ts';
import { reviewPlan } from './review-plan.ts';
import type { PlanTerms } from './review-providers.ts';
import { type ShownPlan, shownPlan } from './shown-plan.ts';
import type { TerraformCopy } from './terraform-copy.ts';

/** A plan that was read and may be applied. */
export interface ReadyPlan {
  readonly plan: ShownPlan;
  /** What differs from what is declared. */
  readonly fittings: readonly Fitting[];
}

export interface PlanOptions extends TerraformOptions {
  readonly terms: PlanTerms;
  /** In words, for messages. */
  readonly path: string;
  readonly onLine: (text: string) => void;
}

/**
 * Initialises a copy and plans it, with everything in the plan that a drill must have otherwise changed, and reads the plan before
 * anybody applies it. Makes nothing. Throws INIT_REFUSED, PLAN_REFUSED (guard) and what Terraform's failures throw.
 */
export async function planConfiguration(
  copy: TerraformCopy,
  options: PlanOptions,
  signal: AbortSignal,
): Promise<ReadyPlan> {
  const { path, terms, onLine } = options;
  await runTerraform(['version', '-json'], options, signal);
  await copy.override([], []);
  onLine(`terraform init, ${path}`);
  await runTerraform(['init', '-input=false', '-no-color'], options, signal);
  refuse('INIT_REFUSED', await reviewInit(copy.folder));
  onLine(`terraform plan, ${path}`);
  let plan = await planned(options, signal);
  const fittings = fittingsOf(plan);
  if (fittings.length > 0) {
    await copy.override(fittings, plan.modules);
    onLine(`terraform plan again, ${path}: its copy has to be another in ${fittings.length} places`);
    plan = await planned(options, signal);
    refuse('PLAN_REFUSED', fittingsOf(plan).map(unfitted));
  }
  refuse('PLAN_REFUSED', reviewPlan(plan, terms));
  refuse('PLAN_REFUSED', plan.changes.some(({ isData }) => !isData) ? [] : [empty(path)]);
  return { plan, fittings };
}

async function planned(options: PlanOptions, signal: AbortSignal): Promise<ShownPlan> {
  const { plan } = options.folder;
  await runTerraform(['plan', '-input=false', '-no-color', '-lock=true', `-out=${plan}`], options, signal);
  return shownPlan(await runTerraform(['show', '-json', plan], options, signal));
}

function refuse(code: string, problems: LandfallError['details']): void {
  if (problems.length > 0) throw new LandfallError(code, 'guard', problems);
}

function unfitted({ why }: Fitting) {
  return {
    what: 'The copy would not be fit for a drill, whatever is written over it; nothing was made',
    where: why.split(': ')[0],
    expected: why,
    got: 'what the configuration says',
    fix: 'let a variable decide it, and give its value under parameters',
  };
}

function empty(path: string) {
  return {
    what: 'The configuration makes nothing, and nothing would be shown by a rebuild of it',
    where: path,
    expected: 'at least one resource',
    got: 'none',
    fix: 'give it the variables that decide what is made, or correct the path under rebuild.from',
  };
}
