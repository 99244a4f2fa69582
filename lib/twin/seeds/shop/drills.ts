import { plusSeconds } from '../../../base/instant.ts';
import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import { CLEAN, DAY, HOME, REFUGE, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';

const YEAR = 365 * DAY;

interface Drilled {
  readonly account: string;
  readonly region: string;
  readonly scenarios: readonly string[];
  readonly maximumTargets: number;
}

/**
 * What drills need in an account: a table for their lock and journal, and the account's consent. The clean account has them in
 * both of its Regions, and nothing else.
 */
export async function foundDrills(founder: Founder): Promise<void> {
  const scenarios = ['az-loss', 'db-failover', 'dns-health-check', 'cache-flush', 'cache-node-loss'];
  await foundIn(founder, { account: SHOP, region: HOME, scenarios, maximumTargets: 10 });
  for (const region of [HOME, REFUGE])
    await foundIn(founder, { account: CLEAN, region, scenarios: ['rebuild'], maximumTargets: 100 });
}

async function foundIn(founder: Founder, drilled: Drilled): Promise<void> {
  await foundTable(founder, drilled);
  await foundConsent(founder, drilled);
}

async function foundTable({ call }: Founder, { account, region }: Drilled): Promise<void> {
  await call({
    service: 'dynamodb',
    account,
    region,
    operation: 'CreateTable',
    input: {
      TableName: 'landfall-drills',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      Tags: tagList(shopTags('platform', 'rebuild', 'platform01_drills')),
    },
  });
}

async function foundConsent(
  { call, startedAt }: Founder,
  { account, region, scenarios, maximumTargets }: Drilled,
): Promise<void> {
  await call({
    service: 'ssm',
    account,
    region,
    operation: 'PutParameter',
    input: {
      Name: '/landfall/consent',
      Type: 'String',
      Description: 'What drills may break in this account. The drill role cannot write it.',
      Value: JSON.stringify({
        stage: 'sandbox',
        scenarios,
        maximumTargets,
        expires: plusSeconds(startedAt, YEAR),
      }),
      Tags: tagList(shopTags('platform', 'rebuild', 'platform01_drill-consent')),
    },
  });
}
