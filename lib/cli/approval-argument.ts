import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LandfallError, messageOf } from '../base/errors.ts';
import { type ApprovalReading, parseApproval } from '../drill/guard/index.ts';
import type { Arguments } from './arguments.ts';
import type { Io } from './io.ts';

/** --approval: what the file says, understood or not. Throws `CALL_INVALID` when there is no such file. */
export function approvalArgument(args: Arguments, io: Pick<Io, 'cwd'>): { approval?: ApprovalReading } {
  const file = args.text['approval'];
  if (file === undefined) return {};
  try {
    return { approval: parseApproval(readFileSync(resolve(io.cwd, file), 'utf8'), file) };
  } catch (error) {
    throw new LandfallError('CALL_INVALID', 'declaration', {
      what: 'The approval cannot be read',
      where: file,
      expected: 'a JSON file with run, declarationSha256, planSha256, keyId and signature',
      got: messageOf(error),
      fix: 'give the path of the file that the approver made',
    });
  }
}
