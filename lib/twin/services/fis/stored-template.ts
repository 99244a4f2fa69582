import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { base32Id } from '../../world/identifier.ts';
import { nextOf } from '../../world/serial.ts';
import { type Place, tagsOf } from '../../world/tags.ts';
import type { ExperimentOptions, Plan, TemplateAction } from './shapes.ts';

/** One experiment template. */
export interface StoredTemplate extends Plan {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly actions: Readonly<Record<string, TemplateAction>>;
  readonly experimentOptions: ExperimentOptions;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly clientToken: string;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'fis.template': StoredTemplate;
  }
}

/** The templates of one account and Region. */
export function templatesOf({ world, account, region }: CallContext): Map<string, StoredTemplate> {
  return world.table('fis.template', account, region);
}

/** The template of an id. Throws ResourceNotFoundException. */
export function findTemplate(context: CallContext, id: string): StoredTemplate {
  const found = templatesOf(context).get(id);
  if (found !== undefined) return found;
  throw new Fault('ResourceNotFoundException', `Experiment template '${id}' could not be found.`);
}

/** The next id of a kind, `EXT…` or `EXP…`. */
export function newFisId(context: CallContext, prefix: 'EXT' | 'EXP'): string {
  return `${prefix}${base32Id(nextOf(context.world, context, `fis ${prefix}`), 13)}`;
}

/** The ARN of something of FIS. */
export function fisArn({ account, region }: Place, kind: string, id: string): string {
  return `arn:aws:fis:${region}:${account}:${kind}/${id}`;
}

/** A template as GetExperimentTemplate shows it. */
export function templateView(row: StoredTemplate, context: CallContext) {
  const { createdAt, updatedAt, clientToken: _token, ...fields } = row;
  return {
    ...fields,
    creationTime: new Date(createdAt),
    lastUpdateTime: new Date(updatedAt),
    tags: tagsOf(context.world, context, row.arn),
    targetAccountConfigurationsCount: 0,
  };
}
