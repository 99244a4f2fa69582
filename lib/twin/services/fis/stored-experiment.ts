import type { Instant } from '../../../base/instant.ts';
import { type CallContext, Fault } from '../../service.ts';
import { type Place, tagsOf } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { ExperimentOptions, Plan, TemplateAction } from './shapes.ts';

/** How an experiment or one of its actions stands. */
export type FisStatus =
  | 'pending'
  | 'initiating'
  | 'running'
  | 'completed'
  | 'stopping'
  | 'stopped'
  | 'failed'
  | 'cancelled'
  | 'skipped';

/** One experiment. Plain data, so that whoever finds the row can go on with it. */
export interface StoredExperiment extends Plan {
  readonly id: string;
  readonly arn: string;
  readonly experimentTemplateId: string;
  readonly status: FisStatus;
  readonly reason: string;
  readonly error?: { readonly accountId: string; readonly code: string; readonly location: string };
  readonly actions: Readonly<Record<string, StoredAction>>;
  readonly experimentOptions: Required<ExperimentOptions>;
  readonly createdAt: Instant;
  readonly endedAt?: Instant;
  /** What it becomes once nothing of it goes on any more. */
  readonly endsAs?: { readonly status: 'stopped' | 'failed'; readonly reason: string };
  /** By target name, once targets were resolved. */
  readonly resolved?: Readonly<Record<string, readonly ResolvedResource[]>>;
  readonly clientToken: string;
}

/** One action of an experiment. */
export interface StoredAction extends TemplateAction {
  readonly status: FisStatus;
  readonly reason: string;
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
  /** When it ends by itself. */
  readonly dueAt?: Instant;
  /** What went wrong while it was at work. */
  readonly trouble?: string;
}

/** A resource that a target stands for. */
export interface ResolvedResource {
  readonly arn: string;
  readonly resourceType: string;
  /** Those of the target that it was found by, where it has any. */
  readonly parameters?: Readonly<Record<string, string>>;
}

declare module '../../world/world.ts' {
  interface Tables {
    /** By id. */
    'fis.experiment': StoredExperiment;
  }
}

/** The experiments of one account and Region. */
export function experimentsOf(world: World, { account, region }: Place): Map<string, StoredExperiment> {
  return world.table('fis.experiment', account, region);
}

/** The experiment of an id. Throws ResourceNotFoundException. */
export function findExperiment(context: CallContext, id: string): StoredExperiment {
  const found = experimentsOf(context.world, context).get(id);
  if (found !== undefined) return found;
  throw new Fault('ResourceNotFoundException', `Experiment '${id}' could not be found.`);
}

const OVER: readonly FisStatus[] = ['completed', 'stopped', 'failed', 'cancelled', 'skipped'];

/** Whether nothing of it goes on any more. */
export function isOver({ status }: { readonly status: FisStatus }): boolean {
  return OVER.includes(status);
}

/** An experiment as GetExperiment shows it. */
export function experimentView(row: StoredExperiment, context: CallContext) {
  const { id, arn, experimentTemplateId, roleArn, targets, stopConditions, experimentOptions, endedAt } = row;
  const actions = Object.entries(row.actions).map(([name, action]) => [name, actionView(action)] as const);
  return {
    id,
    arn,
    experimentTemplateId,
    roleArn,
    targets,
    stopConditions,
    experimentOptions,
    ...(row.logConfiguration === undefined ? {} : { logConfiguration: row.logConfiguration }),
    state: stateView(row),
    actions: Object.fromEntries(actions),
    creationTime: new Date(row.createdAt),
    startTime: new Date(row.createdAt),
    ...(endedAt === undefined ? {} : { endTime: new Date(endedAt) }),
    tags: tagsOf(context.world, context, row.arn),
    targetAccountConfigurationsCount: 0,
  };
}

/** The state of an experiment, as both listings and single reads show it. */
export function stateView({ status, reason, error }: StoredExperiment) {
  return { status, reason, ...(error === undefined ? {} : { error }) };
}

function actionView(action: StoredAction) {
  const { status, reason, startedAt, endedAt, dueAt: _due, trouble: _trouble, ...shown } = action;
  return {
    ...shown,
    state: { status, reason },
    ...(startedAt === undefined ? {} : { startTime: new Date(startedAt) }),
    ...(endedAt === undefined ? {} : { endTime: new Date(endedAt) }),
  };
}
