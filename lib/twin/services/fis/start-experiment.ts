import { parseArn } from '../../../base/arn.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, type TagMap } from '../../world/tags.ts';
import { alarmStateOf } from '../cloudwatch/stored-alarm.ts';
import { roleArn } from '../sts/role.ts';
import { advance } from './advance.ts';
import { invalid } from './invalid.ts';
import { isEngaged } from './safety-lever.ts';
import type { ExperimentOptions } from './shapes.ts';
import { experimentsOf, experimentView, isOver, type StoredExperiment } from './stored-experiment.ts';
import { findTemplate, fisArn, newFisId, type StoredTemplate } from './stored-template.ts';

interface StartInput {
  readonly clientToken: string;
  readonly experimentTemplateId: string;
  readonly experimentOptions?: Pick<ExperimentOptions, 'actionsMode'>;
  readonly tags?: TagMap;
}

const MOST_ACTIVE = 5;

/** Starts an experiment. It goes on by itself; what it does next is told by GetExperiment. */
export function startExperiment(input: StartInput, context: CallContext) {
  advance(context.world, context);
  const rows = experimentsOf(context.world, context);
  const known = [...rows.values()].find(({ clientToken }) => clientToken === input.clientToken);
  if (known !== undefined) return { experiment: experimentView(sameAs(input, known), context) };
  const template = findTemplate(context, input.experimentTemplateId);
  const actionsMode = input.experimentOptions?.actionsMode ?? 'run-all';
  if (!['run-all', 'skip-all'].includes(actionsMode))
    throw invalid(`actionsMode must be run-all or skip-all, and is '${actionsMode}'.`);
  if ([...rows.values()].filter((row) => !isOver(row)).length >= MOST_ACTIVE)
    throw new Fault(
      'ServiceQuotaExceededException',
      `At most ${MOST_ACTIVE} experiments may be active at the same time.`,
    );
  checkRole(template, context);
  checkAlarms(template, context);
  const row = unlessEngaged(newExperiment(template, input, actionsMode, context), context);
  rows.set(row.id, row);
  addTags(context.world, context, row.arn, input.tags ?? {});
  return { experiment: experimentView(row, context) };
}

/** A client token says that a call is repeated; with other contents it is another call. */
function sameAs(input: StartInput, known: StoredExperiment): StoredExperiment {
  const mode = input.experimentOptions?.actionsMode ?? 'run-all';
  if (
    input.experimentTemplateId === known.experimentTemplateId &&
    mode === known.experimentOptions.actionsMode
  )
    return known;
  throw new Fault('ConflictException', `The client token was used for another experiment, '${known.id}'.`);
}

/** The twin has no IAM: that the role exists and trusts FIS is all that it knows. */
function checkRole(template: StoredTemplate, { world, account }: CallContext): void {
  const role = world.table('iam.role', account, 'global').get(template.roleArn.split('/').at(-1) ?? '');
  const trusts = role?.trustsServices?.includes('fis.amazonaws.com') === true;
  if (role === undefined || roleArn(account, role) !== template.roleArn || !trusts)
    throw invalid(
      `FIS cannot assume the role '${template.roleArn}': it does not exist, or does not trust FIS.`,
    );
}

function checkAlarms({ stopConditions }: StoredTemplate, { world }: CallContext): void {
  for (const { source, value = '' } of stopConditions)
    if (source !== 'none' && alarmStateOf(world, value) === undefined)
      throw new Fault(
        'ResourceNotFoundException',
        `The alarm '${parseArn(value)?.resource ?? value}' does not exist.`,
      );
}

function newExperiment(
  template: StoredTemplate,
  { clientToken }: StartInput,
  actionsMode: 'run-all' | 'skip-all',
  context: CallContext,
): StoredExperiment {
  const id = newFisId(context, 'EXP');
  const actions = Object.entries(template.actions).map(
    ([name, action]) => [name, { ...action, status: 'pending', reason: 'Initial state' }] as const,
  );
  return {
    id,
    arn: fisArn(context, 'experiment', id),
    experimentTemplateId: template.id,
    roleArn: template.roleArn,
    status: 'pending',
    reason: 'Experiment is pending.',
    targets: template.targets,
    actions: Object.fromEntries(actions),
    stopConditions: template.stopConditions,
    ...(template.logConfiguration === undefined ? {} : { logConfiguration: template.logConfiguration }),
    experimentOptions: {
      accountTargeting: template.experimentOptions.accountTargeting ?? 'single-account',
      emptyTargetResolutionMode: template.experimentOptions.emptyTargetResolutionMode ?? 'fail',
      actionsMode,
    },
    createdAt: context.world.clock.now(),
    clientToken,
  };
}

/** While the safety lever is engaged, an experiment is over before it begins. */
function unlessEngaged(experiment: StoredExperiment, context: CallContext): StoredExperiment {
  if (!isEngaged(context)) return experiment;
  const reason = 'Experiment cancelled: the safety lever is engaged.';
  const actions = Object.entries(experiment.actions).map(
    ([name, action]) => [name, { ...action, status: 'cancelled', reason: 'Action was cancelled.' }] as const,
  );
  return {
    ...experiment,
    status: 'cancelled',
    reason,
    actions: Object.fromEntries(actions),
    endedAt: experiment.createdAt,
  };
}
