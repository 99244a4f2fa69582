import { LandfallError, messageOf } from '../base/errors.ts';
import { MODE_WORDS, readMode } from './estate/links/read-mode.ts';
import type { Switchboard } from './estate/links/switchboard.ts';
import type { PlannedFault } from './planned-fault.ts';
import type { TwinState } from './twin-state.ts';
import type { WireAnswer, WireRequest } from './wire/http.ts';

const PREFIX = '/__twin/';

/** Whether a request is meant for the twin itself and not for AWS. */
export function isControl({ path }: WireRequest): boolean {
  return path.startsWith(PREFIX);
}

/**
 * Answers `GET`, `POST` and `DELETE /__twin/faults`, `GET /__twin/calls` and, where real processes run, `GET /__twin/truth` and
 * `GET` and `POST /__twin/links`.
 */
export async function control(twin: TwinState, request: WireRequest): Promise<WireAnswer> {
  const route = `${request.method} ${request.path.slice(PREFIX.length)}`;
  if (route === 'GET faults') return json(200, twin.faults.list());
  if (route === 'GET calls') return json(200, Object.fromEntries(twin.calls));
  if (twin.estate !== undefined) {
    if (route === 'GET truth') return json(200, twin.estate.truth());
    if (route === 'GET links') return json(200, twin.estate.links.names());
    if (route === 'POST links') return setLink(twin.estate.links, request);
  }
  if (route === 'POST faults') return await plant(twin, request);
  if (route === 'DELETE faults') {
    twin.faults.clear();
    return json(200, []);
  }
  return json(404, { code: 'NOT_FOUND', message: `The twin has no control "${route}".` });
}

async function plant(twin: TwinState, request: WireRequest): Promise<WireAnswer> {
  try {
    for (const fault of faultsOf(request)) await twin.faults.plant(fault);
    return json(201, twin.faults.list());
  } catch (thrown) {
    const code = thrown instanceof LandfallError ? thrown.code : 'FAULT_MALFORMED';
    return json(400, { code, message: messageOf(thrown) });
  }
}

/** `{ "name": "database orders-db eu-west-1a", "mode": { "kind": "reset" } }`. */
function setLink(links: Switchboard, { body }: WireRequest): WireAnswer {
  const { name, mode } = JSON.parse(body.toString('utf8')) as { name?: string; mode?: unknown };
  const read = readMode(mode);
  if (read === undefined)
    return json(400, { code: 'MODE_MALFORMED', message: `The mode of a link is ${MODE_WORDS}.` });
  if (links.set(name ?? '', read)) return json(200, { name, mode: read });
  return json(404, { code: 'NOT_FOUND', message: `The twin has no link "${name ?? ''}".` });
}

/** One fault or a list of them. */
function faultsOf({ body }: WireRequest): PlannedFault[] {
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  return (Array.isArray(parsed) ? parsed : [parsed]) as PlannedFault[];
}

function json(status: number, value: unknown): WireAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
