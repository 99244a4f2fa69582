import { type Aws, openAws } from '../../aws/index.ts';
import type { CallRecord } from '../../base/call-record.ts';
import type { Clock } from '../../base/clock.ts';
import { isDrilled } from '../../drill/heal/index.ts';
import type { Environment } from '../../environment/environment.ts';
import type { Server } from '../perform-run.ts';

export interface OpenForDrillsOptions {
  readonly environment: Environment;
  readonly server: Server | undefined;
  readonly clock: Clock;
  /** Writes a line of the call log and gives its number; absent where there is no run folder. */
  readonly onCall?: (record: CallRecord) => number;
}

/**
 * AWS in the accounts that hold workloads and in clean ones, in the role that may drill; nothing else is entered. It outlives a Ctrl-C: that stops
 * a drill, not the calls that mend.
 */
export function openForDrills({ environment, server, clock, onCall }: OpenForDrillsOptions): Promise<Aws> {
  const accounts = environment.accounts
    .filter(isDrilled)
    .map((account) =>
      account.drillRoleArn === undefined ? account : { ...account, roleArn: account.drillRoleArn },
    );
  return openAws({
    environment: { ...environment, accounts },
    ...(server === undefined ? {} : { endpoint: server }),
    clock,
    signal: new AbortController().signal,
    onCall: onCall ?? (() => 0),
  });
}
