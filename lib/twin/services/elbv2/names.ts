import { Fault } from '../../service.ts';
import { base32Id, hexId } from '../../world/identifier.ts';
import type { Place } from '../../world/tags.ts';

/** Load balancers and target groups share one rule for names. */
export function checkName(name: string, what: string): void {
  if (/^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/.test(name)) return;
  throw new Fault(
    'ValidationError',
    `The ${what} name '${name}' must be 1 to 32 letters, digits and hyphens, and must not begin with 'internal-', or begin or end with a hyphen`,
  );
}

/** `arn:aws:elasticloadbalancing:…:targetgroup/orders-web/0123456789abcdef`; the same name gives the same ARN. */
export function elbArn({ account, region }: Place, path: string): string {
  return `arn:aws:elasticloadbalancing:${region}:${account}:${path}/${hexId(`${account} ${region} ${path}`, 16)}`;
}

/** The name by which clients reach a load balancer. */
export function dnsNameOf(name: string, type: string, scheme: string, { account, region }: Place): string {
  const seed = `${account} ${region} ${type} ${name}`;
  if (type === 'network') return `${name}-${hexId(seed, 16)}.elb.${region}.amazonaws.com`;
  const digits = String(Number.parseInt(hexId(seed, 12), 16))
    .padStart(10, '0')
    .slice(-10);
  return `${scheme === 'internal' ? 'internal-' : ''}${name}-${digits}.${region}.elb.amazonaws.com`;
}

/** Documented in the AWS General Reference, Elastic Load Balancing endpoints and quotas. */
const ZONE_IDS: Record<string, { readonly application: string; readonly network: string }> = {
  'eu-west-1': { application: 'Z32O12XQLNTSW2', network: 'Z2IFOLAFXWLO4F' },
  'eu-central-1': { application: 'Z215JYRZR1TBD5', network: 'Z3F0SRJ5LGBH90' },
  'us-east-1': { application: 'Z35SXDOTRQ7X7K', network: 'Z26RNL4JYFTOTI' },
};

/** The Route 53 zone that a Region's load balancer names live in; aliases point there. */
export function canonicalZoneId(type: 'application' | 'network', region: string): string {
  return ZONE_IDS[region]?.[type] ?? `Z${base32Id(`${type} load balancers of ${region}`, 13)}`;
}
