import type { Fault } from '../service.ts';
import type { ErrorModel, ServiceModel } from './model.ts';
import { join, type Members, membersOf, structure, texts } from './xml-document.ts';

/** An error as a protocol is going to write it. */
export interface ErrorDetails {
  readonly error: ErrorModel | undefined;
  /** The code of the query protocol, or the shape's name. */
  readonly code: string;
  readonly status: number;
  readonly type: 'Sender' | 'Receiver';
}

/** Finds the modelled error of a fault, by shape or by code; an unmodelled code is sent as it is. */
export function errorDetails(
  model: ServiceModel | undefined,
  fault: Fault,
  speaksQuery: boolean,
): ErrorDetails {
  const error = model?.errors.get(fault.code);
  const modelled = (speaksQuery ? error?.queryStatus : undefined) ?? error?.status;
  const status = fault.status ?? modelled ?? 400;
  const code = (speaksQuery ? error?.queryCode : undefined) ?? error?.shape ?? fault.code;
  return { error, code, status, type: status < 500 ? 'Sender' : 'Receiver' };
}

/** The `Error` element of the XML protocols: schema and value. */
export function errorElement(fault: Fault, details: ErrorDetails, withType: boolean) {
  const named = texts(...(withType ? ['Type'] : []), 'Code', 'Message');
  const further = details.error === undefined ? texts() : withoutMessage(membersOf(details.error.schema));
  return {
    schema: structure('Error', join(named, further)),
    value: { ...fault.fields, Type: details.type, Code: details.code, Message: fault.message },
  };
}

function withoutMessage({ names, types }: Members): Members {
  const kept = names
    .map((name, index) => ({ name, type: types[index] }))
    .filter(({ name }) => !TAKEN.has(name));
  return { names: kept.map(({ name }) => name), types: kept.map(({ type }) => type) as Members['types'] };
}

const TAKEN = new Set(['message', 'Message', 'Code', 'Type']);
