import { plusSeconds } from '../../../base/instant.ts';
import { tagList } from '../../world/tags.ts';
import type { Founder } from '../founder.ts';
import { DAY, HOME, SHOP } from './places.ts';
import { shopTags } from './shop-tags.ts';

const YEAR = 365 * DAY;

/** What drills need in the shop's account: a table for their lock and journal, and the account's consent. */
export async function foundDrills({ call, startedAt }: Founder): Promise<void> {
  const place = { account: SHOP, region: HOME };
  await call({
    service: 'dynamodb',
    ...place,
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
  await call({
    service: 'ssm',
    ...place,
    operation: 'PutParameter',
    input: {
      Name: '/landfall/consent',
      Type: 'String',
      Description: 'What drills may break in this account. The drill role cannot write it.',
      Value: JSON.stringify({
        stage: 'sandbox',
        scenarios: ['az-loss', 'db-failover', 'dns-health-check', 'cache-flush', 'cache-node-loss'],
        maximumTargets: 10,
        expires: plusSeconds(startedAt, YEAR),
      }),
      Tags: tagList(shopTags('platform', 'rebuild', 'platform01_drill-consent')),
    },
  });
}
