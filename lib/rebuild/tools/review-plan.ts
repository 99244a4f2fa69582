import type { Problem } from '../../base/problem.ts';
import { isAwsProvider } from './providers.ts';
import { type PlanTerms, strangeProvider } from './review-providers.ts';
import type { ShownChange, ShownPlan } from './shown-plan.ts';
import { CONFIGURATION_WAYS_OUT } from './ways-out.ts';

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
