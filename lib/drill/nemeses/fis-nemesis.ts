import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import { plusSeconds } from '../../base/instant.ts';
import type { FencedAws } from '../journal/index.ts';
import { drillRolePermissions, fisRolePermissions } from '../scenario/permissions.ts';
import { experimentLength } from './experiment-length.ts';
import { clientToken, experimentTemplate, type TemplateOptions } from './experiment-template.ts';
import { createTemplate, type FisPlace, startExperiment } from './fis-calls.ts';
import { type FisHealer, fisHealer } from './fis-healer.ts';
import { healPatience, pollEvery } from './fis-patience.ts';
import { preview } from './fis-preview.ts';
import { followExperiment, type Following } from './follow-experiment.ts';
import type { FisExperiment } from './fis-shapes.ts';
import type { FisState } from './fis-state.ts';
import { readResources, unknownArns } from './read-resources.ts';
import { runTags } from './tags.ts';
import { type FisMark, hasTakenHold, watchExperiment } from './watch-experiment.ts';

/** What the nemesis of FIS is made of. */
export interface FisNemesisOptions extends Omit<TemplateOptions, 'run' | 'token'> {
  /** In the hands of the run: its holder is the run id. */
  readonly aws: FencedAws;
  readonly place: FisPlace;
  readonly clock: Clock;
  /** 1 on AWS. */
  readonly pace: number;
  /** Told what FIS was seen to do. */
  readonly onMark: (mark: FisMark) => void;
}

/** Breaks things by an AWS FIS experiment, marks what FIS does until its end, and heals. A `Nemesis<FisState>`. */
export interface FisNemesis extends FisHealer {
  readonly id: 'fis';
  /** IAM actions of the drill role, and of the role that FIS acts with. */
  readonly permissions: readonly string[];
  prepare(signal: AbortSignal): Promise<{ state: FisState; expiresAt: string; describes: string }>;
  inject(state: FisState, signal: AbortSignal): Promise<FisState>;
  /** Resolves when the experiment has ended, by itself or because it was stopped; rejects when it cannot be watched. */
  ended(): Promise<FisExperiment>;
}

/** Name under which journals tell it. */
export const FIS = 'fis';

/** FIS takes up to 13 s to set an experiment up, and a preview comes before it; beyond that the clock is on our side. */
const SET_UP: Seconds = 300;

/** A nemesis for one scenario in one place. */
export function fisNemesis(options: FisNemesisOptions): FisNemesis {
  const { aws, place, clock, pace, scenario, targets } = options;
  const run = aws.holder;
  const made = { ...options, run, token: aws.token };
  const every = pollEvery(pace);
  const watching = { aws, place, clock, every, onMark: options.onMark };
  const healer = fisHealer({ aws, place, clock, every, patience: healPatience(pace) });
  const seen = new Set<string>();
  let following: Following | undefined;

  return {
    ...healer,
    id: FIS,
    permissions: [...new Set([...drillRolePermissions(scenario), ...fisRolePermissions(scenario)])].sort(),
    prepare: async () => {
      experimentTemplate(made);
      const arns = [...new Set(targets.flatMap((target) => target.arns))];
      const before = await readResources(aws, place, arns);
      refuseVanished(arns, [...before.map(({ arn }) => arn), ...unknownArns(arns)]);
      const expiresAt = plusSeconds(clock.now(), (SET_UP + experimentLength(scenario.faults)) * pace + SLACK);
      const state = {
        run,
        environment: options.environment,
        expiresAt,
        before,
        unwatched: unknownArns(arns),
      };
      return { state, expiresAt, describes: describe(options) };
    },
    inject: async (state, signal) => {
      signal.throwIfAborted();
      const tags = runTags(made);
      const template = await createTemplate(aws, place, experimentTemplate(made));
      signal.throwIfAborted();
      await preview(template, { aws, place, clock, every, run, tags, targets }, signal);
      signal.throwIfAborted();
      const input = {
        clientToken: clientToken(run, aws.token, 'start'),
        experimentTemplateId: template,
        tags,
      };
      const askedAt = clock.monotonic();
      const experiment = await startExperiment(aws, place, input, 'run-all');
      try {
        const begun = await watchExperiment(experiment, seen, hasTakenHold, { ...watching, askedAt }, signal);
        if (!hasTakenHold(begun)) throw neverBegan(begun);
      } finally {
        following = followExperiment(experiment, seen, watching);
      }
      return state;
    },
    heal: async (state) => {
      await healer.heal(state);
      await following?.close();
    },
    ended: async () => {
      if (following === undefined) throw new TypeError('nothing was injected that could end');
      return following.ended;
    },
  };
}

/** Calls take as long as they take, whatever the pace. */
const SLACK: Seconds = 30;

function describe({ scenario, workload, targets }: FisNemesisOptions): string {
  const broken = targets.flatMap(({ fault, arns }) =>
    arns.length === 0 ? [] : `${fault}: ${arns.join(', ')}`,
  );
  return `${scenario.title} (${workload}): ${broken.join('; ')}`;
}

function refuseVanished(arns: readonly string[], found: readonly string[]): void {
  const missing = arns.filter((arn) => !found.includes(arn));
  if (missing.length === 0) return;
  throw new LandfallError('TARGET_NOT_THERE', 'guard', {
    what: 'Something that would be broken is not there, so nobody could say whether it came back; nothing was broken',
    where: missing.join(', '),
    expected: 'every target, as the API describes it',
    fix: 'run the drill again: what the workload has has changed meanwhile',
  });
}

function neverBegan({ id, state, actions }: FisExperiment): LandfallError {
  const reasons = Object.entries(actions).map(
    ([name, action]) => `${name} ${action.state?.status ?? ''}: ${action.state?.reason ?? ''}`,
  );
  return new LandfallError('FIS_EXPERIMENT_ENDED', 'guard', {
    what: 'AWS FIS ended the experiment before anything was broken',
    where: `experiment ${id}`,
    got: [`${state.status}: ${state.reason ?? 'no reason given'}`, ...reasons].join('; '),
    fix: 'correct what FIS names; an alarm that rings already, or the safety lever, ends it like this',
  });
}
