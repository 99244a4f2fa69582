import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import { Fault } from '../../service.ts';

/** The checks that call an endpoint, with the port that each uses unless told. */
const ENDPOINT_PORTS: Partial<Record<HealthCheckConfig['Type'] & string, number>> = {
  HTTP: 80,
  HTTP_STR_MATCH: 80,
  HTTPS: 443,
  HTTPS_STR_MATCH: 443,
};

/** A new health check's settings with AWS's defaults. */
export function withDefaults(asked: HealthCheckConfig): HealthCheckConfig {
  const type = asked.Type ?? 'HTTP';
  const common = { Inverted: false, Disabled: false };
  if (!callsEndpoint(asked)) return { ...common, ...asked };
  const port = ENDPOINT_PORTS[type];
  return {
    ...common,
    RequestInterval: 30,
    FailureThreshold: 3,
    MeasureLatency: false,
    EnableSNI: type.startsWith('HTTPS'),
    ...(port === undefined ? {} : { Port: port }),
    ...asked,
  };
}

/** Whether checkers call an endpoint for it, rather than reading other checks, an alarm or a routing control. */
export function callsEndpoint({ Type }: HealthCheckConfig): boolean {
  return Type !== 'CALCULATED' && Type !== 'CLOUDWATCH_METRIC' && Type !== 'RECOVERY_CONTROL';
}

/** Refuses settings that Route 53 refuses. */
export function checkConfig(config: HealthCheckConfig): void {
  const problem = callsEndpoint(config) ? endpointProblem(config) : otherProblem(config);
  if (problem !== undefined) throw new Fault('InvalidInput', `Invalid parameter: ${problem}`);
}

function endpointProblem(config: HealthCheckConfig): string | undefined {
  const { FailureThreshold: threshold = 3, Port: port, ResourcePath: path = '', Regions: regions } = config;
  if (config.IPAddress === undefined && config.FullyQualifiedDomainName === undefined)
    return 'either IPAddress or FullyQualifiedDomainName must be specified.';
  if (config.RequestInterval !== 10 && config.RequestInterval !== 30)
    return 'RequestInterval must be 10 or 30.';
  if (threshold < 1 || threshold > 10) return 'FailureThreshold must be between 1 and 10.';
  if (port === undefined || port < 1 || port > 65_535) return 'Port must be between 1 and 65535.';
  if (path.length > 255) return 'ResourcePath must be at most 255 characters long.';
  if (config.Type?.endsWith('STR_MATCH') === true && (config.SearchString ?? '') === '')
    return 'SearchString must be specified for a string match.';
  if (regions !== undefined && regions.length < 3) return 'at least three Regions must be specified.';
  return undefined;
}

function otherProblem(config: HealthCheckConfig): string | undefined {
  if (config.Type === 'CALCULATED') {
    const { ChildHealthChecks: children = [], HealthThreshold: threshold } = config;
    if (children.length > 255) return 'at most 255 ChildHealthChecks can be specified.';
    if (threshold === undefined || threshold < 0 || threshold > 256)
      return 'HealthThreshold must be between 0 and 256.';
  }
  if (config.Type === 'CLOUDWATCH_METRIC' && config.AlarmIdentifier === undefined)
    return 'AlarmIdentifier must be specified.';
  if (config.Type === 'RECOVERY_CONTROL' && config.RoutingControlArn === undefined)
    return 'RoutingControlArn must be specified.';
  return undefined;
}
