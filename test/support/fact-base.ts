import type { FactBase, Tags } from '../../lib/inventory/facts.ts';
import { fixedNow } from './fixed-now.ts';

export const SHOP = '111122223333';
export const VAULT = '222233334444';
export const HOME = 'eu-west-1';
export const AWAY = 'eu-central-1';

/** Tags that satisfy the default scheme and make a resource belong to `orders`. */
export const goodTags: Tags = {
  owner: 'team-orders',
  environment: 'test',
  importance: 'critical',
  recovery: 'backup',
  workload: 'orders',
  Name: 'orders01_web-a_shop',
};

/** Where a fact stands, before its maker's own fields. */
export interface Place {
  readonly id?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** What every fact says about itself; `arn` is its ARN after `arn:aws:`, with `{account}`, `{region}` and `{id}` filled in. */
export function factBase(place: Place, id: string, arn: string, region = HOME): FactBase {
  const filled = {
    id: place.id ?? id,
    account: place.account ?? SHOP,
    region: place.region ?? region,
  };
  const text = arn
    .replace('{account}', filled.account)
    .replace('{region}', filled.region)
    .replace('{id}', filled.id);
  return { ...filled, arn: `arn:aws:${text}`, tags: goodTags, observedAt: fixedNow };
}
