/** An experiment as GetExperiment tells it: the members that are read here, the newer ones included. */
export interface FisExperiment {
  readonly id: string;
  readonly state: { readonly status: string; readonly reason?: string };
  readonly actions: Readonly<Record<string, FisActionState>>;
  /** `run-all` or `skip-all`; undefined where the server does not tell. */
  readonly actionsMode: string | undefined;
}

/** How one action of an experiment stands. Times are seconds since 1970. */
export interface FisActionState {
  readonly actionId?: string;
  readonly state?: { readonly status?: string; readonly reason?: string };
  readonly startTime?: number;
  readonly endTime?: number;
}

/** Something of FIS that carries the tags of a run. */
export interface TaggedOfFis {
  readonly id: string;
  readonly status?: string;
  readonly tags: Readonly<Record<string, string>>;
}

const OVER = ['completed', 'stopped', 'failed', 'cancelled'];

/** Whether an experiment has come to its end. */
export function isOver(status: string | undefined): boolean {
  return OVER.includes(status ?? '');
}
