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

interface Armed {
  readonly fault: PlannedFault;
  readonly random: () => number;
  struck: number;
}

/** The faults of one twin. */
export class Faults {
  readonly #catalogue: Catalogue;
  #armed: Armed[] = [];

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Arms a fault; refuses one that could never strike, so that no test passes for want of its fault. */
  async plant(fault: PlannedFault): Promise<void> {
    await refuseUnknown(fault, this.#catalogue);
    this.#armed.push({ fault, random: seededRandom(1 + this.#armed.length), struck: 0 });
  }

  list(): readonly (PlannedFault & { readonly struck: number })[] {
    return this.#armed.map(({ fault, struck }) => ({ ...fault, struck }));
  }

  clear(): void {
    this.#armed = [];
  }

  /** The fault that strikes this call, if any: the first planted of those that match. */
  strike(call: CallPlace): PlannedFault | undefined {
    const hit = this.#armed.find((armed) => strikes(armed, call));
    if (hit === undefined) return undefined;
    hit.struck += 1;
    return hit.fault;
  }
}

async function refuseUnknown(fault: PlannedFault, catalogue: Catalogue): Promise<void> {
  const { kind, service, operation } = fault;
  if (!FAULT_KINDS.includes(kind))
    throw refusal(`Fault "${String(kind)}" is not known.${suggestion(String(kind), FAULT_KINDS)}`);
  if (service === '*' && operation === '*') return;
  const names = catalogue.services.map(({ signingName }) => signingName);
  const operations = catalogue.services
    .filter(({ signingName }) => service === '*' || signingName === service)
    .flatMap((known) => Object.keys(known.operations));
  if (operations.length === 0)
    throw refusal(`Service "${service}" is not modelled.${suggestion(service, names)}`);
  if (operation !== '*' && !operations.includes(operation))
    throw refusal(`Operation ${service}:${operation} is not modelled.${suggestion(operation, operations)}`);
  if (kind !== 'truncate' && kind !== 'repeat') return;
  if (service === '*' || operation === '*' || (await isPaged(catalogue, service, operation))) return;
  throw refusal(`${service}:${operation} answers in one piece: there is no page that could be missing.`);
}

async function isPaged(catalogue: Catalogue, service: string, operation: string): Promise<boolean> {
  const model = (await catalogue.model(service)).operations.get(operation);
  return model !== undefined && pagedBy(model) !== undefined;
}

function refusal(what: string): LandfallError {
  return new LandfallError('FAULT_UNKNOWN', 'declaration', { what });
}

function strikes({ fault, random, struck }: Armed, call: CallPlace): boolean {
  return (
    (fault.service === '*' || fault.service === call.service) &&
    (fault.operation === '*' || fault.operation === call.operation) &&
    (fault.account === undefined || fault.account === call.account) &&
    (fault.region === undefined || fault.region === call.region) &&
    (fault.times === undefined || struck < fault.times) &&
    (fault.rate === undefined || random() < fault.rate)
  );
}

/** Mulberry32: enough to scatter faults, and repeatable. */
function seededRandom(seed: number): () => number {
  let state = seed * 0x9e_37_79_b9;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
