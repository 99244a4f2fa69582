import { type Check, defineCheck, pass } from '../../lib/checks/check.ts';
import { type Environment, parseEnvironment } from '../../lib/environment/index.ts';
import { makePlan, type Plan, type PlanOptions } from '../../lib/plan/index.ts';
import { fixedNow } from '../support/fixed-now.ts';

/** The declaration of these tests. */
export const TEXT = `name: shop
title: The shop
stage: test
accounts:
  shop: { id: "111122223333", purpose: workload, role: read, regions: [eu-west-1, eu-central-1] }
  vault: { id: "222233334444", purpose: backup, regions: [eu-central-1] }
  trail: { id: "333344445555", purpose: log, regions: [eu-west-1] }
tiers:
  gold: { importance: critical, objectives: { az: { rto: 1h } } }
workloads:
  orders: { owner: a, tier: gold, select: { stacks: [orders] } }
  ledger: { owner: b, tier: gold, select: { stacks: [ledger] }, dns: [{ name: ledger.shop.example, type: A }] }
exclusions: []
freezeWindows: [{ from: 2026-12-18, until: 2027-01-04, reason: year-end trading }]
`;

/** Two workloads in three accounts, with whatever a test writes in place of the empty list of exclusions. */
export function declared(exclusions = '[]', text = TEXT): Environment {
  const written = text.replace('exclusions: []', `exclusions: ${exclusions}`);
  return parseEnvironment(written, 'environments/shop.yaml', { now: fixedNow });
}

/** A check that says whom it is promised by; whatever it would judge, it passes. */
export function check(id: Check['id'], more: Partial<Check> = {}): Check {
  return defineCheck({
    id,
    title: `All is well with ${id}`,
    what: '',
    why: '',
    how: '',
    fix: '',
    severity: 'high',
    kind: 'estimated',
    suite: 'availability',
    facts: ['rds.instance'],
    requirements: [],
    controls: [],
    judge: () => [{ finding: pass('fine') }],
    ...more,
  });
}

/** The checks of these tests: one for all, one for whoever has DNS names. */
export const CHECKS: readonly Check[] = [
  check('rds/instance-multi-az', { formerIds: ['rds/multi-az'] }),
  check('route53/failover-complete', {
    suite: 'dns',
    promisedBy: (workload) => (workload.dns.length > 0 ? true : 'no DNS names are declared'),
  }),
];

/** The plan for them. */
export function planned(options: Partial<PlanOptions> = {}, environment: Environment = declared()): Plan {
  return makePlan(environment, CHECKS, { now: fixedNow, ...options });
}
