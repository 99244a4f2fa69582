import type {
  GetHealthCheckStatusRequest,
  GetHealthCheckStatusResponse,
  HealthCheckRegion,
} from '@aws-sdk/client-route-53';
import { plusSeconds } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
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

/** Two of the checkers of each Region, from the published ranges of Route 53 health checkers. */
const CHECKERS: readonly (readonly [HealthCheckRegion, string])[] = [
  ['us-east-1', '54.243.31.198'],
  ['us-east-1', '107.23.255.8'],
  ['us-west-1', '54.241.32.72'],
  ['us-west-1', '54.183.255.137'],
  ['us-west-2', '54.244.52.198'],
  ['us-west-2', '54.245.168.36'],
  ['eu-west-1', '176.34.159.228'],
  ['eu-west-1', '54.228.16.9'],
  ['ap-southeast-1', '54.251.31.139'],
  ['ap-southeast-1', '54.255.254.197'],
  ['ap-southeast-2', '54.252.254.228'],
  ['ap-southeast-2', '54.252.79.137'],
  ['ap-northeast-1', '54.248.220.10'],
  ['ap-northeast-1', '54.250.253.235'],
  ['sa-east-1', '177.71.207.135'],
  ['sa-east-1', '54.232.40.71'],
];

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
