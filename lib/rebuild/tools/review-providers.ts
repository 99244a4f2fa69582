import type { Problem } from '../../base/problem.ts';
import { ENVIRONMENT_TAG, RUN_TAG } from '../../drill/nemeses/tags.ts';
import { PART_TAG } from '../../drill/nemeses/terraform/index.ts';
import { isMap } from '../../iac/index.ts';
import type { Value } from '../../syntax/index.ts';
import { FOREIGN_KEYS, isAwsProvider } from './providers.ts';
import type { ShownPlan, ShownProvider } from './shown-plan.ts';

/** What a plan is held to. */
export interface PlanTerms {
  readonly account: string;
  /** In which its providers may work. */
  readonly regions: readonly string[];
  /** Declared reason why the copy may reach the world. */
  readonly mayReachOut?: string;
}

/** Why a provider of a plan could work elsewhere than in the clean account. Pure. */
export function strangeProvider(provider: ShownProvider, plan: ShownPlan, terms: PlanTerms): Problem[] {
  const { key, source, module, expressions } = provider;
  const where = `provider ${key}`;
  const what = 'A provider of the plan is not held to the clean account; it was not applied';
  if (!isAwsProvider(source)) {
    const fix = 'keep what needs it in a configuration of its own';
    return [{ what, where, expected: 'hashicorp/aws', got: source, fix }];
  }
  const fix = 'configure providers in the root module, by region and alias alone';
  const keys = FOREIGN_KEYS.filter((name) => expressions[name] !== undefined);
  const accounts = constantOf(expressions['allowed_account_ids']);
  const isHeld = Array.isArray(accounts) && accounts.length === 1 && accounts[0] === terms.account;
  const region = resolved(expressions['region'], plan);
  return [
    ...(module === undefined
      ? []
      : [{ what, where, expected: 'providers in the root module', got: module, fix }]),
    ...keys.map((got) => ({
      what,
      where,
      expected: 'keys and addresses from the environment alone',
      got,
      fix,
    })),
    ...(isHeld
      ? []
      : [
          {
            what,
            where,
            expected: `allowed_account_ids = ["${terms.account}"]`,
            got: inWords(accounts),
            fix,
          },
        ]),
    ...(isTagged(expressions['default_tags'])
      ? []
      : [{ what, where, expected: 'the tags of the run in default_tags', got: 'others', fix }]),
    ...(region !== undefined && terms.regions.includes(region)
      ? []
      : [
          {
            what,
            where,
            expected: `a Region that is declared for the clean account: ${terms.regions.join(', ')}`,
            got: region ?? 'one that is not written down',
            fix: 'declare the Region for the clean account, or give it as a variable',
          },
        ]),
  ];
}

/** Regions in which the providers of a plan work. */
export function regionsOf(plan: ShownPlan): readonly string[] {
  return [
    ...new Set(plan.providers.flatMap(({ expressions }) => resolved(expressions['region'], plan) ?? [])),
  ];
}

function constantOf(expression: Value | undefined): Value | undefined {
  return isMap(expression) ? expression['constant_value'] : undefined;
}

/** A literal, or a variable whose value the plan has. */
function resolved(expression: Value | undefined, { variables }: ShownPlan): string | undefined {
  const constant = constantOf(expression);
  if (typeof constant === 'string') return constant;
  const references = isMap(expression) ? expression['references'] : undefined;
  const [only, ...more] = Array.isArray(references) ? (references as readonly Value[]) : [];
  const name = typeof only === 'string' && more.length === 0 ? /^var\.(\w+)$/.exec(only)?.[1] : undefined;
  const value = name === undefined ? undefined : variables[name];
  return typeof value === 'string' ? value : undefined;
}

/** The tags that the override writes: literal ones, or a merge that Terraform does not show the parts of. */
function isTagged(expression: Value | undefined): boolean {
  const [block] = Array.isArray(expression) ? (expression as readonly Value[]) : [];
  const tags = isMap(block) ? block['tags'] : undefined;
  const constant = constantOf(tags);
  if (isMap(constant)) return [RUN_TAG, ENVIRONMENT_TAG, PART_TAG].every((name) => name in constant);
  return isMap(tags) && tags['references'] !== undefined;
}

function inWords(value: Value | undefined): string {
  return value === undefined ? 'no such argument' : JSON.stringify(value);
}
