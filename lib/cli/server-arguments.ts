import { LandfallError } from '../base/errors.ts';
import type { Environment } from '../environment/environment.ts';
import type { Arguments } from './arguments.ts';
import type { ServerOptions } from './embedded-aws.ts';

/** --endpoint and --resolver. */
export function serverArguments(args: Arguments): Pick<ServerOptions, 'endpoint' | 'resolver'> {
  const { endpoint, resolver } = args.text;
  return { ...(endpoint === undefined ? {} : { endpoint }), ...(resolver === undefined ? {} : { resolver }) };
}

/** The embedded AWS that a run brings up ends with it: what another process left there can only be met while it runs. */
export function refuseUnreachable(args: Arguments, environment: Environment): void {
  if (environment.endpoint.kind !== 'embedded' || args.text['endpoint'] !== undefined) return;
  throw new LandfallError('ENDPOINT_MISSING', 'declaration', {
    what: `Environment "${environment.name}" is for the embedded AWS, which ends with the run that brought it up, and nothing of it stays`,
    expected: '--endpoint URL of a `landfall twin` that is running',
    fix: 'nothing is left to heal; or add --endpoint',
  });
}
