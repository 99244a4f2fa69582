import type {
  HealthCheck,
  HealthCheckObservation,
  HostedZone,
  ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import type { Collector } from './collector.ts';
import type { Route53HealthCheck } from './facts.ts';
import { route53HealthCheck, route53Record, route53Zone } from './route53-facts.ts';
import type { Scope } from './scope.ts';
import { itemsOf, listing } from './source.ts';
import { tagsByArn } from './tagging.ts';

/** Amazon Route 53: zones, their records, health checks and what the checkers saw. Asked once for an account. */
export const route53: Collector = {
  service: 'route53',
  kinds: ['route53.zone', 'route53.record', 'route53.health-check'],
  global: true,
  collect: async (scope) => {
    await Promise.all([collectZones(scope), collectHealthChecks(scope)]);
  },
};

const PAGING = {
  tokens: { NextMarker: 'Marker' },
  pageSize: ['MaxItems', 100],
  truncated: 'IsTruncated',
} as const;

const ZONES = listing<HostedZone>('route53', 'ListHostedZones', 'HostedZones', PAGING);
const HEALTH_CHECKS = listing<HealthCheck>('route53', 'ListHealthChecks', 'HealthChecks', PAGING);
const RECORDS = listing<ResourceRecordSet>('route53', 'ListResourceRecordSets', 'ResourceRecordSets', {
  tokens: {
    NextRecordName: 'StartRecordName',
    NextRecordType: 'StartRecordType',
    NextRecordIdentifier: 'StartRecordIdentifier',
  },
  pageSize: ['MaxItems', 300],
  truncated: 'IsTruncated',
});
const STATUS = listing<HealthCheckObservation>('route53', 'GetHealthCheckStatus', 'HealthCheckObservations');

async function collectZones(scope: Scope): Promise<void> {
  if (!scope.wants('route53.zone') && !scope.wants('route53.record')) return;
  const zones = await scope.read(ZONES, route53Zone);
  if (scope.wants('route53.zone')) {
    const tags = await tagsByArn(scope);
    scope.keep(
      'route53.zone',
      zones.items.map((zone) => ({ ...zone, tags: tags.of(zone.arn) })),
      [zones],
    );
  }
  if (!scope.wants('route53.record')) return;
  const records = await Promise.all(
    zones.items.map((zone) =>
      scope.read(RECORDS, (raw, seen) => route53Record(raw, zone, seen), {
        input: { HostedZoneId: zone.id },
      }),
    ),
  );
  scope.keep('route53.record', itemsOf(records), [zones, ...records]);
}

async function collectHealthChecks(scope: Scope): Promise<void> {
  if (!scope.wants('route53.health-check')) return;
  const tags = await tagsByArn(scope);
  const checks = await scope.read(HEALTH_CHECKS, (raw, seen) => route53HealthCheck(raw, tags.of, seen));
  const facts = await Promise.all(
    checks.items.map(async (check) => ({ ...check, ...(await observationsOf(scope, check)) })),
  );
  scope.keep('route53.health-check', facts, [checks]);
}

/** Only checks that send requests have checkers; for the others Route 53 refuses the question. */
async function observationsOf(
  scope: Scope,
  check: Route53HealthCheck,
): Promise<Pick<Route53HealthCheck, 'observations'>> {
  if (!/^(HTTP|HTTPS|TCP)/.test(check.type)) return {};
  const reading = await scope.read(STATUS, ({ StatusReport }) => StatusReport?.Status, {
    input: { HealthCheckId: check.id },
    subject: check.arn,
  });
  // A checker that has not reported yet has seen neither health nor sickness.
  const told = reading.items.filter((status) => status !== undefined);
  return reading.failure === undefined ? { observations: told } : {};
}
