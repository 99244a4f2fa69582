import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import type { Leftover } from '../drill-result.ts';
import type { FencedAws } from '../journal/index.ts';
import {
  deleteTemplate,
  type FisPlace,
  listExperiments,
  listTemplates,
  stopExperiment,
} from './fis-calls.ts';
import { isOver, type TaggedOfFis } from './fis-shapes.ts';
import type { FisState } from './fis-state.ts';
import { fisLeftovers } from './fis-leftovers.ts';
import { mendResources } from './mend-resources.ts';
import { readResources } from './read-resources.ts';
import { difference } from './resource-state.ts';
import { ENVIRONMENT_TAG, RUN_TAG } from './tags.ts';

/** Mends what an experiment broke, in whichever process. */
export interface FisHealer {
  /** No template, no experiment at work, and every resource as it was. */
  isHealed(state: FisState): Promise<boolean>;
  heal(state: FisState): Promise<void>;
  /** What became of each thing that was made or broken. */
  leftovers(state: FisState): Promise<readonly Leftover[]>;
}

export interface FisHealerOptions {
  readonly aws: FencedAws;
  readonly place: FisPlace;
  readonly clock: Clock;
  /** Between two looks. */
  readonly every: Seconds;
  /** How long to wait for resources to come back, once nothing breaks them any more. */
  readonly patience: Seconds;
}

/** Heals by the run's tags and the noted state alone. Safe to call twice, and where nothing was ever begun. */
export function fisHealer(options: FisHealerOptions): FisHealer {
  const { aws, place, clock, every, patience } = options;

  const isHealed = async (state: FisState): Promise<boolean> => {
    const [templates, experiments] = await madeBy(state.run, options);
    if (templates.length > 0 || experiments.some(({ status }) => !isOver(status))) return false;
    return (await differences(state, options)).length === 0;
  };

  return {
    isHealed,
    heal: async (state) => {
      const due = clock.monotonic() + patience;
      for (;;) {
        const [templates, experiments] = await madeBy(state.run, options);
        // The template goes first: without it no experiment can begin any more, however late a start is on its way.
        for (const { id } of templates) await deleteTemplate(aws, place, id);
        const atWork = experiments.filter(({ status }) => !isOver(status));
        for (const { id, status } of atWork) if (status !== 'stopping') await stopExperiment(aws, place, id);
        if (templates.length === 0 && atWork.length === 0) {
          await mendResources(state, aws, place);
          if ((await differences(state, options)).length === 0 || clock.monotonic() >= due) return;
        } else if (clock.monotonic() >= due) throw doesNotEnd(state, atWork);
        await clock.sleep(every);
      }
    },
    leftovers: async (state) => {
      const [templates, experiments] = await madeBy(state.run, options);
      return fisLeftovers(state, { templates, experiments, differences: await differences(state, options) });
    },
  };
}

/** Templates and experiments that carry the run's tag. */
async function madeBy(
  run: string,
  { aws, place }: FisHealerOptions,
): Promise<[TaggedOfFis[], TaggedOfFis[]]> {
  const [templates, experiments] = await Promise.all([
    listTemplates(aws, place),
    listExperiments(aws, place),
  ]);
  const isOfRun = ({ tags }: TaggedOfFis): boolean => tags[RUN_TAG] === run;
  return [templates.filter(isOfRun), experiments.filter(isOfRun)];
}

/** What is not as it was before, in words. */
async function differences(
  { before }: FisState,
  { aws, place }: FisHealerOptions,
): Promise<readonly { readonly arn: string; readonly what: string }[]> {
  const now = await readResources(
    aws,
    place,
    before.map(({ arn }) => arn),
  );
  return before.flatMap((was) => {
    const what = difference(
      was,
      now.find(({ arn }) => arn === was.arn),
    );
    return what === undefined ? [] : [{ arn: was.arn, what }];
  });
}

function doesNotEnd({ run, expiresAt }: FisState, atWork: readonly TaggedOfFis[]): LandfallError {
  return new LandfallError('HEAL_UNFINISHED', 'harness', {
    what: `An experiment of run ${run} was told to stop and has not ended`,
    where: atWork.map(({ id, status }) => `${id} (${status})`).join(', '),
    fix: `AWS ends it by itself by ${expiresAt} at the latest; run \`landfall sweep\` after that`,
  });
}

/** Runs of an environment that a template, or an experiment at work, carries the tags of. */
export async function runsAtWork(
  aws: Pick<FencedAws, 'read'>,
  place: FisPlace,
  environment: string,
): Promise<readonly string[]> {
  const [templates, experiments] = await Promise.all([
    listTemplates(aws, place),
    listExperiments(aws, place),
  ]);
  const live = [...templates, ...experiments.filter(({ status }) => !isOver(status))];
  const runs = live
    .filter(({ tags }) => tags[ENVIRONMENT_TAG] === environment)
    .flatMap(({ tags }) => tags[RUN_TAG] ?? []);
  return [...new Set(runs)];
}
