import type { Problem } from '../../base/problem.ts';
import { ENVIRONMENT_TAG, RUN_TAG } from '../../drill/nemeses/tags.ts';
import { PART_TAG } from '../../drill/nemeses/terraform/index.ts';
import { isMap } from '../../iac/index.ts';
import type { Value } from '../../syntax/index.ts';
import { FOREIGN_KEYS, isAwsProvider } from './providers.ts';
import type { ShownChange, ShownPlan, ShownProvider } from './shown-plan.ts';
import { CONFIGURATION_WAYS_OUT } from './ways-out.ts';

/** What a plan is held to. */
export interface PlanTerms {
  readonly account: string;
  /** In which its providers may work. */
  readonly regions: readonly string[];
  /** Declared reason why the copy may reach the world. */
  readonly mayReachOut?: string;
}

/** Why a plan must not be applied. Nothing = it may be. Pure. */
export function reviewPlan(plan: ShownPlan, terms: PlanTerms): readonly Problem[] {
  return [
    ...(plan.isWhole ? [] : [halfPlan()]),
    ...plan.changes.flatMap(strangeChange),
    ...(terms.mayReachOut === undefined ? plan.changes.flatMap(wayOut) : []),
    ...plan.providers.flatMap((provider) => strangeProvider(provider, plan, terms)),
    ...plan.modules.flatMap(({ provisioners }) => provisioners.map(provisioned)),
    ...plan.modules.filter(({ source }) => source !== '' && !/^\.\.?(?:\/|$)/.test(source)).map(elsewhere),
  ];
}

function halfPlan(): Problem {
  return {
    what: 'Terraform did not work its plan out to the end; it was not applied',
    where: 'terraform plan',
    expected: 'a complete plan',
    got: 'one with errors, or with parts put off',
    fix: 'correct what Terraform names',
  };
}

function strangeChange(change: ShownChange): Problem[] {
  const { address, type, provider, actions, isData, isImport } = change;
  if (type === 'terraform_remote_state')
    return [
      {
        ...unfit(address),
        expected: 'values that are given, or looked up in the clean account',
        got: type,
        fix: 'hand the values over as variables',
      },
    ];
  if (!isAwsProvider(provider))
    return [
      {
        ...unfit(address),
        expected: 'the provider hashicorp/aws alone',
        got: provider || 'no provider',
        fix: 'keep what needs it in a configuration of its own',
      },
    ];
  const allowed = isData ? ['read', 'no-op'] : ['create'];
  if (!isImport && actions.length === 1 && allowed.includes(actions[0] ?? '')) return [];
  return [
    {
      ...unfit(address),
      expected: `to ${allowed[0]} it`,
      got: isImport ? 'import' : actions.join(', ') || 'no action',
      fix: 'rebuild into an account in which nothing of it is there, and leave import blocks out',
    },
  ];
}

function wayOut({ address, type, isData }: ShownChange): Problem[] {
  if (isData || !CONFIGURATION_WAYS_OUT.has(type)) return [];
  return [
    {
      what: 'The rebuilt copy could reach the world by this; nothing was made',
      where: address,
      expected: 'a copy without gateways, peerings and subscriptions, or a reason why it may have them',
      got: type,
      fix: 'write the reason under rebuild.mayReachOut, or leave these resources to a configuration of their own',
    },
  ];
}

function strangeProvider(provider: ShownProvider, plan: ShownPlan, terms: PlanTerms): Problem[] {
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
    ...keys.map((got) => ({ what, where, expected: 'keys from the environment alone', got, fix })),
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

function provisioned({ address, kind }: { readonly address: string; readonly kind: string }): Problem {
  return {
    what: 'A provisioner would run a program while Terraform applies; the plan was not applied',
    where: address,
    expected: 'resources that AWS alone makes',
    got: kind,
    fix: 'do that work outside of the configuration',
  };
}

function elsewhere({ address, source }: { readonly address: string; readonly source: string }): Problem {
  return {
    what: 'A module of the plan came from elsewhere; it was not applied',
    where: address,
    expected: 'modules in folders that are kept with the configuration',
    got: source,
    fix: 'keep a copy of the module beside the configuration',
  };
}

function unfit(where: string): Pick<Problem, 'what' | 'where'> {
  return {
    what: 'The plan would do more than make what the configuration describes; it was not applied',
    where,
  };
}

function inWords(value: Value | undefined): string {
  return value === undefined ? 'no such argument' : JSON.stringify(value);
}
