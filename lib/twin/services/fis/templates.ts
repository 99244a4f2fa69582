import { page } from '../../page.ts';
import { type CallContext, Fault } from '../../service.ts';
import { addTags, forgetTags, type TagMap, tagsOf } from '../../world/tags.ts';
import { invalid } from './invalid.ts';
import type { ExperimentOptions } from './shapes.ts';
import {
  findTemplate,
  fisArn,
  newFisId,
  type StoredTemplate,
  templatesOf,
  templateView,
} from './stored-template.ts';
import { checkTemplate, type TemplateParts } from './template-rules.ts';

interface CreateInput extends Omit<TemplateParts, 'targets'> {
  readonly clientToken: string;
  readonly description: string;
  readonly targets?: TemplateParts['targets'];
  readonly experimentOptions?: ExperimentOptions;
  readonly experimentReportConfiguration?: object;
  readonly tags?: TagMap;
}
type UpdateInput = { readonly id: string } & Partial<Omit<CreateInput, 'clientToken' | 'tags'>>;
interface ListInput {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const MOST_TEMPLATES = 500;

/** Experiment templates. */
export const templates = {
  CreateExperimentTemplate(input: CreateInput, context: CallContext) {
    const rows = templatesOf(context);
    const known = [...rows.values()].find(({ clientToken }) => clientToken === input.clientToken);
    if (known !== undefined) return { experimentTemplate: templateView(sameAs(input, known), context) };
    if (rows.size >= MOST_TEMPLATES)
      throw new Fault(
        'ServiceQuotaExceededException',
        `An account takes at most ${MOST_TEMPLATES} templates.`,
      );
    refuseUnmodelled(input);
    checkTemplate({ ...input, targets: input.targets ?? {} }, context);
    const row = newTemplate(input, context);
    rows.set(row.id, row);
    addTags(context.world, context, row.arn, input.tags ?? {});
    return { experimentTemplate: templateView(row, context) };
  },

  GetExperimentTemplate({ id }: { readonly id: string }, context: CallContext) {
    return { experimentTemplate: templateView(findTemplate(context, id), context) };
  },

  UpdateExperimentTemplate({ id, ...changes }: UpdateInput, context: CallContext) {
    const known = findTemplate(context, id);
    refuseUnmodelled(changes);
    const row: StoredTemplate = {
      ...known,
      ...changes,
      experimentOptions: { ...known.experimentOptions, ...changes.experimentOptions },
      updatedAt: context.world.clock.now(),
    };
    checkTemplate(row, context);
    templatesOf(context).set(id, row);
    return { experimentTemplate: templateView(row, context) };
  },

  /** Experiments that were made from it stay, and go on. */
  DeleteExperimentTemplate({ id }: { readonly id: string }, context: CallContext) {
    const row = findTemplate(context, id);
    const view = templateView(row, context);
    templatesOf(context).delete(id);
    forgetTags(context.world, context, row.arn);
    return { experimentTemplate: view };
  },

  ListExperimentTemplates(input: ListInput, context: CallContext) {
    const { items, next } = page(templatesOf(context).values(), {
      token: input.nextToken,
      max: input.maxResults,
      limit: 100,
      context,
      id: ({ id }) => id,
    });
    const experimentTemplates = items.map(({ id, arn, description, createdAt, updatedAt }) => ({
      id,
      arn,
      description,
      creationTime: new Date(createdAt),
      lastUpdateTime: new Date(updatedAt),
      tags: tagsOf(context.world, context, arn),
    }));
    return { experimentTemplates, nextToken: next };
  },
};

/** A client token says that a call is repeated; with other contents it is another call. */
function sameAs(
  { description, actions, targets = {}, roleArn }: CreateInput,
  known: StoredTemplate,
): StoredTemplate {
  const asked = JSON.stringify([description, actions, targets, roleArn]);
  const had = JSON.stringify([known.description, known.actions, known.targets, known.roleArn]);
  if (asked === had) return known;
  throw new Fault('ConflictException', `The client token was used for another template, '${known.id}'.`);
}

function newTemplate(input: CreateInput, context: CallContext): StoredTemplate {
  const id = newFisId(context, 'EXT');
  const now = context.world.clock.now();
  return {
    id,
    arn: fisArn(context, 'experiment-template', id),
    description: input.description,
    targets: input.targets ?? {},
    actions: input.actions,
    stopConditions: input.stopConditions,
    roleArn: input.roleArn,
    ...(input.logConfiguration === undefined ? {} : { logConfiguration: input.logConfiguration }),
    experimentOptions: {
      accountTargeting: 'single-account',
      emptyTargetResolutionMode: input.experimentOptions?.emptyTargetResolutionMode ?? 'fail',
    },
    createdAt: now,
    updatedAt: now,
    clientToken: input.clientToken,
  };
}

function refuseUnmodelled(input: Partial<CreateInput>): void {
  if (input.experimentReportConfiguration !== undefined)
    throw invalid('The twin does not model experiment reports (experimentReportConfiguration).');
  const { accountTargeting = 'single-account', emptyTargetResolutionMode = 'fail' } =
    input.experimentOptions ?? {};
  if (accountTargeting !== 'single-account')
    throw invalid(`The twin does not model accountTargeting '${accountTargeting}'.`);
  if (!['fail', 'skip'].includes(emptyTargetResolutionMode))
    throw invalid(`emptyTargetResolutionMode must be fail or skip, and is '${emptyTargetResolutionMode}'.`);
}
