import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { Reading } from '../aws/index.ts';
import type { RebuildAccount } from './facts.ts';
import { need } from './present.ts';
import type { Scope } from './scope.ts';
import { listing } from './source.ts';

/** Quotas of these are told in the home Region alone, whatever Region is asked about. */
const WITHOUT_REGION: ReadonlySet<string> = new Set(['iam', 's3']);
const VPCS = 'vpc/L-F678F1CE';

/** What an account may have of the things that templates make. Only VPCs are counted: the others would have to be listed one by one. */
export async function quotasOf(
  scope: Scope,
  services: readonly string[],
  vpcs: Reading<unknown>,
): Promise<{ readonly quotas: RebuildAccount['quotas']; readonly read: readonly Reading<unknown>[] }> {
  const read = await Promise.all(
    services.map((service) =>
      scope.read(QUOTAS, quotaOf, {
        input: { ServiceCode: service },
        ...(WITHOUT_REGION.has(service) ? { home: true } : {}),
      }),
    ),
  );
  const whole = read.filter(({ failure }) => failure === undefined);
  const limits = whole.flatMap(({ items }) => items);
  const used = vpcs.failure === undefined ? vpcs.items.length : undefined;
  return {
    quotas:
      whole.length === 0
        ? undefined
        : Object.fromEntries(
            limits.map(({ name, limit }) => [
              name,
              name === VPCS && used !== undefined ? { limit, used } : { limit },
            ]),
          ),
    read,
  };
}

const QUOTAS = listing<ServiceQuota>('servicequotas', 'ListServiceQuotas', 'Quotas', {
  tokens: { NextToken: 'NextToken' },
  pageSize: ['MaxResults', 100],
});

function quotaOf({ ServiceCode, QuotaCode, Value }: ServiceQuota): { name: string; limit: number } {
  return {
    name: `${need(ServiceCode, 'ServiceCode')}/${need(QuotaCode, 'QuotaCode')}`,
    limit: need(Value, 'Value'),
  };
}
