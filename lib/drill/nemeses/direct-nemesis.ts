import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import { plusSeconds } from '../../base/instant.ts';
import type { FencedAws } from '../journal/index.ts';
import { type DirectAction, directAction } from '../scenario/direct-actions.ts';
import { drillRolePermissions } from '../scenario/permissions.ts';
import type { Scenario } from '../scenario.ts';
import { type DirectHealer, directHealer } from './direct-healer.ts';
import type { DirectState } from './direct-state.ts';
import type { FisPlace } from './fis-calls.ts';
import { followReturn, type ReturnWatch } from './follow-return.ts';
import { healPatience, pollEvery } from './fis-patience.ts';
import { idOf } from './named-resource.ts';
import { readResources } from './read-resources.ts';
import { refuseUnready } from './refuse-unready.ts';
import type { ResolvedTarget } from './resolved-target.ts';

/** Something that was done, or seen to be over. */
export interface DirectMark {
  /** `fault` and `cleared`, which measures know; and one for each call that AWS took. */
  readonly mark: string;
  readonly source: 'api';
  readonly value?: { readonly [key: string]: string };
}

/** What the nemesis of single calls is made of. */
export interface DirectNemesisOptions {
  /** In the hands of the run. */
  readonly aws: FencedAws;
  readonly place: FisPlace;
  readonly clock: Clock;
  /** 1 on AWS. */
  readonly pace: number;
  readonly scenario: Scenario;
  readonly workload: string;
  /** What the guard judged: these are met and no others. */
  readonly targets: readonly ResolvedTarget[];
  readonly onMark: (mark: DirectMark) => void;
}

/** Breaks things by calls that FIS has no action for, each made once, and sees them come back. A `Nemesis<DirectState>`. */
export interface DirectNemesis extends DirectHealer {
  readonly id: 'direct';
  readonly permissions: readonly string[];
  prepare(signal: AbortSignal): Promise<{ state: DirectState; expiresAt: string; describes: string }>;
  inject(state: DirectState, signal: AbortSignal): Promise<DirectState>;
}

/** Name under which journals tell it. */
export const DIRECT = 'direct';

/** A node that restarts is back within minutes; AWS promises no time. */
const BACK_WITHIN: Seconds = 900;
/** Calls take as long as they take, whatever the pace. */
const SLACK: Seconds = 30;

/** A nemesis for one scenario in one place. */
export function directNemesis(options: DirectNemesisOptions): DirectNemesis {
  const { aws, place, clock, pace, scenario, targets, onMark } = options;
  const every = pollEvery(pace);
  const patience = healPatience(pace);
  const healer = directHealer({ aws, place, clock, every, patience });
  const calls = callsOf(options);
  let following: ReturnWatch | undefined;
  return {
    ...healer,
    id: DIRECT,
    permissions: drillRolePermissions(scenario),
    prepare: async () => {
      const arns = [...new Set(targets.flatMap((target) => target.arns))];
      const before = await readResources(aws, place, arns);
      refuseUnready(arns, before);
      const expiresAt = plusSeconds(clock.now(), BACK_WITHIN * pace + SLACK);
      const noted = calls.map(({ action, arn }) => ({ action: action.id, arn }));
      return {
        state: { run: aws.holder, expiresAt, calls: noted, before },
        expiresAt,
        describes: describe(options),
      };
    },
    inject: async (state, signal) => {
      for (const [index, call] of calls.entries()) {
        signal.throwIfAborted();
        await make(call, options);
        following ??= followReturn({
          clock,
          every,
          patience,
          isBack: () => healer.isHealed(state),
          onBack: () => onMark({ mark: 'cleared', source: 'api' }),
        });
        if (index === 0) onMark({ mark: 'fault', source: 'api', value: { call: call.action.id } });
        onMark({ mark: `${call.fault} accepted`, source: 'api', value: { arn: call.arn } });
      }
      return state;
    },
    heal: async (state) => {
      await healer.heal(state);
      await following?.close();
    },
  };
}

interface Call {
  readonly fault: string;
  readonly action: DirectAction;
  readonly arn: string;
}

function callsOf({ scenario, targets }: DirectNemesisOptions): readonly Call[] {
  return scenario.faults.flatMap(({ id: fault, action: name }) => {
    const action = directAction(name);
    if (action === undefined)
      throw new LandfallError('ACTION_UNKNOWN', 'guard', {
        what: `Nobody here makes the call "${name}"; nothing was broken`,
        where: `fault "${fault}" of scenario "${scenario.name}"`,
        fix: 'use a call or an action that the schema of scenarios knows',
      });
    const arns = targets.filter((target) => target.fault === fault).flatMap((target) => target.arns);
    return arns.map((arn) => ({ fault, action, arn }));
  });
}

/** Made once: after silence nobody knows whether AWS took it, and healing looks how things stand. */
async function make({ action, arn }: Call, { aws, place }: DirectNemesisOptions): Promise<void> {
  const { service, operation, input } = action;
  const written = await aws.write({ service, bucket: service, operation, ...place, input: input(idOf(arn)) });
  if (!('failure' in written)) return;
  const { code, message } = written.failure;
  throw new LandfallError('CALL_REFUSED', written.isRefused ? 'guard' : 'access', {
    what: written.isRefused
      ? `AWS did not do what it was asked: ${operation}`
      : `AWS did not say whether it did what it was asked: ${operation}`,
    where: arn,
    got: message === '' ? code : `${code}: ${message}`,
    fix: `allow the drill role ${action.id}, and see how ${idOf(arn)} stands`,
  });
}

function describe({ scenario, workload, targets }: DirectNemesisOptions): string {
  const broken = targets.flatMap(({ fault, arns }) =>
    arns.length === 0 ? [] : `${fault}: ${arns.join(', ')}`,
  );
  return `${scenario.title} (${workload}): ${broken.join('; ')}`;
}
