import type { CallContext } from '../../service.ts';
import { kindOf, TARGETS_PER_ACTION } from './actions/index.ts';
import { inNameOf } from './in-name-of.ts';
import type { StepAt } from './step.ts';
import type { ResolvedResource, StoredExperiment } from './stored-experiment.ts';
import { resolveTarget } from './targets/resolve.ts';

/** Resolves every target. The experiment fails where one is empty and must not be, or where an action would meet too many. */
export function chooseTargets(experiment: StoredExperiment, at: StepAt): StoredExperiment {
  const context = inNameOf(experiment, at);
  const names = Object.keys(experiment.targets);
  const entries = names.map((name) => [name, resolve(experiment, name, context)] as const);
  const resolved = Object.fromEntries(entries);
  const chosen = { ...experiment, resolved };
  const empty = names.find((name) => resolved[name]?.length === 0);
  if (empty !== undefined && experiment.experimentOptions.emptyTargetResolutionMode === 'fail')
    return failed(
      chosen,
      'InvalidTarget',
      empty,
      `Target resolution returned empty set for target '${empty}'.`,
    );
  const crowded = Object.entries(experiment.actions).find(([name]) => tooMany(chosen, name));
  if (crowded === undefined) return chosen;
  const [name, { targets = {} }] = crowded;
  return failed(
    chosen,
    'ServiceQuotaExceeded',
    Object.values(targets)[0] ?? '',
    `Action '${name}' resolved ${targetsOf(chosen, name).length} targets, more than the quota of ${TARGETS_PER_ACTION}.`,
  );
}

function resolve(experiment: StoredExperiment, name: string, context: CallContext): ResolvedResource[] {
  const target = experiment.targets[name];
  return target === undefined ? [] : resolveTarget(target, `${experiment.id} ${name}`, context);
}

/** The quota counts targets that were chosen; named by ARN, there are never more. */
function tooMany(experiment: StoredExperiment, name: string): boolean {
  const kind = kindOf(experiment.actions[name]?.actionId ?? '');
  return kind.slot !== undefined && targetsOf(experiment, name).length > TARGETS_PER_ACTION;
}

/** The resources that one action meets. */
export function targetsOf(
  { actions, resolved = {} }: StoredExperiment,
  name: string,
): readonly ResolvedResource[] {
  return Object.values(actions[name]?.targets ?? {}).flatMap((target) => resolved[target] ?? []);
}

function failed(
  experiment: StoredExperiment,
  code: string,
  location: string,
  reason: string,
): StoredExperiment {
  const accountId = experiment.arn.split(':')[4] ?? '';
  return { ...experiment, status: 'failed', reason, error: { accountId, code, location } };
}
