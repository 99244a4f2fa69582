import type { GetHealthCheckResponse } from '@aws-sdk/client-route-53';
import type { Value, ValueMap } from '../../../../../syntax/index.ts';
import { unlessMissing } from '../gone.ts';
import { fixed, flag, list, record, tags, text, whole } from '../property.ts';
import type { ResourceType } from '../resource-type.ts';

/** `AWS::Route53::HealthCheck` */
export const healthCheck: ResourceType = {
  name: 'AWS::Route53::HealthCheck',
  properties: {
    HealthCheckConfig: record({
      Type: fixed(text),
      FullyQualifiedDomainName: text,
      IPAddress: text,
      Port: whole,
      ResourcePath: text,
      SearchString: text,
      RequestInterval: whole,
      FailureThreshold: whole,
      Inverted: flag,
      Regions: list(text),
    }),
    HealthCheckTags: tags,
  },
  required: ['HealthCheckConfig'],
  attributes: ['HealthCheckId'],
  create: async ({ HealthCheckConfig }, call) => {
    const { HealthCheck } = await call.invoke<GetHealthCheckResponse>('route53', 'CreateHealthCheck', {
      HealthCheckConfig,
      CallerReference: call.name({ longest: 64 }),
    });
    return HealthCheck?.Id ?? '';
  },
  read: (id) => Promise.resolve({ HealthCheckId: id }),
  update: async (id, { after }, call) => {
    const { Type: _type, RequestInterval: _interval, ...settings } = after['HealthCheckConfig'] as ValueMap;
    await call.invoke('route53', 'UpdateHealthCheck', { ...settings, HealthCheckId: id });
  },
  remove: async (id, _properties, call) => {
    await unlessMissing(call.invoke('route53', 'DeleteHealthCheck', { HealthCheckId: id }));
  },
  look: async (id, call) => {
    const found = await unlessMissing(
      call.invoke<GetHealthCheckResponse>('route53', 'GetHealthCheck', { HealthCheckId: id }),
    );
    return found === undefined
      ? undefined
      : { HealthCheckConfig: found.HealthCheck?.HealthCheckConfig as unknown as Value };
  },
  tagsProperty: 'HealthCheckTags',
  arn: (id) => `arn:aws:route53:::healthcheck/${id}`,
};
