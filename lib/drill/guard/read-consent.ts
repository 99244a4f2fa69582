import type { Aws } from '../../aws/index.ts';
import type { Environment } from '../../environment/environment.ts';
import { type ConsentReading, parseConsent } from './consent.ts';

/** The parameter that is read where the declaration names none. */
export const CONSENT_PARAMETER = '/landfall/consent';

/** Reads what an account consents to, in the Region where things would be broken. Needs ssm:GetParameter. */
export async function readConsent(
  aws: Pick<Aws, 'read'>,
  { safety }: Environment,
  place: { readonly account: string; readonly region: string },
): Promise<ConsentReading> {
  const name = safety.consentParameter ?? CONSENT_PARAMETER;
  const where = `parameter ${name} of account ${place.account} in ${place.region}`;
  const { items, failure } = await aws.read<{ Parameter?: { Value?: string } }, string>({
    service: 'ssm',
    bucket: 'ssm',
    operation: 'GetParameter',
    ...place,
    input: { Name: name },
    fresh: true,
    items: ({ Parameter }) => (Parameter?.Value === undefined ? undefined : [Parameter.Value]),
  });
  if (failure?.code === 'ParameterNotFound' || failure?.reason === 'not-found')
    return { kind: 'absent', where };
  if (failure !== undefined) return { kind: 'unreadable', where, why: `${failure.code}: ${failure.message}` };
  return parseConsent(items[0] ?? '', where);
}
