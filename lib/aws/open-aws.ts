import type { CallRecord } from '../base/call-record.ts';
import type { Clock } from '../base/clock.ts';
import { LandfallError } from '../base/errors.ts';
import type { Environment } from '../environment/environment.ts';
import { accessProblem } from './access-problem.ts';
import { type EnteredAccount, enterAccounts } from './accounts.ts';
import type { Wire } from './attempt.ts';
import type { Aws, Identity, Reading, ReadRequest } from './aws.ts';
import { baseSession } from './base-session.ts';
import { type Caller, caller } from './caller.ts';
import { canonicalJson } from './canonical-json.ts';
import { sdkClients } from './clients.ts';
import { refuseConfiguredEndpoints } from './configured-endpoints.ts';
import { isAws } from './host-guard.ts';
import { type Identified, identify } from './identify.ts';
import { type LentAccess, lentAccess } from './lent-access.ts';
import { readPages } from './pages.ts';
import { AWS_PATIENCE, ENDPOINT_PATIENCE, type Patience } from './patience.ts';
import { serverClock } from './server-clock.ts';
import type { Session } from './session.ts';
import { write } from './write.ts';

/** The server to speak to instead of what the declaration names; with credentials, the machine's own are never looked at. */
export interface GivenEndpoint {
  readonly url: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface OpenOptions {
  readonly environment: Environment;
  readonly endpoint?: GivenEndpoint;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Writes a line of the call log and gives its number. */
  readonly onCall: (record: CallRecord) => number;
  readonly patience?: Partial<Patience>;
  /** Where configured endpoints are looked for. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/**
 * Opens AWS for a run: finds out who we are, enters every declared account, and makes sure that each is the declared one
 * before anything else is called. Throws LandfallError: `WRONG_ACCOUNT`, `ENDPOINT_NOT_DECLARED`, `HOST_REFUSED` (guard),
 * `NO_CREDENTIALS`, `TOKEN_EXPIRED`, `NOT_AWS`, `ENDPOINT_UNREACHABLE` and their like (access).
 */
export async function openAws(options: OpenOptions): Promise<Aws> {
  const { environment, clock, signal } = options;
  const endpoint = endpointOf(options);
  if (endpoint === undefined) await refuseConfiguredEndpoints(options.variables ?? process.env);
  const patience = { ...(isAws(endpoint) ? AWS_PATIENCE : ENDPOINT_PATIENCE), ...options.patience };
  const wire: Wire = {
    clients: sdkClients(endpoint),
    endpoint,
    clock,
    serverClock: serverClock(),
    signal,
    hosts: new Set(),
    onCall: options.onCall,
  };
  const call = caller(wire, patience);
  const region = environment.accounts[0]?.regions[0] ?? 'us-east-1';
  const session = baseSession(options.endpoint?.credentials, region, clock);
  try {
    const identified = await identify(session, call, { account: '', region, timeout: patience.identity });
    const base = { session, identified: known(identified, endpoint) };
    const accounts = await enterAccounts(environment, base, { call, wire, patience });
    const lend = lender(options, session, call, patience, endpoint);
    return openedAws(base.identified.identity, accounts, { call, wire, patience, lend });
  } catch (error) {
    wire.clients.close();
    signal.throwIfAborted();
    throw error;
  }
}

function endpointOf(options: OpenOptions): string | undefined {
  if (options.endpoint !== undefined) return options.endpoint.url;
  const declared = options.environment.endpoint;
  if (declared.kind === 'url') return declared.url;
  if (declared.kind === 'aws') return undefined;
  throw new LandfallError('ENDPOINT_MISSING', 'harness', {
    what: `Environment "${options.environment.name}" runs on the embedded AWS, which was not started`,
    fix: 'start it first and pass its address',
  });
}

function known(identified: Identified, endpoint: string | undefined): Identified & { identity: Identity } {
  if ('identity' in identified) return identified;
  throw accessProblem(identified.failure, endpoint ?? 'AWS STS');
}

function openedAws(
  principal: Identity,
  entered: readonly EnteredAccount[],
  {
    call,
    wire,
    patience,
    lend,
  }: { call: Caller; wire: Wire; patience: Patience; lend: (account: string) => Promise<LentAccess> },
): Aws {
  const readings = new Map<string, Promise<Reading<unknown>>>();

  const read = async <Page, Item>(request: ReadRequest<Page, Item>): Promise<Reading<Item>> => {
    const session = sessionOf(entered, request.account);
    try {
      return await readPages(request, call, { session, timeout: patience.request });
    } catch (error) {
      wire.signal.throwIfAborted();
      throw error;
    }
  };

  return {
    principal: principal.arn,
    accounts: entered.map(({ access }) => access),
    lend,
    write: async (request) => {
      const session = sessionOf(entered, request.account);
      return write(request, call, { session, timeout: patience.request });
    },
    read: <Page, Item>(request: ReadRequest<Page, Item>) => {
      if (request.fresh === true) return read(request);
      const { service, operation, account, region, input } = request;
      const key = canonicalJson([service, operation, account, region, input ?? {}]);
      const reading = (readings.get(key) as Promise<Reading<Item>> | undefined) ?? read(request);
      readings.set(key, reading);
      return reading;
    },
    hosts: () => [...wire.hosts].sort(),
    clockOffsetMs: () => wire.serverClock.offsetMs(),
    close: () => wire.clients.close(),
  };
}

function lender(
  { environment, clock }: OpenOptions,
  base: Session,
  call: Caller,
  patience: Patience,
  endpoint: string | undefined,
): (account: string) => Promise<LentAccess> {
  return async (id) => {
    const account = environment.accounts.find((one) => one.id === id);
    if (account === undefined) throw notEntered(id);
    const timeout = patience.identity;
    return lentAccess({ account, base, call, clock, environment: environment.name, timeout, endpoint });
  };
}

function sessionOf(entered: readonly EnteredAccount[], account: string): Session {
  const found = entered.find(({ access }) => access.account === account);
  if (found?.session === undefined) throw notEntered(account);
  return found.session;
}

function notEntered(account: string): LandfallError {
  return new LandfallError('ACCOUNT_NOT_ENTERED', 'harness', {
    what: `Account ${account} was asked for something, but it is not open to this run`,
    fix: 'ask only the accounts that `aws.accounts` shows as entered',
  });
}
