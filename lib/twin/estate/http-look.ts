import { request } from 'node:http';
import type { Seconds } from '../../base/duration.ts';

/** Where and how long to look. */
export interface HttpLook {
  readonly address: string;
  readonly port: number;
  readonly path: string;
  /** The Host header. */
  readonly host: string;
  /** For the connection, and then for the answer's head. */
  readonly timeout: Seconds;
  /** How many bytes of the body are wanted; 0 = none is read. */
  readonly bodyBytes?: number;
}

/** What came of a look. */
export type Looked =
  | { readonly kind: 'answered'; readonly status: number; readonly reason: string; readonly body: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'refused'; readonly message: string };

/** Asks a web server once, over a connection of its own. Resolves always. */
export function httpLook({ address, port, path, host, timeout, bodyBytes = 0 }: HttpLook): Promise<Looked> {
  return new Promise((resolve) => {
    const asked = request(
      {
        host: address,
        port,
        path,
        agent: false,
        timeout: timeout * 1_000,
        headers: { host, connection: 'close' },
      },
      (response) => {
        const { statusCode: status = 0, statusMessage: reason = '' } = response;
        const chunks: Buffer[] = [];
        let read = 0;
        const done = () => {
          const body = Buffer.concat(chunks).subarray(0, bodyBytes).toString('utf8');
          resolve({ kind: 'answered', status, reason, body });
          asked.destroy();
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          read += chunk.length;
          if (read >= bodyBytes) done();
        });
        response.once('end', done);
        if (bodyBytes === 0) done();
      },
    );
    asked.once('timeout', () => {
      resolve({ kind: 'timeout' });
      asked.destroy();
    });
    asked.once('error', (error) => resolve({ kind: 'refused', message: error.message }));
    asked.end();
  });
}
