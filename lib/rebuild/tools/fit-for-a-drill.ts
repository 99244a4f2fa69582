import type { Value } from '../../syntax/index.ts';
import type { ShownChange, ShownPlan } from './shown-plan.ts';

/** An argument that is another in the copy than in the configuration. */
export interface Fitting {
  /** Address of the module without keys; empty = root. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly argument: string;
  readonly value: Value;
  /** In words, for the report. */
  readonly why: string;
}

/** What would keep a resource when all is to be taken away. */
const KEEPERS: readonly (readonly [argument: string, isSo: (value: Value) => boolean, value: Value])[] = [
  ['deletion_protection', isTrue, false],
  ['deletion_protection', (value) => value === 'ACTIVE', 'INACTIVE'],
  ['deletion_protection_enabled', isTrue, false],
  ['enable_deletion_protection', isTrue, false],
  ['termination_protection', isTrue, false],
  ['disable_api_termination', isTrue, false],
  ['disable_api_stop', isTrue, false],
  ['skip_final_snapshot', isFalse, true],
  ['force_destroy', isFalse, true],
  ['force_delete', isFalse, true],
];

/** What acts by itself once it is there, and the argument that keeps it still. */
const CONSUMERS: Readonly<
  Record<string, readonly [argument: string, isSo: (value: Value) => boolean, value: Value]>
> = {
  aws_lambda_event_source_mapping: ['enabled', isTrue, false],
  aws_cloudwatch_event_rule: ['state', isEnabled, 'DISABLED'],
  aws_scheduler_schedule: ['state', isEnabled, 'DISABLED'],
  aws_pipes_pipe: ['desired_state', (value) => value === 'RUNNING', 'STOPPED'],
};

/** What has to be another in a copy that is made for a drill: all of it can be taken away again, and nothing in it does work. Pure. */
export function fittingsOf({ changes }: ShownPlan): readonly Fitting[] {
  return changes.filter(({ isData }) => !isData).flatMap((change) => [...kept(change), ...working(change)]);
}

function kept(change: ShownChange): Fitting[] {
  return KEEPERS.flatMap(([argument, isSo, value]) =>
    isSo(change.after[argument] ?? null)
      ? [fitting(change, argument, value, 'so that it can be taken away')]
      : [],
  );
}

function working(change: ShownChange): Fitting[] {
  const consumer = CONSUMERS[change.type];
  if (consumer === undefined) return [];
  const [argument, isSo, value] = consumer;
  const why = 'so that it does no work';
  // Rules have an older argument that excludes the newer one.
  if (change.after['is_enabled'] === true) return [fitting(change, 'is_enabled', false, why)];
  return isSo(change.after[argument] ?? 'unknown') ? [fitting(change, argument, value, why)] : [];
}

function fitting(change: ShownChange, argument: string, value: Value, why: string): Fitting {
  const { module, type, name, address } = change;
  return {
    module,
    type,
    name,
    argument,
    value,
    why: `${address}: ${argument} → ${JSON.stringify(value)}, ${why}`,
  };
}

function isTrue(value: Value): boolean {
  return value === true;
}

function isFalse(value: Value): boolean {
  return value === false;
}

/** Absent = on, for rules and schedules. */
function isEnabled(value: Value): boolean {
  return value === 'ENABLED' || value === 'unknown';
}
