import { LandfallError } from '../base/errors.ts';
import type { Failure } from './aws.ts';

/** Why a run cannot even begin, in words for the person who started it. Exit code 2: what it hides is unknown. */
export function accessProblem(failure: Failure, target: string): LandfallError {
  const { code, what, fix } = explain(failure, target);
  return new LandfallError(code, 'access', {
    what,
    where: target,
    expected: 'an answer to sts:GetCallerIdentity',
    got: failure.message === '' ? failure.code : `${failure.code}: ${failure.message}`,
    fix,
  });
}

interface Explanation {
  readonly code: string;
  readonly what: string;
  readonly fix: string;
}

function explain(failure: Failure, target: string): Explanation {
  switch (failure.reason) {
    case 'expired':
      return {
        code: 'TOKEN_EXPIRED',
        what: 'The credentials have expired',
        fix: 'sign in again (for example `aws sso login`) and start the run anew',
      };
    case 'credentials':
      return failure.code === 'NoCredentials'
        ? {
            code: 'NO_CREDENTIALS',
            what: 'No credentials were found',
            fix: 'sign in (`aws sso login`), set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
          }
        : {
            code: 'CREDENTIALS_REFUSED',
            what: 'The credentials were refused',
            fix: 'check with `aws sts get-caller-identity` that they are current and meant for this server',
          };
    case 'not-aws':
    case 'malformed':
    case 'unsupported':
      return {
        code: 'NOT_AWS',
        what: 'What answered does not speak like AWS',
        fix: `check that ${target} is the API itself and not a web page, a proxy or a login form`,
      };
    case 'timeout':
      return {
        code: 'ENDPOINT_SILENT',
        what: 'Nothing answered in time',
        fix: `check that ${target} is up and can be reached from here`,
      };
    case 'transient':
      return {
        code: 'ENDPOINT_UNREACHABLE',
        what: 'The server could not be reached',
        fix: `check that ${target} is up and can be reached from here, name resolution and proxies included`,
      };
    default:
      return {
        code: 'IDENTITY_UNKNOWN',
        what: 'AWS would not say who we are',
        fix: 'allow sts:GetCallerIdentity, or try again later if it was throttled',
      };
  }
}
