import { header, type WireRequest } from './http.ts';

/** What a SigV4 signature says about its maker. */
export interface Signature {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly sessionToken: string | undefined;
}

/**
 * Reads access key and scope from the Authorization header or a presigned query; undefined when unsigned.
 * The signature itself is not verified: any secret key is accepted, so the twin must stay on loopback.
 */
export function readSignature(request: WireRequest): Signature | undefined {
  const written = /Credential=([^,\s]+)/.exec(header(request, 'authorization'))?.[1];
  const [accessKeyId, , region, service] = (written ?? request.query.get('X-Amz-Credential') ?? '').split(
    '/',
  );
  if (accessKeyId === undefined || region === undefined || service === undefined) return undefined;
  const token = header(request, 'x-amz-security-token') || request.query.get('X-Amz-Security-Token');
  return { accessKeyId, region, service, sessionToken: token ?? undefined };
}
