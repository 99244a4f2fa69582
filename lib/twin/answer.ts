import { randomUUID } from 'node:crypto';
import { messageOf } from '../base/errors.ts';
import { identifyCaller } from './caller.ts';
import type { PlannedFault } from './planned-fault.ts';
import { type Call, perform, refuseUnmodelled } from './perform.ts';
import { Fault } from './service.ts';
import type { TwinState } from './twin-state.ts';
import type { WireAnswer, WireRequest } from './wire/http.ts';
import type { ServiceModel } from './wire/model.ts';
import type { Ask, Protocol } from './wire/protocol.ts';
import { protocolOf } from './wire/protocols.ts';
import { readSignature, type Signature } from './wire/signature.ts';
import { standardFault } from './wire/standard-faults.ts';

/** No answer, ever. */
export const HANGS = Symbol('no answer');

/** Answers one AWS request, whatever its protocol. */
export async function answer(twin: TwinState, request: WireRequest): Promise<WireAnswer | typeof HANGS> {
  const requestId = randomUUID();
  const given = await answerOrHang(twin, request, requestId);
  if (given === HANGS) return HANGS;
  const date = new Date(twin.world.clock.now()).toUTCString();
  return { ...given, headers: { date, 'x-amzn-requestid': requestId, ...given.headers } };
}

async function answerOrHang(twin: TwinState, request: WireRequest, requestId: string) {
  let model: ServiceModel | undefined;
  try {
    const signature = readSignature(request);
    model = await twin.catalogue.model(signature?.service ?? unsignedService(twin, request));
    return await answerModelled(twin, request, requestId, model, signature);
  } catch (thrown) {
    return protocolOf(model, request).writeError(model, asFault(thrown), requestId);
  }
}

/** Some STS operations are not signed; they are told by their action. */
function unsignedService({ catalogue }: TwinState, request: WireRequest): string {
  const action = new URLSearchParams(request.body.toString('utf8')).get('Action');
  if (action !== null && catalogue.find('sts') !== undefined) return 'sts';
  throw standardFault('unsigned', protocolOf(undefined, request).name, 'Missing Authentication Token');
}

async function answerModelled(
  twin: TwinState,
  request: WireRequest,
  requestId: string,
  model: ServiceModel,
  signature: Signature | undefined,
): Promise<WireAnswer | typeof HANGS> {
  const protocol = protocolOf(model, request);
  const ask = protocol.identify(model, request);
  if (typeof ask === 'string') throw unknownOperation(protocol, model, ask);
  refuseUnmodelled(twin.catalogue.get(model.signingName), ask.operation.name);
  const caller = authenticate(twin, protocol, signature);
  const place = { service: model.signingName, operation: ask.operation.name, ...caller };
  const struckBy = twin.strike(place);
  if (struckBy?.kind === 'hang') return HANGS;
  if (struckBy?.kind === 'html') return htmlPage(struckBy);
  const call: Call = {
    service: twin.catalogue.get(model.signingName),
    operation: ask.operation,
    protocol: protocol.name,
    input: await readInput(ask, protocol),
    context: twin.context(place),
    struckBy,
  };
  const output = await perform(call);
  const written = protocol.writeOutput(model, ask.operation, output, requestId);
  return struckBy?.kind === 'malformed' ? half(written) : written;
}

function unknownOperation(protocol: Protocol, model: ServiceModel, name: string): Fault {
  return standardFault(
    'unknown-operation',
    protocol.name,
    `${model.signingName} has no operation "${name}".`,
  );
}

function authenticate(twin: TwinState, protocol: Protocol, signature: Signature | undefined) {
  if (signature === undefined)
    throw standardFault('unsigned', protocol.name, 'Request is missing Authentication Token');
  const caller = identifyCaller(twin.world, signature);
  if (caller === undefined)
    throw standardFault(
      'unknown-key',
      protocol.name,
      'The security token included in the request is invalid.',
    );
  if (caller.expired)
    throw standardFault('expired', protocol.name, 'The security token included in the request is expired');
  const { account, principalArn } = caller;
  return { account, principalArn, accessKeyId: signature.accessKeyId, region: signature.region };
}

async function readInput(ask: Ask, protocol: Protocol): Promise<Record<string, unknown>> {
  try {
    return await ask.readInput();
  } catch (thrown) {
    throw standardFault('malformed', protocol.name, messageOf(thrown));
  }
}

function htmlPage({ status = 502 }: PlannedFault): WireAnswer {
  const body =
    '<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>';
  return { status, headers: { 'content-type': 'text/html' }, body };
}

function half(written: WireAnswer): WireAnswer {
  return { ...written, body: written.body.slice(0, Math.floor(written.body.length / 2)) };
}

function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  return new Fault('InternalFailure', messageOf(thrown), { status: 500 });
}
