import { perform } from './perform.ts';
import { Fault } from './service.ts';
import type { TwinState } from './twin-state.ts';

/** An operation, called by name and in process. */
export interface Invocation {
  /** The service name in the SigV4 scope. */
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly input?: object;
  /** The account's user `landfall` when absent. */
  readonly principalArn?: string;
}

/** Calls an operation as a client would, without HTTP: the same faults, the same checks of input and output. */
export async function invoke(twin: TwinState, invocation: Invocation): Promise<unknown> {
  const { service, operation: name, account, region, input } = invocation;
  const model = await twin.catalogue.model(service);
  const operation = model.operations.get(name);
  if (operation === undefined)
    throw new Fault('UnknownOperationException', `${service} has no operation "${name}".`);
  const principalArn = invocation.principalArn ?? `arn:aws:iam::${account}:user/landfall`;
  const place = {
    service,
    operation: name,
    account,
    region,
    principalArn,
    accessKeyId: `AKIA${account}LAND`,
  };
  return await perform({
    service: twin.catalogue.get(service),
    operation,
    protocol: model.protocol,
    input: { ...input },
    context: twin.context(place),
    struckBy: twin.strike(place),
  });
}
