import type {
  CreateHealthCheckRequest,
  CreateHealthCheckResponse,
  DeleteHealthCheckRequest,
  GetHealthCheckRequest,
  GetHealthCheckResponse,
  HealthCheck,
  HealthCheckConfig,
  ListHealthChecksRequest,
  ListHealthChecksResponse,
  UpdateHealthCheckRequest,
  UpdateHealthCheckResponse,
} from '@aws-sdk/client-route-53';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { uuidOf } from '../../world/identifier.ts';
import { addTags, forgetTags } from '../../world/tags.ts';
import { checkConfig, withDefaults } from './health-check-config.ts';
import { home } from './home.ts';
import { healthCheck, healthChecksOf, type StoredHealthCheck } from './stored-health-check.ts';
import { route53Arn } from './tags.ts';

const PAGE_LIMIT = 100;

/** Health checks and their settings. */
export const healthChecks = {
  ListHealthChecks(input: ListHealthChecksRequest, context: CallContext): ListHealthChecksResponse {
    const { items, next } = page(healthChecksOf(context).values(), {
      token: input.Marker,
      max: input.MaxItems,
      context,
      id: (row) => row.id,
      limit: PAGE_LIMIT,
    });
    return {
      HealthChecks: items.map(healthCheckOf),
      Marker: input.Marker ?? '',
      IsTruncated: next !== undefined,
      NextMarker: next,
      MaxItems: input.MaxItems ?? PAGE_LIMIT,
    };
  },

  GetHealthCheck(input: GetHealthCheckRequest, context: CallContext): GetHealthCheckResponse {
    return { HealthCheck: healthCheckOf(healthCheck(context, input.HealthCheckId)) };
  },

  CreateHealthCheck(input: CreateHealthCheckRequest, context: CallContext): CreateHealthCheckResponse {
    const row = newHealthCheck(input, context);
    healthChecksOf(context).set(row.id, row);
    addTags(context.world, home(context), route53Arn('healthcheck', row.id), {});
    return {
      HealthCheck: healthCheckOf(row),
      Location: `https://route53.amazonaws.com/2013-04-01/healthcheck/${row.id}`,
    };
  },

  UpdateHealthCheck(input: UpdateHealthCheckRequest, context: CallContext): UpdateHealthCheckResponse {
    const row = healthCheck(context, input.HealthCheckId);
    if (input.HealthCheckVersion !== undefined && input.HealthCheckVersion !== row.version)
      throw new Fault(
        'HealthCheckVersionMismatch',
        `The health check version ${input.HealthCheckVersion} does not match the current version ${row.version}.`,
      );
    const config = changed(row.config, input);
    checkConfig(config);
    const updated = { ...row, config, version: row.version + 1 };
    healthChecksOf(context).set(row.id, updated);
    return { HealthCheck: healthCheckOf(updated) };
  },

  /** Route 53 deletes a check that records still name: nothing protects them. */
  DeleteHealthCheck(input: DeleteHealthCheckRequest, context: CallContext): object {
    const row = healthCheck(context, input.HealthCheckId);
    healthChecksOf(context).delete(row.id);
    forgetTags(context.world, home(context), route53Arn('healthcheck', row.id));
    return {};
  },
};

/** The same reference with the same settings gives the check that is there. */
function newHealthCheck(input: CreateHealthCheckRequest, context: CallContext): StoredHealthCheck {
  const { CallerReference: callerReference = '', HealthCheckConfig: asked } = input;
  if (asked === undefined || callerReference === '')
    throw new Fault('InvalidInput', 'A caller reference and a health check configuration must be given.');
  const config = withDefaults(asked);
  checkConfig(config);
  const there = [...healthChecksOf(context).values()].find((row) => row.callerReference === callerReference);
  if (there !== undefined && JSON.stringify(there.config) === JSON.stringify(config)) return there;
  if (there !== undefined)
    throw new Fault(
      'HealthCheckAlreadyExists',
      'A health check with the same caller reference and different settings already exists.',
    );
  return {
    id: uuidOf(`health check ${context.account} ${callerReference}`),
    callerReference,
    config,
    version: 1,
    createdAt: context.world.clock.now(),
  };
}

function changed(before: HealthCheckConfig, input: UpdateHealthCheckRequest): HealthCheckConfig {
  const { HealthCheckId: _id, HealthCheckVersion: _version, ResetElements: reset = [], ...asked } = input;
  const meant = Object.entries(asked).filter(([, value]) => value !== undefined);
  const kept = Object.entries(before).filter(([name]) => !reset.some((each) => each === name));
  return { ...(Object.fromEntries(kept) as unknown as HealthCheckConfig), ...Object.fromEntries(meant) };
}

function healthCheckOf({ id, callerReference, config, version }: StoredHealthCheck): HealthCheck {
  return {
    Id: id,
    CallerReference: callerReference,
    HealthCheckConfig: config,
    HealthCheckVersion: version,
  };
}
