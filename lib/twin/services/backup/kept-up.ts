import type { CallContext, Operation, OperationTable } from '../../service.ts';
import { keepUp } from './keep-up.ts';

/** The same operations, each answered after the schedules of every plan were carried out up to now. */
export function keptUp(operations: OperationTable): OperationTable {
  const entries = Object.entries(operations).map(([name, operation]): [string, Operation<never, unknown>] => [
    name,
    (input: never, context: CallContext) => {
      keepUp(context.world);
      return operation(input, context);
    },
  ]);
  return Object.fromEntries(entries);
}
