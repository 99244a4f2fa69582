import { connect } from 'node:net';
import type { HealthCheckConfig } from '@aws-sdk/client-route-53';
import type { Seconds } from '../../../base/duration.ts';
import { httpLook, type Looked } from '../http-look.ts';

/** What one look brought, in Route 53's words. */
export interface Seen {
  readonly isWell: boolean;
  readonly status: string;
}

/** How to look. */
export interface LookOptions {
  readonly config: HealthCheckConfig;
  /** The addresses of a name, as the checker's resolver knows them. */
  readonly resolve: (name: string) => readonly string[];
  readonly pace: number;
}

/** Route 53's patience: 4 s for the connection and 2 s for the answer over HTTP, 10 s over TCP. Ours is one for both. */
const HTTP_PATIENCE: Seconds = 6;
const TCP_PATIENCE: Seconds = 10;
const SHORTEST: Seconds = 0.5;
/** How far into the body a string is looked for. */
const BODY_BYTES = 5_120;

const TIMED_OUT =
  'Connection timed out. The endpoint or the internet connection is down, or requests are being blocked by your firewall. See https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-router-firewall-rules.html';
const UNRESOLVED = 'DNS resolution failed: DNS response error code NXDOMAIN';

/** Looks at an endpoint once, as its health check says. Resolves always. */
export async function lookAtEndpoint({ config, resolve, pace }: LookOptions): Promise<Seen> {
  const name = config.FullyQualifiedDomainName ?? '';
  const address = config.IPAddress ?? resolve(name)[0];
  if (address === undefined) return failure(UNRESOLVED);
  const port = config.Port ?? 80;
  if (config.Type === 'TCP') return await tcpLook(address, port, patience(TCP_PATIENCE, pace));
  const wanted = config.Type?.endsWith('STR_MATCH') === true ? config.SearchString : undefined;
  const looked = await httpLook({
    address,
    port,
    path: config.ResourcePath ?? '/',
    host: name === '' ? address : name,
    timeout: patience(HTTP_PATIENCE, pace),
    bodyBytes: wanted === undefined ? 0 : BODY_BYTES,
  });
  return judge(looked, wanted);
}

function patience(seconds: Seconds, pace: number): Seconds {
  return Math.max(SHORTEST, seconds * pace);
}

/** A redirection counts as well, and is not followed. */
function judge(looked: Looked, wanted: string | undefined): Seen {
  if (looked.kind === 'timeout') return failure(TIMED_OUT);
  if (looked.kind === 'refused') return failure(`Connection failed: ${looked.message}`);
  const { status, reason, body } = looked;
  const text = `HTTP Status Code ${status}, ${reason}`;
  if (status < 200 || status >= 400) return failure(text);
  if (wanted !== undefined && !body.includes(wanted)) return failure('The search string was not found');
  return { isWell: true, status: `Success: ${text}` };
}

function failure(text: string): Seen {
  return { isWell: false, status: `Failure: ${text}` };
}

function tcpLook(host: string, port: number, timeout: Seconds): Promise<Seen> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeout * 1_000 });
    const end = (seen: Seen) => {
      resolve(seen);
      socket.destroy();
    };
    socket.once('connect', () => end({ isWell: true, status: 'Success: TCP connection established' }));
    socket.once('timeout', () => end(failure(TIMED_OUT)));
    socket.once('error', (error) => end(failure(`Connection failed: ${error.message}`)));
  });
}
