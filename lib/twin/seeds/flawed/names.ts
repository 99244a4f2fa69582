import { tagList } from '../../world/tags.ts';
import type { PlantedFault } from '../planted-fault.ts';
import { DAY, HOME, HOUR, REFUGE } from '../shop/places.ts';
import { shopTags } from '../shop/shop-tags.ts';
import { changeRecords, isPrimary, updateCheck } from './change-names.ts';
import { found, healthCheckId, route53 } from './look-up.ts';
import { fails } from './shown.ts';

/** What was done to DNS names and health checks. */
export const NAMES: readonly PlantedFault[] = [
  {
    id: 'primary-check-disabled',
    title: 'Somebody switched off the health check of the order intake, to stop the pager',
    ago: 2 * HOUR,
    calls: [updateCheck('orders-web', { Disabled: true })],
    shows: fails(
      'orders',
      ['route53/health-check-armed', 'orders01_primary-check_shop'],
      ['route53/switch-within-rto', 'orders.shop.example'],
      ['objectives/rto-attainable', 'dns'],
    ),
  },
  {
    id: 'secondary-deleted',
    title: 'Somebody deleted the secondary record of the order intake: it was never used',
    ago: 2 * DAY,
    calls: [
      changeRecords('orders.shop.example.', 'DELETE', (one) => (one.Failover === 'SECONDARY' ? [one] : [])),
    ],
    shows: fails(
      'orders',
      ['route53/failover-complete', 'orders.shop.example'],
      ['route53/health-check-armed', 'orders01_secondary-check_shop'],
      ['route53/switch-within-rto', 'orders.shop.example'],
      ['objectives/rto-attainable', 'dns'],
      // Nothing turns to the other Region any more: what is there does not stand by, and has to bear the loss of a zone.
      ['elb/targets-in-two-zones', 'orders-web-dr'],
      ['ec2/instances-spread', `instances of orders in ${REFUGE}`],
      ['rebuild/stacks-undrifted', 'shop-orders'],
    ),
  },
  {
    id: 'ttl-of-a-day',
    title: 'Somebody set the TTL of the catalogue to a day, because queries cost money',
    ago: DAY,
    calls: [changeRecords('catalogue.shop.example.', 'UPSERT', (one) => [{ ...one, TTL: DAY }])],
    shows: fails(
      'catalogue',
      ['route53/switch-within-rto', 'catalogue.shop.example'],
      ['objectives/rto-attainable', 'dns'],
      ['rebuild/stacks-undrifted', 'shop-catalogue'],
    ),
  },
  {
    id: 'secondary-at-primary',
    title:
      'Somebody pointed the secondary record of the catalogue at the load balancer of the primary, for a test',
    ago: 5 * HOUR,
    calls: [
      changeRecords('catalogue.shop.example.', 'UPSERT', (one, all) =>
        one.Failover === 'SECONDARY'
          ? [{ ...one, ResourceRecords: found(all.find(isPrimary), 'PRIMARY').ResourceRecords }]
          : [],
      ),
    ],
    shows: fails(
      'catalogue',
      ['route53/failover-complete', 'catalogue.shop.example'],
      ['route53/switch-within-rto', 'catalogue.shop.example'],
      ['objectives/rto-attainable', 'dns'],
      ['elb/targets-in-two-zones', 'catalogue-web-dr'],
      ['ec2/instances-spread', `instances of catalogue in ${REFUGE}`],
      ['rebuild/stacks-undrifted', 'shop-catalogue'],
    ),
  },
  {
    id: 'secondary-check-inverted',
    title: 'Somebody inverted the check of the standby Region during an exercise, and did not turn it back',
    ago: 2 * HOUR,
    calls: [updateCheck('catalogue-web-dr', { Inverted: true })],
    shows: fails('catalogue', ['route53/health-check-armed', 'catalogue01_secondary-check_shop']),
  },
  {
    id: 'check-without-record',
    title: `Somebody made a new health check in ${HOME}, and never set it on the record`,
    ago: DAY,
    calls: [
      {
        ...route53,
        operation: 'CreateHealthCheck',
        input: {
          CallerReference: 'catalogue-search',
          HealthCheckConfig: {
            Type: 'HTTPS',
            FullyQualifiedDomainName: 'search.shop.example',
            ResourcePath: '/health',
            RequestInterval: 10,
            FailureThreshold: 3,
          },
        },
      },
      {
        ...route53,
        operation: 'ChangeTagsForResource',
        input: async (read) => ({
          ResourceType: 'healthcheck',
          ResourceId: await healthCheckId(read, 'catalogue-search'),
          AddTags: tagList(shopTags('catalogue', 'rebuild', 'catalogue01_search-check')),
        }),
      },
    ],
    shows: fails(
      'catalogue',
      ['route53/health-check-armed', 'catalogue01_search-check_shop'],
      ['rebuild/resources-managed', 'catalogue01_search-check_shop'],
    ),
  },
];
