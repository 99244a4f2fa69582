import type {
  GetHealthCheckStatusRequest,
  GetHealthCheckStatusResponse,
  HealthCheckObservation,
  HealthCheckRegion,
} from '@aws-sdk/client-route-53';
import { plusSeconds } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import type { LiveObservation } from '../../world/live-view.ts';
import { CHECKERS } from './checkers.ts';
import { endpointFailure } from './endpoint.ts';
import { callsEndpoint } from './health-check-config.ts';
import { healthCheck, type StoredHealthCheck } from './stored-health-check.ts';

/** What the checkers around the world saw. */
export const healthCheckStatus = {
  /** No aggregate: Route 53 leaves it to the reader to count. */
  GetHealthCheckStatus(
    input: GetHealthCheckStatusRequest,
    context: CallContext,
  ): GetHealthCheckStatusResponse {
    const row = healthCheck(context, input.HealthCheckId);
    if (row.config.Type === 'CALCULATED')
      throw new Fault('InvalidInput', `The status of a calculated health check cannot be got: ${row.id}`);
    // Checkers do not call for a disabled check, nor for an alarm or a routing control.
    if (row.config.Disabled === true || !callsEndpoint(row.config)) return { HealthCheckObservations: [] };
    const seen = context.world.live?.observations(row.id);
    if (seen !== undefined) return { HealthCheckObservations: seen.map(observationOf) };
    const failure = row.failure?.text ?? endpointFailure(row.config, context);
    const failing = failure === undefined ? 0 : (row.failure?.checkers ?? CHECKERS.length);
    const meant = CHECKERS.filter(([region]) => row.config.Regions?.includes(region) ?? true);
    return {
      HealthCheckObservations: meant.map(([Region, IPAddress], index) => ({
        Region,
        IPAddress,
        StatusReport: {
          Status: index < failing ? `Failure: ${failure}` : success(row),
          CheckedTime: checkedAt(row, index, meant.length, context),
        },
      })),
    };
  },
};

function observationOf({ region, ipAddress, status, checkedAt }: LiveObservation): HealthCheckObservation {
  return {
    Region: region as HealthCheckRegion,
    IPAddress: ipAddress,
    StatusReport: { Status: status, CheckedTime: new Date(checkedAt) },
  };
}

function success({ config }: StoredHealthCheck): string {
  return config.Type === 'TCP' ? 'Success: TCP connection established' : 'Success: HTTP Status Code 200, OK';
}

/** Each checker asks in a rhythm of its own, so the last times are spread over one interval. */
function checkedAt(
  { config }: StoredHealthCheck,
  index: number,
  count: number,
  { world }: CallContext,
): Date {
  const interval = (config.RequestInterval ?? 30) * world.pace;
  return new Date(plusSeconds(world.clock.now(), -(interval * index) / count));
}
