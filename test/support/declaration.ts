import type { Account, Environment, Objective, Workload } from '../../lib/environment/environment.ts';
import { AWAY, HOME, SHOP, VAULT } from './fact-base.ts';
import { type Fields, made } from './made.ts';

/** `orders`, selected by its tag, promising an RTO and RPO for the loss of a zone. */
export function workload(fields: Fields<Workload> = {}): Workload {
  const name = fields.name ?? 'orders';
  return made<Workload>(
    {
      name,
      title: 'Order intake',
      owner: 'team-orders',
      tier: 'gold',
      importance: 'critical',
      select: { tags: { workload: name }, arns: [], stacks: [`shop-${name}`] },
      dependsOn: [],
      minimumCapacity: {},
      objectives: [objective()],
      dns: [],
    },
    fields,
  );
}

/** RTO 2 min and RPO 0 for the loss of a zone, by failover. */
export function objective(fields: Fields<Objective> = {}): Objective {
  return made<Objective>(
    { disruption: 'az', rto: 120, rpo: 0, recovery: { by: 'failover', steps: [] } },
    fields,
  );
}

/** The shop's account in two Regions. */
export function account(fields: Fields<Account> = {}): Account {
  return made<Account>({ name: 'shop', id: SHOP, purpose: 'workload', regions: [HOME, AWAY] }, fields);
}

/** A test environment on AWS (pace 1) with the shop's and the vault's accounts and one workload. */
export function environment(fields: Fields<Environment> = {}): Environment {
  return made<Environment>(
    {
      name: 'test',
      title: 'The test shop',
      stage: 'test',
      endpoint: { kind: 'aws' },
      pace: 1,
      accounts: [account(), account({ name: 'vault', id: VAULT, purpose: 'backup' })],
      tagging: {
        required: [
          { key: 'owner', values: [] },
          { key: 'environment', values: ['test'] },
          { key: 'importance', values: ['critical', 'high', 'low'] },
          { key: 'recovery', values: ['backup', 'replication', 'rebuild'] },
        ],
        namePattern: '[a-z0-9]+_[a-z0-9-]+_[a-z0-9-]+',
      },
      workloads: [workload()],
      exclusions: [],
      freezeWindows: [],
      safety: { maximumTargets: 5, maximumShare: 0.4, scenarios: [] },
      source: { file: 'environments/test.yaml', text: '', sha256: '0'.repeat(64), positions: {} },
    },
    fields,
  );
}
