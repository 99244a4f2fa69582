import { LandfallError } from '../../base/errors.ts';
import type { Fault, Scenario } from '../scenario.ts';
import { FIS_ACTIONS, type FisAction } from './fis-actions.ts';
import type { ResolvedTarget } from './resolved-target.ts';
import { runTags } from './tags.ts';

/** What a template says beside the scenario. */
export interface TemplateOptions {
  readonly run: string;
  /** The fencing token of the lock. */
  readonly token: string;
  readonly environment: string;
  readonly workload: string;
  readonly scenario: Scenario;
  /** What the guard judged: FIS breaks these and no others. */
  readonly targets: readonly ResolvedTarget[];
  /** The role that FIS acts with. */
  readonly roleArn: string;
  /** ARNs of the alarms that end the experiment. */
  readonly alarmArns: readonly string[];
}

/** The longest description and the longest client token that FIS takes. */
const DESCRIPTION = 512;
const CLIENT_TOKEN = 64;

/** The input of CreateExperimentTemplate. Throws FIS_ACTION_UNKNOWN and FIS_TARGET_UNRESOLVED (guard). */
export function experimentTemplate(options: TemplateOptions): Readonly<Record<string, unknown>> {
  const { run, token, scenario, workload, roleArn, alarmArns } = options;
  const faults = faultsThatMeet(options);
  const ids = new Set(faults.map(({ fault }) => fault.id));
  return {
    clientToken: clientToken(run, token, 'template'),
    description: `Landfall ${scenario.name} on ${workload}, run ${run}`.slice(0, DESCRIPTION),
    roleArn,
    targets: Object.fromEntries(
      faults.flatMap(({ fault, arns, action, foundBy }) =>
        arns.length === 0
          ? []
          : [
              [
                fault.id,
                {
                  resourceType: action.resourceType,
                  ...(foundBy === undefined
                    ? { resourceArns: [...arns] }
                    : { resourceTags: foundBy.tags, parameters: foundBy.parameters }),
                  selectionMode: 'ALL',
                },
              ],
            ],
      ),
    ),
    actions: Object.fromEntries(
      faults.map(({ fault, action }) => [fault.id, templateAction(fault, action, ids)]),
    ),
    stopConditions:
      alarmArns.length === 0
        ? [{ source: 'none' }]
        : alarmArns.map((value) => ({ source: 'aws:cloudwatch:alarm', value })),
    experimentOptions: { accountTargeting: 'single-account', emptyTargetResolutionMode: 'fail' },
    tags: runTags(options),
  };
}

/** The token by which FIS does once what a drill asks twice. A run with several drills takes the lock, and a token, for each. */
export function clientToken(run: string, token: string, what: string): string {
  return `${run}-${token}-${what}`.slice(-CLIENT_TOKEN);
}

interface MeetingFault {
  readonly fault: Fault;
  readonly action: FisAction;
  readonly arns: readonly string[];
  readonly foundBy: ResolvedTarget['foundBy'];
}

/** An optional fault is left out where the workload has nothing of its kind. */
function faultsThatMeet({ scenario, targets }: TemplateOptions): readonly MeetingFault[] {
  return scenario.faults.flatMap((fault) => {
    const action = knownAction(fault, scenario);
    const met = targets.filter((target) => target.fault === fault.id);
    const arns = met.flatMap((target) => target.arns);
    const foundBy = met[0]?.foundBy;
    if (action.resourceType === undefined || arns.length > 0) return [{ fault, action, arns, foundBy }];
    if (fault.optional === true) return [];
    throw meetsNothing(fault, scenario);
  });
}

function knownAction(fault: Fault, scenario: Scenario): FisAction {
  const action = FIS_ACTIONS[fault.action];
  if (action !== undefined) return action;
  throw new LandfallError('FIS_ACTION_UNKNOWN', 'guard', {
    what: `Nobody here knows how the action "${fault.action}" ends; nothing was broken`,
    where: `fault "${fault.id}" of scenario "${scenario.name}"`,
    expected: `one of ${Object.keys(FIS_ACTIONS).join(', ')}`,
    fix: 'use one of these',
  });
}

function meetsNothing({ id }: Fault, scenario: Scenario): LandfallError {
  return new LandfallError('FIS_TARGET_UNRESOLVED', 'guard', {
    what: `The fault "${id}" meets nothing; nothing was broken`,
    where: `scenario "${scenario.name}"`,
    expected: 'at least one resource of the workload in the chosen place',
    fix: 'correct the tags, the zone or the resource type of its target, or call the fault optional',
  });
}

/** Every parameter is text on the wire; the length of an action is among them. */
function templateAction(fault: Fault, { slot }: FisAction, ids: ReadonlySet<string>) {
  const startAfter = fault.startAfter.filter((id) => ids.has(id));
  return {
    actionId: fault.action,
    parameters: fault.parameters,
    ...(slot === undefined ? {} : { targets: { [slot]: fault.id } }),
    ...(startAfter.length === 0 ? {} : { startAfter }),
  };
}
