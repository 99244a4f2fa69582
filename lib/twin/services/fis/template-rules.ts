import { parseArn } from '../../../base/arn.ts';
import { Fault } from '../../service.ts';
import type { Place } from '../../world/tags.ts';
import { ACTIONS } from './actions/index.ts';
import type { LogConfiguration, StopCondition, TemplateAction, TemplateTarget } from './shapes.ts';
import { checkTargets } from './target-rules.ts';
import { invalid } from './invalid.ts';

/** What is checked when a template is made or changed. */
export interface TemplateParts {
  readonly targets: Readonly<Record<string, TemplateTarget>>;
  readonly actions: Readonly<Record<string, TemplateAction>>;
  readonly stopConditions: readonly StopCondition[];
  readonly roleArn: string;
  readonly logConfiguration?: LogConfiguration;
}

const MOST_ACTIONS = 20;
const MOST_STOP_CONDITIONS = 5;

/** Refuses a template that FIS would refuse, or that names an action which the twin does not model. */
export function checkTemplate(parts: TemplateParts, place: Place): void {
  if (Object.keys(parts.actions).length === 0) throw invalid('At least one action is required.');
  if (Object.keys(parts.actions).length > MOST_ACTIONS)
    throw new Fault('ServiceQuotaExceededException', `A template takes at most ${MOST_ACTIONS} actions.`);
  if (parts.stopConditions.length > MOST_STOP_CONDITIONS)
    throw new Fault(
      'ServiceQuotaExceededException',
      `A template takes at most ${MOST_STOP_CONDITIONS} stop conditions.`,
    );
  if (parts.stopConditions.length === 0) throw invalid('At least one stop condition is required.');
  for (const condition of parts.stopConditions) checkStopCondition(condition, place);
  if (!new RegExp(`^arn:aws:iam::${place.account}:role/.+`).test(parts.roleArn))
    throw invalid(`The role '${parts.roleArn}' is not a role of account ${place.account}.`);
  checkTargets(parts.targets, place);
  for (const [name, action] of Object.entries(parts.actions)) checkAction(name, action, parts);
  refuseCycles(parts.actions);
  checkLog(parts.logConfiguration);
}

function checkStopCondition({ source, value }: StopCondition, place: Place): void {
  if (source === 'none') return;
  if (source !== 'aws:cloudwatch:alarm') throw invalid(`The stop condition source '${source}' is not valid.`);
  const arn = parseArn(value ?? '');
  const isAlarm = arn?.service === 'cloudwatch' && arn.resource.startsWith('alarm:');
  if (!isAlarm || arn.account !== place.account || arn.region !== place.region)
    throw invalid(
      `The stop condition value '${value ?? ''}' is not the ARN of an alarm of this account and Region.`,
    );
}

function checkAction(name: string, action: TemplateAction, { targets, actions }: TemplateParts): void {
  const kind = ACTIONS.get(action.actionId);
  if (kind === undefined)
    throw invalid(`Action '${name}': the twin does not model the FIS action '${action.actionId}'.`);
  const given = Object.entries(action.parameters ?? {});
  for (const [parameter, value] of given) {
    const known = Object.hasOwn(kind.parameters, parameter) ? kind.parameters[parameter] : undefined;
    if (known === undefined)
      throw invalid(`Action '${name}': '${parameter}' is not a parameter of ${kind.id}.`);
    const problem = known.problem?.(value);
    if (problem !== undefined) throw invalid(`Action '${name}': ${parameter} ${problem}, and is '${value}'.`);
  }
  const missing = Object.entries(kind.parameters).find(
    ([parameter, { required }]) => required && action.parameters?.[parameter] === undefined,
  );
  if (missing !== undefined) throw invalid(`Action '${name}': the parameter '${missing[0]}' is required.`);
  checkSlots(name, action, targets);
  const lost = action.startAfter?.find((other) => !Object.hasOwn(actions, other) || other === name);
  if (lost !== undefined)
    throw invalid(`Action '${name}': startAfter names '${lost}', which is not another action.`);
}

function checkSlots(name: string, action: TemplateAction, targets: TemplateParts['targets']): void {
  const slot = ACTIONS.get(action.actionId)?.slot;
  const used = Object.entries(action.targets ?? {});
  for (const [slotName, targetName] of used) {
    if (slotName !== slot?.name)
      throw invalid(`Action '${name}': '${slotName}' is not a target of ${action.actionId}.`);
    const target = Object.hasOwn(targets, targetName) ? targets[targetName] : undefined;
    if (target === undefined) throw invalid(`Action '${name}': the target '${targetName}' is not defined.`);
    if (target.resourceType !== slot.resourceType)
      throw invalid(`Action '${name}': the target '${targetName}' must be of type ${slot.resourceType}.`);
  }
  if (slot !== undefined && used.length === 0)
    throw invalid(`Action '${name}': the target '${slot.name}' is required.`);
}

/** Takes away, again and again, what waits for nothing that is left; what then remains waits for itself. */
function refuseCycles(actions: TemplateParts['actions']): void {
  let left = Object.keys(actions);
  for (;;) {
    const waiting = left.filter(
      (name) => actions[name]?.startAfter?.some((other) => left.includes(other)) === true,
    );
    if (waiting.length === 0) return;
    if (waiting.length === left.length)
      throw invalid(`The actions ${waiting.join(', ')} wait for one another.`);
    left = waiting;
  }
}

function checkLog(log: LogConfiguration | undefined): void {
  if (log === undefined) return;
  const group = log.cloudWatchLogsConfiguration?.logGroupArn;
  if (group === undefined && log.s3Configuration === undefined)
    throw invalid('A log configuration needs a destination.');
  if (group !== undefined && !group.endsWith(':*'))
    throw invalid(`The log group ARN '${group}' must end with ':*'.`);
}
