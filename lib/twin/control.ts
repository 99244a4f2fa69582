import { LandfallError, messageOf } from '../base/errors.ts';
import type { PlannedFault } from './planned-fault.ts';
import type { TwinState } from './twin-state.ts';
import type { WireAnswer, WireRequest } from './wire/http.ts';

const PREFIX = '/__twin/';

/** Whether a request is meant for the twin itself and not for AWS. */
export function isControl({ path }: WireRequest): boolean {
  return path.startsWith(PREFIX);
}

/** Answers `GET`, `POST` and `DELETE /__twin/faults`, `GET /__twin/calls` and, where real processes run, `GET /__twin/truth`. */
export async function control(twin: TwinState, request: WireRequest): Promise<WireAnswer> {
  const route = `${request.method} ${request.path.slice(PREFIX.length)}`;
  if (route === 'GET faults') return json(200, twin.faults.list());
  if (route === 'GET calls') return json(200, Object.fromEntries(twin.calls));
  if (route === 'GET truth' && twin.truth !== undefined) return json(200, twin.truth());
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

/** One fault or a list of them. */
function faultsOf({ body }: WireRequest): PlannedFault[] {
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  return (Array.isArray(parsed) ? parsed : [parsed]) as PlannedFault[];
}

function json(status: number, value: unknown): WireAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
