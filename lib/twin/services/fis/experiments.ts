import { page } from '../../page.ts';
import type { CallContext } from '../../service.ts';
import { tagsOf } from '../../world/tags.ts';
import { advance } from './advance.ts';
import { invalid } from './invalid.ts';
import { startExperiment } from './start-experiment.ts';
import { stopped } from './step.ts';
import {
  experimentsOf,
  experimentView,
  findExperiment,
  isOver,
  stateView,
  type StoredExperiment,
} from './stored-experiment.ts';

interface ListInput {
  readonly maxResults?: number;
  readonly nextToken?: string;
  readonly experimentTemplateId?: string;
}
interface ResolvedInput extends Omit<ListInput, 'experimentTemplateId'> {
  readonly experimentId: string;
  readonly targetName?: string;
}

/** Experiments: started, looked at, stopped. */
export const experiments = {
  StartExperiment: startExperiment,

  GetExperiment({ id }: { readonly id: string }, context: CallContext) {
    return { experiment: experimentView(current(id, context), context) };
  },

  /** One that is over cannot be stopped, resumed or run again. */
  StopExperiment({ id }: { readonly id: string }, context: CallContext) {
    const row = current(id, context);
    if (isOver(row)) throw invalid(`Experiment '${id}' is ${row.status} and cannot be stopped.`);
    const stopping = row.status === 'stopping' ? row : stopped(row, 'Experiment stopped by user.');
    experimentsOf(context.world, context).set(id, stopping);
    const view = experimentView(stopping, context);
    advance(context.world, context);
    return { experiment: view };
  },

  ListExperiments(input: ListInput, context: CallContext) {
    advance(context.world, context);
    const rows = [...experimentsOf(context.world, context).values()];
    const { items, next } = page(
      rows.filter(
        (row) => row.experimentTemplateId === (input.experimentTemplateId ?? row.experimentTemplateId),
      ),
      {
        token: input.nextToken,
        max: input.maxResults,
        limit: 100,
        context,
        id: ({ id }) => id,
        scope: input.experimentTemplateId ?? '',
      },
    );
    return { experiments: items.map((row) => summaryOf(row, context)), nextToken: next };
  },

  /** Empty until targets were resolved, which is before the first action begins. */
  ListExperimentResolvedTargets(input: ResolvedInput, context: CallContext) {
    const { resolved = {} } = current(input.experimentId, context);
    const all = Object.entries(resolved)
      .filter(([name]) => name === (input.targetName ?? name))
      .flatMap(([targetName, resources]) => resources.map((resource) => ({ ...resource, targetName })));
    const { items, next } = page(all, {
      token: input.nextToken,
      max: input.maxResults,
      limit: 100,
      context,
      id: ({ targetName, arn }) => `${targetName} ${arn}`,
      scope: `${input.experimentId} ${input.targetName ?? ''}`,
    });
    const resolvedTargets = items.map(({ resourceType, targetName, arn }) => ({
      resourceType,
      targetName,
      targetInformation: { arn },
    }));
    return { resolvedTargets, nextToken: next };
  },
};

function current(id: string, context: CallContext): StoredExperiment {
  advance(context.world, context);
  return findExperiment(context, id);
}

function summaryOf(row: StoredExperiment, context: CallContext) {
  return {
    id: row.id,
    arn: row.arn,
    experimentTemplateId: row.experimentTemplateId,
    state: stateView(row),
    creationTime: new Date(row.createdAt),
    tags: tagsOf(context.world, context, row.arn),
    experimentOptions: row.experimentOptions,
  };
}
