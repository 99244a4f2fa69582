import type { Failure, Reading, Written } from '../../aws/index.ts';
import { LandfallError } from '../../base/errors.ts';
import type { FisActionState, FisExperiment } from './fis-shapes.ts';

/** The experiment of an answer as it came; undefined where there is none. */
export function experimentIn(raw: unknown): FisExperiment[] | undefined {
  const { experiment } = (raw ?? {}) as {
    experiment?: {
      id?: string;
      state?: { status?: string; reason?: string };
      actions?: Record<string, FisActionState>;
      experimentOptions?: { actionsMode?: string };
    };
  };
  if (experiment?.id === undefined || experiment.state?.status === undefined) return undefined;
  const { id, actions = {}, experimentOptions } = experiment;
  const { status, reason } = experiment.state;
  const state = { status, ...(reason === undefined ? {} : { reason }) };
  return [{ id, state, actions, actionsMode: experimentOptions?.actionsMode }];
}

/** What a write brought. Throws FIS_REFUSED. */
export function succeeded<Output>(operation: string, written: Written<Output>): Output {
  if ('failure' in written) throw unanswered(operation, written.failure);
  return written.output;
}

/** A listing that was read to its end. Throws FIS_REFUSED. */
export function complete<Item>(operation: string, { items, failure }: Reading<Item>): readonly Item[] {
  if (failure !== undefined) throw unanswered(operation, failure);
  return items;
}

/** The id that an answer must hold. Throws FIS_REFUSED. */
export function idIn(operation: string, id: string | undefined): string {
  if (id === undefined) throw unanswered(operation, undefined);
  return id;
}

/** FIS did not do what it was asked, in words. */
export function unanswered(operation: string, failure: Failure | undefined): LandfallError {
  return new LandfallError('FIS_REFUSED', 'access', {
    what: `AWS FIS did not do what it was asked: ${operation}`,
    expected: 'an answer',
    got: failure === undefined ? 'an answer without its id' : `${failure.code}: ${failure.message}`,
    fix: 'allow the drill role the fis: actions that `landfall plan` lists, and iam:PassRole on the role of FIS',
  });
}
