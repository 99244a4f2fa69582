import type { Switchboard } from './links/switchboard.ts';
import type { TruthEntry } from './truth/truth-log.ts';

/** The data plane of a world: real databases, web servers, load balancers, health checkers and a name server. */
export interface Estate {
  /** `127.<block>.0.53:<port>`: the name server that knows every name of the world. */
  readonly resolver: string;
  /** What really happened so far. */
  readonly truth: () => readonly TruthEntry[];
  /** Every way that a client can take, to be broken by hand: for the instrument's own calibration. */
  readonly links: Switchboard;
  /** Ends every process, frees every port and removes every file. */
  readonly close: () => Promise<void>;
}
