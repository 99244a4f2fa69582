import type { Seconds } from '../../../base/duration.ts';
import { type Blame, LandfallError } from '../../../base/errors.ts';
import { redactText } from '../../../base/redact-text.ts';
import { whatFailed } from './spoken.ts';

/** TERRAFORM_ABSENT: the program is not there. */
export function absent(said: string): LandfallError {
  return new LandfallError('TERRAFORM_ABSENT', 'guard', {
    what: 'Terraform is not installed here; nothing was made',
    where: 'PATH',
    expected: 'a program called terraform',
    got: redactText(said.trim()).slice(-200) || 'nothing',
    fix: 'install it, or rebuild that part by hand and say so in the plan',
  });
}

/** TERRAFORM_FAILED: what it named as its errors, without secrets. */
export function failed(args: readonly string[], exitCode: number | null, said: string): LandfallError {
  return new LandfallError('TERRAFORM_FAILED', blameFor(exitCode, said), {
    what: `terraform ${args[0] ?? ''} did not succeed`,
    expected: 'exit code 0',
    got: `${exitCode === null ? 'ended by a signal' : `exit code ${exitCode}`}: ${redactText(whatFailed(said))}`,
    fix: 'correct what Terraform names; all that it said is in the log beside this result',
  });
}

/** What AWS says when it would not let us, or is not what it should be: that shows nothing of the configuration. */
const NOT_OF_THE_CONFIGURATION =
  /AccessDenied|not authorized|UnauthorizedOperation|ExpiredToken|RequestExpired|InvalidClientTokenId|NotImplemented|no such host|connection refused|timeout while/i;

function blameFor(exitCode: number | null, said: string): Blame {
  if (exitCode === null) return 'harness';
  return NOT_OF_THE_CONFIGURATION.test(said) ? 'access' : 'declaration';
}

/** REBUILD_LATE where its work was still going on, TERRAFORM_HUNG otherwise: it was ended by us. */
export function hung(args: readonly string[], within: Seconds): LandfallError {
  return new LandfallError(args[0] === 'apply' ? 'REBUILD_LATE' : 'TERRAFORM_HUNG', 'declaration', {
    what: `terraform ${args[0] ?? ''} did not come to an end and was ended`,
    expected: `an end within ${Math.round(within)} s`,
    got: 'none',
    fix: 'see what it waited for in the log beside this result, or give the rebuild more time',
  });
}
