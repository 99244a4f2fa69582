import { LandfallError } from '../base/errors.ts';

/** The domains that AWS answers on, in all of its partitions. */
const AWS_DOMAINS = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'api.aws',
  'api.amazonwebservices.com.cn',
  'amazonaws.eu',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
];

/** Where a request is about to go. */
export interface Destination {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
}

/** `rds.eu-west-1.amazonaws.com`, `127.0.0.1:4566`; the port only where it is not the usual one. */
export function hostOf(destination: Destination): string {
  const { protocol, hostname, port } = destination;
  const usual = port === undefined || port === (protocol === 'http:' ? 80 : 443);
  return usual ? hostname : `${hostname}:${port}`;
}

/** Whether a host belongs to AWS. */
export function isAwsHost(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return AWS_DOMAINS.some((domain) => host.endsWith(`.${domain}`));
}

/** Whether a run speaks to AWS itself: no endpoint declared, or one of AWS's own (an interface endpoint in a VPC). */
export function isAws(endpoint: string | undefined): boolean {
  return endpoint === undefined || isAwsHost(new URL(endpoint).hostname);
}

/** Refuses a request that would leave for anywhere but the declared endpoint, or AWS when none is declared. */
export function guardHost(destination: Destination, endpoint: string | undefined): void {
  const allowed = endpoint === undefined ? toAws(destination) : toEndpoint(destination, new URL(endpoint));
  if (allowed) return;
  throw new LandfallError('HOST_REFUSED', 'guard', {
    what: `A request would have gone to ${hostOf(destination)}; it was not sent`,
    expected: endpoint === undefined ? 'a host of AWS, over https' : `the declared endpoint, ${endpoint}`,
    got: `${destination.protocol}//${hostOf(destination)}`,
    fix: 'declare the server as `endpoint:` in the environment file, or take the setting that points there away',
  });
}

function toAws({ protocol, hostname }: Destination): boolean {
  return protocol === 'https:' && isAwsHost(hostname);
}

function toEndpoint(destination: Destination, endpoint: URL): boolean {
  const port = endpoint.port === '' ? undefined : Number(endpoint.port);
  return (
    destination.protocol === endpoint.protocol &&
    hostOf(destination) === hostOf({ protocol: endpoint.protocol, hostname: endpoint.hostname, port })
  );
}
