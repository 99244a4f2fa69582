import type {
  CreateTargetGroupInput,
  ModifyTargetGroupInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Fault } from '../../service.ts';
import type { HealthCheckSettings } from './stored-target-group.ts';

type Asked = Omit<ModifyTargetGroupInput, 'TargetGroupArn'>;

/** AWS's defaults for a new target group, with what the caller asks for. */
export function newSettings(input: CreateTargetGroupInput): HealthCheckSettings {
  const isHttp = ['HTTP', 'HTTPS'].includes(input.Protocol ?? 'HTTP');
  const protocol = input.HealthCheckProtocol ?? (isHttp ? 'HTTP' : 'TCP');
  const speaksHttp = protocol !== 'TCP';
  return changedSettings(
    {
      enabled: true,
      protocol,
      port: 'traffic-port',
      interval: 30,
      timeout: isHttp ? 5 : speaksHttp ? 6 : 10,
      healthyThreshold: 5,
      unhealthyThreshold: 2,
      ...(speaksHttp ? { path: '/', matcher: isHttp ? '200' : '200-399' } : {}),
    },
    input,
  );
}

/** The settings after a change; a contradictory one is refused whole. */
export function changedSettings(before: HealthCheckSettings, asked: Asked): HealthCheckSettings {
  const path = asked.HealthCheckPath ?? before.path;
  const matcher = asked.Matcher?.HttpCode ?? before.matcher;
  const after: HealthCheckSettings = {
    enabled: asked.HealthCheckEnabled ?? before.enabled,
    protocol: asked.HealthCheckProtocol ?? before.protocol,
    port: asked.HealthCheckPort ?? before.port,
    interval: asked.HealthCheckIntervalSeconds ?? before.interval,
    timeout: asked.HealthCheckTimeoutSeconds ?? before.timeout,
    healthyThreshold: asked.HealthyThresholdCount ?? before.healthyThreshold,
    unhealthyThreshold: asked.UnhealthyThresholdCount ?? before.unhealthyThreshold,
    ...(path === undefined ? {} : { path }),
    ...(matcher === undefined ? {} : { matcher }),
  };
  check(after);
  return after;
}

function check({ interval, timeout, healthyThreshold, unhealthyThreshold }: HealthCheckSettings): void {
  inRange('interval', interval, 5, 300);
  inRange('timeout', timeout, 2, 120);
  inRange('healthy threshold', healthyThreshold, 2, 10);
  inRange('unhealthy threshold', unhealthyThreshold, 2, 10);
  if (timeout > interval)
    throw new Fault(
      'ValidationError',
      `Health check timeout '${timeout}' must be smaller than or equal to the interval '${interval}'`,
    );
}

function inRange(what: string, value: number, least: number, most: number): void {
  if (value < least || value > most)
    throw new Fault(
      'ValidationError',
      `Health check ${what} '${value}' must be between ${least} and ${most}`,
    );
}
