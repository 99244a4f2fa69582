import { type Agent, type IncomingMessage, request as ask, type ServerResponse } from 'node:http';
import type { Seconds } from '../../../base/duration.ts';
import type { Endpoint } from '../links/connection.ts';

/** How a load balancer asks a target. */
export interface ForwardOptions {
  readonly to: Endpoint;
  readonly agent: Agent;
  /** How long a target may be silent. */
  readonly timeout: Seconds;
}

/** Sends a request on to a target and its answer back. A target that breaks is a 502, one that is silent a 504, as ALB says it. */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { to, agent, timeout }: ForwardOptions,
): void {
  const { method, url: path, headers } = request;
  const asked = ask({ ...to, method, path, headers, agent, timeout: timeout * 1_000 }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.once('error', () => response.destroy());
  });
  asked.once('timeout', () => {
    fail(response, 504);
    asked.destroy();
  });
  asked.once('error', () => fail(response, 502));
  response.once('close', () => asked.destroy());
  request.pipe(asked);
}

const REASONS: Readonly<Record<number, string>> = {
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** The load balancer's own answer. */
export function fail(response: ServerResponse, status: 502 | 503 | 504): void {
  if (response.writableEnded) return;
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.writeHead(status, REASONS[status], { 'content-type': 'text/plain' });
  response.end(`${status} ${REASONS[status] ?? ''}\n`);
}
