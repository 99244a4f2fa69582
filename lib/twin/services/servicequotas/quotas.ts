import type {
  GetServiceQuotaRequest,
  GetServiceQuotaResponse,
  ListServiceQuotasRequest,
  ListServiceQuotasResponse,
  ServiceQuota,
} from '@aws-sdk/client-service-quotas';
import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { defaultsOf, type DefaultQuota } from './default-quotas.ts';

/** A quota that support has raised for an account: it is written as it stands, for a person decides about it. */
export interface StoredQuota {
  readonly value: number;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By `service/code`. */
    'servicequotas.quota': StoredQuota;
  }
}

/** The quotas that are in force. */
export const quotas = {
  ListServiceQuotas(input: ListServiceQuotasRequest, context: CallContext): ListServiceQuotasResponse {
    const service = input.ServiceCode ?? '';
    const { items, next } = page(known(service, context), {
      token: input.NextToken,
      max: input.MaxResults,
      context,
      id: ({ code }) => code,
      limit: 100,
      scope: service,
    });
    return { Quotas: items.map((quota) => quotaOf(service, quota, context)), NextToken: next };
  },

  GetServiceQuota(input: GetServiceQuotaRequest, context: CallContext): GetServiceQuotaResponse {
    const service = input.ServiceCode ?? '';
    const found = known(service, context).find(({ code }) => code === input.QuotaCode);
    if (found === undefined)
      throw new Fault(
        'NoSuchResourceException',
        'The request failed because the specified quota is not known.',
      );
    return { Quota: quotaOf(service, found, context) };
  },
};

/** Those of services without a Region are told in us-east-1 alone. */
function known(service: string, { region }: CallContext): readonly DefaultQuota[] {
  const all = defaultsOf(service);
  if (all === undefined)
    throw new Fault(
      'NoSuchResourceException',
      `The request failed because the specified service is not known: ${service}`,
    );
  return all.filter(({ isGlobal }) => isGlobal !== true || region === 'us-east-1');
}

function quotaOf(
  service: string,
  { code, name, value, isGlobal }: DefaultQuota,
  { world, account, region }: CallContext,
): ServiceQuota {
  const raised = world.table('servicequotas.quota', account, region).get(`${service}/${code}`);
  return {
    ServiceCode: service,
    ServiceName: service,
    QuotaArn: `arn:aws:servicequotas:${region}:${account}:${service}/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: raised?.value ?? value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: isGlobal === true,
  };
}
