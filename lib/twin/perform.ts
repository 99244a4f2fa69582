import type { PlannedFault } from './planned-fault.ts';
import { invalidToken } from './page.ts';
import { type CallContext, Fault, type Operation, type TwinService } from './service.ts';
import { nonconformity } from './wire/conformity.ts';
import type { OperationModel, ProtocolName } from './wire/model.ts';
import { type PagedBy, pagedBy } from './wire/paged.ts';
import { type StandardFault, standardFault } from './wire/standard-faults.ts';

/** One call, read and understood. */
export interface Call {
  readonly service: TwinService;
  readonly operation: OperationModel;
  readonly protocol: ProtocolName;
  readonly input: Record<string, unknown>;
  readonly context: CallContext;
  readonly struckBy: PlannedFault | undefined;
}

type Output = Record<string, unknown>;

/** Does what the call asks: behaviour and page faults, the same over the wire and in process. */
export async function perform(call: Call): Promise<Output> {
  const { struckBy, operation } = call;
  if (struckBy?.kind === 'deny') throw standard(call, 'denied', denial(call));
  if (struckBy?.kind === 'expire') throw standard(call, 'expired', 'The security token has expired.');
  if (struckBy?.kind === 'throttle') throw throttling(call);
  const paged = struckBy === undefined ? undefined : pagedBy(operation);
  if (struckBy?.kind === 'truncate' && paged !== undefined) return await truncated(call, paged);
  if (struckBy?.kind === 'repeat' && paged !== undefined) return await repeated(call, paged);
  return await run(call, call.input);
}

async function run(call: Call, input: Record<string, unknown>): Promise<Output> {
  const { service, operation, context } = call;
  const name = `${service.signingName}:${operation.name}`;
  const handler = refuseUnmodelled(service, operation.name);
  const wrong = nonconformity(operation.input, input);
  if (wrong !== undefined)
    throw standard(call, wrong.kind === 'missing' ? 'missing' : 'malformed', wrong.message);
  const output = ((await handler(input as never, context)) ?? {}) as Output;
  const invented = nonconformity(operation.output, output);
  if (invented !== undefined)
    throw new Error(`The twin's own answer to ${name} is not valid: ${invented.message}`);
  return output;
}

/** The behaviour of an operation; one without is refused by name, never answered with an empty success. */
export function refuseUnmodelled(service: TwinService, name: string): Operation<never, unknown> {
  const handler = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (handler !== undefined) return handler;
  const message = `The twin does not model the operation ${service.signingName}:${name}.`;
  throw new Fault('NotImplemented', message, { status: 501 });
}

const BROKEN_TOKEN = 'landfall-truncated';
const REPEATED_TOKEN = 'landfall-repeated';

async function truncated(call: Call, paged: PagedBy): Promise<Output> {
  if (call.input[paged.inputToken] === BROKEN_TOKEN) throw invalidToken(call.service.signingName);
  return promiseMore(await run(call, call.input), paged, BROKEN_TOKEN);
}

async function repeated(call: Call, paged: PagedBy): Promise<Output> {
  const { [paged.inputToken]: token, ...rest } = call.input;
  const input = token === REPEATED_TOKEN ? rest : call.input;
  return promiseMore(await run(call, input), paged, REPEATED_TOKEN);
}

function promiseMore(output: Output, paged: PagedBy, token: string): Output {
  return {
    ...output,
    [paged.outputToken]: token,
    ...(paged.flag === undefined ? {} : { [paged.flag]: true }),
  };
}

const IAM_PREFIXES: Record<string, string> = { tagging: 'tag', monitoring: 'cloudwatch' };

function denial({ service, operation, context, protocol }: Call): string {
  const action = `${IAM_PREFIXES[service.signingName] ?? service.signingName}:${operation.name}`;
  const message = `User: ${context.principalArn} is not authorized to perform: ${action}`;
  return protocol === 'ec2' ? `You are not authorized to perform this operation. ${message}` : message;
}

function throttling(call: Call): Fault {
  if (call.service.signingName === 'tagging') return new Fault('ThrottledException', 'Rate exceeded');
  return standard(call, 'throttled', call.protocol === 'ec2' ? 'Request limit exceeded.' : 'Rate exceeded');
}

function standard({ protocol }: Call, kind: StandardFault, message: string): Fault {
  return standardFault(kind, protocol, message);
}
