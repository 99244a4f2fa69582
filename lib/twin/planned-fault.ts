import { suggestion } from '../base/did-you-mean.ts';
import { LandfallError } from '../base/errors.ts';
import type { Catalogue } from './catalogue.ts';
import { pagedBy } from './wire/paged.ts';

/**
 * What can go wrong with a call. `truncate`: every page promises a next one that AWS then refuses; `repeat`: the next page is
 * the same again, for ever; `html`: a proxy's page instead of an answer; `malformed`: half a body.
 */
export const FAULT_KINDS = [
  'deny',
  'throttle',
  'truncate',
  'repeat',
  'expire',
  'html',
  'hang',
  'malformed',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault that waits for calls. Service and operation can be `*`. */
export interface PlannedFault {
  readonly kind: FaultKind;
  /** The service name in the SigV4 scope. */
  readonly service: string;
  readonly operation: string;
  readonly account?: string;
  readonly region?: string;
  /** The share of calls that it strikes, 0 to 1; all when absent. The choice is random, and the same in every run. */
  readonly rate?: number;
  /** How often it strikes before it is over; for ever when absent. */
  readonly times?: number;
  /** The HTTP status of `html`; 502 when absent. */
  readonly status?: number;
}

/** A call, as faults look at it. */
export interface CallPlace {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
}

const FIELDS: Record<keyof PlannedFault, (value: unknown) => boolean> = {
  kind: (value) => FAULT_KINDS.some((kind) => kind === value),
  service: isText,
  operation: isText,
  account: isText,
  region: isText,
  rate: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  times: (value) => Number.isInteger(value) && Number(value) > 0,
  status: (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
};

/** Refuses a fault that is not well formed, or that could never strike: no test may pass for want of its fault. */
export async function checkFault(fault: PlannedFault, catalogue: Catalogue): Promise<void> {
  checkFields(fault);
  checkNames(fault, catalogue);
  const { kind, service, operation } = fault;
  if (kind !== 'truncate' && kind !== 'repeat') return;
  if (service === '*' || operation === '*' || (await isPaged(catalogue, service, operation))) return;
  throw refusal(`${service}:${operation} answers in one piece: there is no page that could be missing.`);
}

function checkFields(fault: PlannedFault): void {
  const names = Object.keys(FIELDS);
  const given = Object.entries(Object(fault) as Record<string, unknown>);
  for (const [name, value] of given) {
    const holds = Object.hasOwn(FIELDS, name) ? FIELDS[name as keyof PlannedFault] : undefined;
    if (holds === undefined) throw refusal(`A fault has no field "${name}".${suggestion(name, names)}`);
    if (!holds(value)) throw refusal(`${JSON.stringify(value)} is not a ${name} of a fault.`);
  }
  for (const name of ['kind', 'service', 'operation'])
    if (!given.some(([key]) => key === name)) throw refusal(`Of a fault, "${name}" is required.`);
}

function checkNames({ service, operation }: PlannedFault, { services }: Catalogue): void {
  const meant = services.filter(({ signingName }) => service === '*' || signingName === service);
  const names = services.map(({ signingName }) => signingName);
  const operations = meant.flatMap((known) => Object.keys(known.operations));
  if (meant.length === 0) throw refusal(`Service "${service}" is not modelled.${suggestion(service, names)}`);
  if (operation !== '*' && !operations.includes(operation))
    throw refusal(`Operation ${service}:${operation} is not modelled.${suggestion(operation, operations)}`);
}

async function isPaged(catalogue: Catalogue, service: string, operation: string): Promise<boolean> {
  const model = (await catalogue.model(service)).operations.get(operation);
  return model !== undefined && pagedBy(model) !== undefined;
}

function refusal(what: string): LandfallError {
  return new LandfallError('FAULT_UNKNOWN', 'declaration', { what });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
