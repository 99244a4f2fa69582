import { expect } from 'chai';
import type { Disruption } from '../../lib/environment/environment.ts';
import { DISRUPTIONS } from '../../lib/environment/environment.ts';
import type { RecoveryPoint } from '../../lib/estate/recovery-point.ts';
import type { Store } from '../../lib/estate/store.ts';
import { survives } from '../../lib/estate/survives.ts';
import { AWAY, ago, HOME, SHOP, VAULT } from '../support/facts.ts';

const store: Store = {
  kind: 'rds.instance',
  arn: `arn:aws:rds:${HOME}:${SHOP}:db:orders-db`,
  id: 'orders-db',
  account: SHOP,
  region: HOME,
  encrypted: true,
};

function point(account: string, region: string, key?: [account: string, region: string]): RecoveryPoint {
  return {
    arn: 'arn:point',
    storeArn: store.arn,
    source: 'aws-backup',
    form: 'snapshot',
    automatic: true,
    dataTime: ago(60),
    account,
    region,
    encrypted: key !== undefined,
    ...(key === undefined ? {} : { keyArn: `arn:aws:kms:${key[1]}:${key[0]}:key/k` }),
    fact: { kind: 'backup.recovery-point', arn: 'arn:point' },
  };
}

describe('survives', () => {
  const cases: [what: string, point: RecoveryPoint, disruptions: Disruption[]][] = [
    ['a point beside its store', point(SHOP, HOME, [SHOP, HOME]), ['instance', 'az', 'data-loss']],
    ['a point in another Region', point(SHOP, AWAY, [SHOP, AWAY]), ['region', 'data-loss']],
    ['one whose key stayed in the lost Region', point(SHOP, AWAY, [SHOP, HOME]), ['data-loss']],
    ['one without encryption in another Region', point(SHOP, AWAY), ['region', 'data-loss']],
    [
      'a point in another account of the same Region',
      point(VAULT, HOME, [VAULT, HOME]),
      ['instance', 'az', 'data-loss', 'account-compromise'],
    ],
    [
      'one whose key stayed in the lost account',
      point(VAULT, HOME, [SHOP, HOME]),
      ['instance', 'az', 'data-loss'],
    ],
    [
      'a point in another account and Region',
      point(VAULT, AWAY, [VAULT, AWAY]),
      ['region', 'data-loss', 'account-compromise'],
    ],
  ];
  for (const [what, one, expected] of cases)
    it(`${what} survives ${expected.join(', ')} and nothing else`, () => {
      expect(DISRUPTIONS.filter((disruption) => survives(one, store, disruption))).to.have.members(expected);
    });
});
