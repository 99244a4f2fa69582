import { type CallContext, Fault, type TwinService } from '../../../service.ts';

/** Calls an operation of another service of this twin, as FIS does in the name of the experiment's role. */
export async function perform(
  service: TwinService,
  name: string,
  input: object,
  context: CallContext,
): Promise<unknown> {
  const operation = service.operations[name];
  if (operation === undefined)
    throw new Fault(
      'NotImplemented',
      `The twin does not model the operation ${service.signingName}:${name}.`,
    );
  return await operation(input as never, context);
}
