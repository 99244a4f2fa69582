import type { PlantedFault } from '../planted-fault.ts';
import { DAY, HOME, SHOP } from '../shop/places.ts';
import { elb, found, rds } from './look-up.ts';
import { fails, unknowns } from './shown.ts';

const DISRUPTIONS = ['instance', 'az', 'region', 'data-loss', 'account-compromise'] as const;

/** What was done to tags: to what says whose a resource is, and how it comes back. */
export const TAGS: readonly PlantedFault[] = [
  {
    id: 'tag-taken-off',
    title: 'Somebody left the company, and a script took the owner off what was theirs',
    ago: DAY,
    calls: [
      {
        ...rds,
        operation: 'RemoveTagsFromResource',
        input: { ResourceName: `arn:aws:rds:${HOME}:${SHOP}:db:ledger-1`, TagKeys: ['owner'] },
      },
    ],
    shows: fails('ledger', ['inventory/resources-tagged', 'ledger-1']),
  },
  {
    id: 'tag-of-another-stage',
    title: 'Somebody copied the template of another stage, tags and all',
    ago: DAY,
    calls: [
      {
        ...elb,
        operation: 'AddTags',
        input: async (read) => {
          const { LoadBalancers } = (await read({
            ...elb,
            operation: 'DescribeLoadBalancers',
            input: { Names: ['orders-web'] },
          })) as { LoadBalancers: { LoadBalancerArn: string }[] };
          const { LoadBalancerArn } = found(LoadBalancers[0], 'orders-web');
          return { ResourceArns: [LoadBalancerArn], Tags: [{ Key: 'environment', Value: 'staging' }] };
        },
      },
    ],
    shows: fails(
      'orders',
      ['inventory/resources-tagged', 'orders-web'],
      ['rebuild/stacks-undrifted', 'shop-orders'],
    ),
  },
  {
    id: 'nobody-owns-it',
    title: 'Somebody tried something out, and left a target group behind that nobody owns',
    ago: DAY,
    calls: [
      {
        ...elb,
        operation: 'CreateTargetGroup',
        input: { Name: 'tryout', Protocol: 'HTTP', Port: 8080, HealthCheckPath: '/' },
      },
    ],
    // What belongs to no workload is told beside the first that is declared.
    shows: fails('orders', ['inventory/resources-tagged', 'tryout']),
  },
  {
    id: 'topic-taken-over',
    title: 'The ledger team took a topic over, and nobody has said how it would come back',
    ago: DAY,
    calls: [
      {
        service: 'tagging',
        account: SHOP,
        region: HOME,
        operation: 'TagResources',
        input: {
          ResourceARNList: [`arn:aws:sns:${HOME}:${SHOP}:orders-events`],
          Tags: { workload: 'ledger', owner: 'team-finance' },
        },
      },
    ],
    shows: [
      ...unknowns(
        'ledger',
        ['inventory/resources-seen', 'orders-events'],
        // Nothing that was found to hold can be said to hold while something was not looked at.
        ...DISRUPTIONS.map((disruption) => ['objectives/rto-attainable', disruption] as const),
        ...DISRUPTIONS.map((disruption) => ['objectives/rpo-attainable', disruption] as const),
      ),
      // It still stands in a stack of the orders, which excuse all that is said of their topics: two owners now.
      ...fails('ledger', ['inventory/resources-tagged', 'orders-events']),
      // The tags are not those of its template any more.
      ...fails('orders', ['rebuild/stacks-undrifted', 'shop-orders']),
      // Nor can orders be said to come back, which cannot be taken without the ledger.
      ...unknowns(
        'orders',
        ...DISRUPTIONS.map((disruption) => ['objectives/rto-attainable', disruption] as const),
      ),
    ],
  },
];
