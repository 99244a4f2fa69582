import type { CallContext, OperationTable, TwinService } from '../../lib/twin/service.ts';

/** A call that was made in process, and what it was answered. */
export interface RecordedCall {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly input: object;
  readonly output: object;
}

const ENOUGH = 3;

/** Runs a body and records the first few calls of each operation that it makes on these services. */
export async function recordCalls(
  services: readonly TwinService[],
  body: () => Promise<void>,
): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const originals = services.map((service) => ({ service, operations: { ...service.operations } }));
  for (const { service, operations } of originals)
    Object.assign(service.operations, recording(service.signingName, operations, calls));
  try {
    await body();
  } finally {
    for (const { service, operations } of originals) Object.assign(service.operations, operations);
  }
  return calls;
}

function recording(service: string, operations: OperationTable, calls: RecordedCall[]): OperationTable {
  const wrapped = Object.entries(operations).map(([operation, handler]) => [
    operation,
    async (input: object, context: CallContext) => {
      const given = structuredClone(input);
      const output = structuredClone((await handler(input as never, context)) ?? {}) as object;
      const { account, region } = context;
      if (calls.filter((call) => call.service === service && call.operation === operation).length < ENOUGH)
        calls.push({ service, operation, account, region, input: given, output });
      return output;
    },
  ]);
  return Object.fromEntries(wrapped) as OperationTable;
}

/** Services that answer as recorded, each operation its calls in order. */
export function replaying(services: readonly TwinService[], calls: readonly RecordedCall[]): TwinService[] {
  return services.map((service) => {
    const mine = calls.filter((call) => call.service === service.signingName);
    const names = [...new Set(mine.map((call) => call.operation))];
    const tables = names.map((name) => {
      const outputs = mine.filter((call) => call.operation === name).map((call) => call.output);
      return [name, () => outputs.shift()];
    });
    return { ...service, operations: Object.fromEntries(tables) as OperationTable };
  });
}
