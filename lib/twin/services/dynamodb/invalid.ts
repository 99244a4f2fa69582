import { Fault } from '../../service.ts';

/** How DynamoDB refuses what it cannot take. */
export function invalid(message: string): Fault {
  return new Fault('ValidationException', message);
}
