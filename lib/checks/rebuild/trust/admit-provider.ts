import type { TrustDemands } from './trust-demands.ts';
import { accountWords, type Admission, holdsWorkloads, type TrustWorld } from './trust-world.ts';

/** Identity providers that everybody may have a subject at: without a condition on it, anybody's pipeline comes in. */
const PUBLIC =
  /(^|\/)(token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|api\.bitbucket\.org)(\/|$)/;

/**
 * What is said of an identity provider. One that hands out identities in an account (EKS, Cognito) may lie in the one that is lost, and
 * whom a company's own lets in, no API of AWS tells.
 */
export function admitProvider(value: unknown, { subjects, unweighed }: TrustDemands): Admission {
  const provider = String(value);
  if (!PUBLIC.test(provider))
    return { outcome: 'unknown', who: `whom the identity provider ${provider} lets in, which was not seen` };
  if (subjects.length > 0 && subjects.every(isBound))
    return { outcome: 'pass', who: `${subjects.join(', ')} of ${provider}` };
  if (subjects.length === 0 && unweighed.length > 0)
    return {
      outcome: 'unknown',
      who: `whom conditions let from ${provider} that are not weighed here: ${unweighed.join(', ')}`,
    };
  return { outcome: 'fail', who: `any subject of ${provider}, which everybody can have one at` };
}

/** `repo:shop/infrastructure:*` names one owner and one repository; `repo:*` names everybody's. */
function isBound(subject: string): boolean {
  const fixed = /^[^*?$]*/.exec(subject)?.[0] ?? '';
  return fixed === subject || /^[^:]+:[^/:]+[/:]/.test(fixed);
}

/** What is said of a service of AWS, which takes on roles of its own account, and for others only where a policy names them. */
export function admitService(value: unknown, { sourceAccounts }: TrustDemands, world: TrustWorld): Admission {
  const service = String(value);
  const source = sourceAccounts.find((id) => holdsWorkloads(world, id));
  if (source !== undefined) return { outcome: 'fail', who: `${service} for ${accountWords(world, source)}` };
  if (!/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(service))
    return { outcome: 'unknown', who: `${service}, which is no service that is known here` };
  return { outcome: 'pass', who: `the service ${service}` };
}
