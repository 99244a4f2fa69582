import type { Seconds } from '../../base/duration.ts';

/** Where this process runs, as far as it can tell. */
export type HarnessPlace =
  | { readonly kind: 'ec2'; readonly instanceId: string; readonly zoneId: string }
  /** Not on EC2: nothing of what it breaks carries it. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unknown'; readonly why: string };

/** One of EC2's metadata documents; undefined where nobody has it, as everywhere but on EC2, and empty where it is kept from us. */
export type AskMetadata = (path: string) => Promise<string | undefined>;

/** Finds out where this process runs, by asking EC2's metadata service. */
export async function harnessPlace(ask: AskMetadata): Promise<HarnessPlace> {
  const instanceId = await ask('instance-id');
  if (instanceId === undefined) return { kind: 'elsewhere' };
  if (instanceId === '')
    return { kind: 'unknown', why: 'the metadata service of this instance is closed to it' };
  const zoneId = await ask('placement/availability-zone-id');
  if (zoneId !== undefined && zoneId !== '') return { kind: 'ec2', instanceId, zoneId };
  return { kind: 'unknown', why: `instance ${instanceId} does not tell its zone` };
}

/** EC2 User Guide, "Use IMDSv2": a token first, then the document. The address is the same on every instance. */
const METADATA = 'http://169.254.169.254';
const PATIENCE: Seconds = 1;

/** Asks the metadata service over HTTP. */
export function metadataService(address = METADATA, fetching: typeof fetch = fetch): AskMetadata {
  let token: Promise<string | undefined> | undefined;
  const send = async (path: string, options: RequestInit): Promise<string | undefined> => {
    try {
      const signal = AbortSignal.timeout(PATIENCE * 1_000);
      const response = await fetching(`${address}${path}`, { ...options, signal });
      if (response.ok) return await response.text();
      // Other clouds have something at that address too, which knows no such path.
      return response.status === 401 || response.status === 403 ? '' : undefined;
    } catch (error) {
      // Silence, no route, nobody there: this is no EC2 instance.
      if (error instanceof Error) return undefined;
      throw error;
    }
  };
  return async (path) => {
    token ??= send('/latest/api/token', {
      method: 'PUT',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
    });
    const got = await token;
    if (got === undefined || got === '') return got;
    return send(`/latest/meta-data/${path}`, { headers: { 'x-aws-ec2-metadata-token': got } });
  };
}
