import { type ClientRequest, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { messageOf } from '../../base/errors.ts';
import type { Look, Probe } from '../probe.ts';
import { addressLook } from './address-look.ts';
import type { Addresses } from './addresses.ts';

export interface HttpProbeOptions {
  readonly id: string;
  readonly vantage: string;
  readonly url: string;
  readonly expectStatus: number;
  readonly addresses: Addresses;
}

/**
 * Gets a page over a new connection each time and reads it to its end. Another status than the expected one is a failure for
 * certain, as is a connection that never came about; one that broke off after the request was sent is unsure.
 */
export function httpProbe(options: HttpProbeOptions): Probe {
  const url = new URL(options.url);
  return {
    id: options.id,
    kind: 'http',
    vantage: options.vantage,
    look: async (signal) => {
      const found = await options.addresses.next(url.hostname, signal);
      if (found.kind !== 'address') return addressLook(found, url.hostname);
      return exchange({ url, address: found.address, expectStatus: options.expectStatus, signal });
    },
    close: () => Promise.resolve(),
  };
}

interface Exchange {
  readonly url: URL;
  readonly address: string;
  readonly expectStatus: number;
  readonly signal: AbortSignal;
}

function exchange({ url, address, expectStatus, signal }: Exchange): Promise<Look> {
  return new Promise((resolve) => {
    let isConnected = false;
    const broken = (error: unknown): void =>
      resolve({
        end: isConnected || signal.aborted ? 'unsure' : 'failed',
        value: { address },
        error: messageOf(error),
      });
    const request = open(url, address, signal);
    request.once('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        isConnected = true;
      }),
    );
    request.once('error', broken);
    request.once('response', (response) => {
      const { statusCode } = response;
      response.once('error', broken);
      response.once('end', () => resolve(answered(address, statusCode, expectStatus)));
      response.resume();
    });
    request.end();
  });
}

function open(url: URL, address: string, signal: AbortSignal): ClientRequest {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return request({
    host: address,
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    servername: url.hostname,
    headers: { host: url.host, connection: 'close', 'user-agent': 'landfall' },
    agent: false,
    signal,
  });
}

function answered(address: string, status: number | undefined, expected: number): Look {
  return status === expected
    ? { end: 'ok', value: { address, status } }
    : { end: 'failed', value: { address, status }, error: `status ${status}, expected ${expected}` };
}
