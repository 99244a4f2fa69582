import { LandfallError } from '../../base/errors.ts';
import type { FencedAws } from '../journal/index.ts';
import { clientToken } from './experiment-template.ts';
import { getExperiment, resolvedTargets, startExperiment, stopExperiment } from './fis-calls.ts';
import type { FisExperiment } from './fis-shapes.ts';
import type { ResolvedTarget } from './resolved-target.ts';
import { watchExperiment, type WatchOptions } from './watch-experiment.ts';

/** What is tried before anything is broken. */
export interface PreviewOptions extends Omit<WatchOptions, 'aws' | 'onMark'> {
  readonly aws: FencedAws;
  readonly run: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly targets: readonly ResolvedTarget[];
}

/**
 * Lets FIS resolve the targets and skip every action. That it took the wish to skip is read back from the experiment itself;
 * without that proof it is stopped, and nothing goes on. Throws PREVIEW_NOT_PROVEN, PREVIEW_FAILED, TARGETS_DIFFER (guard).
 */
export async function preview(template: string, options: PreviewOptions, signal: AbortSignal): Promise<void> {
  const { aws, place, run, tags } = options;
  const input = { clientToken: clientToken(run, aws.token, 'preview'), experimentTemplateId: template, tags };
  const id = await startExperiment(aws, place, input, 'skip-all');
  const begun = await getExperiment(aws, place, id);
  if (begun.actionsMode !== 'skip-all') {
    await stopExperiment(aws, place, id);
    throw notProven(begun);
  }
  const ended = await watchExperiment(id, new Set(), () => false, { ...options, onMark: ignore }, signal);
  if (ended.state.status !== 'completed' || !Object.values(ended.actions).every(isSkipped))
    throw failed(ended);
  refuseOthers(await resolvedTargets(aws, place, id), options.targets);
}

/** The marks of a preview are no marks of the drill. */
function ignore(): void {
  return undefined;
}

function isSkipped({ state }: FisExperiment['actions'][string]): boolean {
  return state?.status === 'skipped';
}

function refuseOthers(
  resolved: readonly { readonly target: string; readonly arn: string }[],
  targets: readonly ResolvedTarget[],
): void {
  const judged = targets.flatMap(({ fault, arns }) => arns.map((arn) => `${fault}: ${arn}`)).sort();
  const found = resolved.map(({ target, arn }) => `${target}: ${arn}`).sort();
  if (JSON.stringify(judged) === JSON.stringify(found)) return;
  throw new LandfallError('TARGETS_DIFFER', 'guard', {
    what: 'AWS FIS would meet other resources than those that were judged; nothing was broken',
    expected: judged.join(', '),
    got: found.length === 0 ? 'none' : found.join(', '),
    fix: 'run the drill again: what the workload has has changed meanwhile',
  });
}

function notProven({ id, actionsMode }: FisExperiment): LandfallError {
  return new LandfallError('PREVIEW_NOT_PROVEN', 'guard', {
    what: 'AWS FIS did not say that it would skip every action; the experiment was stopped',
    where: `experiment ${id}`,
    expected: 'experimentOptions.actionsMode: skip-all, from GetExperiment',
    got: actionsMode === undefined ? 'no actionsMode' : `actionsMode: ${actionsMode}`,
    fix: 'see that what answers is AWS FIS of 2024 or later; `landfall sweep` heals what may have begun',
  });
}

function failed({ id, state, actions }: FisExperiment): LandfallError {
  const others = Object.entries(actions).filter(([, action]) => !isSkipped(action));
  return new LandfallError('PREVIEW_FAILED', 'guard', {
    what: 'AWS FIS would not carry the experiment out; nothing was broken',
    where: `experiment ${id}`,
    expected: 'targets resolved and every action skipped',
    got: [
      `${state.status}: ${state.reason ?? 'no reason given'}`,
      ...others.map(([name, action]) => `${name} ${action.state?.status}: ${action.state?.reason ?? ''}`),
    ].join('; '),
    fix: 'correct what FIS names, then run the drill again',
  });
}
