import { Fault } from '../../../service.ts';

/** What CloudFormation answers to nearly everything that is wrong. */
export function invalid(message: string): Fault {
  return new Fault('ValidationError', message, { status: 400 });
}

/** A template that cannot be read or that contradicts itself. */
export function malformed(message: string): Fault {
  return invalid(`Template format error: ${message}`);
}
