import { LandfallError } from '../../base/errors.ts';
import type { Recorder } from '../../drill/record/index.ts';
import { listStackResources, type LiveStack, type StacksState } from '../../drill/nemeses/stacks/index.ts';
import type { RebuildReport } from '../../drill/rebuild-report.ts';
import type { DeclaredUnit } from '../../iac/index.ts';
import { SENSITIVE } from '../../iac/reading/sensitive.ts';
import { isMap, type Value } from '../../syntax/index.ts';
import { compareStack, type OriginalResource } from '../compare-stack.ts';
import type { RebuildPart } from '../part.ts';
import { drillCopy } from './drill-copy.ts';
import type { PlannedStack } from './make-stack.ts';
import { unsureOutputs } from './unsure-outputs.ts';
import { stacksNemesis, type StacksNemesisOptions } from './stacks-nemesis.ts';

export interface StacksPartOptions extends Omit<StacksNemesisOptions, 'stacks' | 'onStack'> {
  readonly units: readonly DeclaredUnit[];
  readonly recorder: Recorder;
  /** What the stack that stands in the workload's account holds; undefined = no such stack was seen. */
  readonly originalOf: (stack: string) => readonly OriginalResource[] | undefined;
}

/** Makes the stacks of a workload through CloudFormation, each by a change set that is read before it runs. */
export function stacksPart(options: StacksPartOptions): RebuildPart<StacksState> {
  const { aws, place, recorder, units, originalOf } = options;
  const stacks = units.filter(({ unit }) => unit.parent === undefined).map(plannedStack);
  const made: (RebuildReport['stacks'][number] & { readonly live: LiveStack })[] = [];
  const onStack = (name: string) => {
    const from = recorder.elapsed();
    return (live: LiveStack | undefined): void => {
      const isThere = live?.status === 'CREATE_COMPLETE';
      const look = recorder.invoke({ process: `stack ${name}`, vantage: 'here', operation: 'describe' });
      recorder.complete(look, {
        end: isThere ? 'ok' : 'failed',
        value: { status: live?.status ?? 'not there yet' },
      });
      if (live === undefined || !isThere) return;
      const resources = stacks.find((stack) => stack.name === name)?.resources.length ?? 0;
      made.push({ name, seconds: recorder.elapsed() - from, resources, live });
    };
  };
  return {
    nemesis: stacksNemesis({ ...options, stacks, onStack }),
    changes: stacks.flatMap(({ name, copy }) => copy.changes.map((change) => `${name}: ${change}`)),
    waysOut: stacks.flatMap(({ name, copy }) => copy.waysOut.map((way) => `${name}: ${way}`)),
    made: () => made.map(({ name, seconds, resources }) => ({ name, seconds, resources })),
    outputs: () => Object.assign({}, ...made.map(({ live }) => live.outputs)) as Record<string, string>,
    unsureOutputs: () =>
      unsureOutputs(
        units
          .filter(({ unit }) => unit.parent === undefined)
          .map(({ unit, stack }) => ({ name: stack ?? unit.id, body: unit.template?.body })),
      ),
    compare: () =>
      Promise.all(
        made.map(async ({ name, live }) => {
          const rebuilt = await listStackResources(aws, place, live.arn);
          const original = originalOf(name);
          const described = stacks.find((stack) => stack.name === name)?.resources ?? [];
          return compareStack({
            stack: name,
            against: original === undefined ? 'template' : 'original',
            original: original ?? described.map(({ address, type }) => ({ logicalId: address, type })),
            rebuilt,
            conditional: new Set(stacks.find((stack) => stack.name === name)?.conditional),
          });
        }),
      ),
  };
}

/** Of the values that are declared, those that the template asks for. */
function plannedStack({ unit, stack, source }: DeclaredUnit): PlannedStack {
  const declared = unit.template?.body['Parameters'];
  const asked = new Set(Object.keys(typeof declared === 'object' && declared !== null ? declared : {}));
  const values = Object.entries({ ...unit.supplied, ...source.parameters }).filter(([name]) =>
    asked.has(name),
  );
  refuseUnread(
    unit.file,
    values.flatMap(([name, value]) => (value === SENSITIVE ? [name] : [])),
  );
  return {
    name: stack ?? unit.id,
    copy: drillCopy(unit),
    parameters: Object.fromEntries(values),
    resources: unit.resources,
    conditional: conditionalIn(unit.template?.body['Resources']),
  };
}

/** Secrets of a parameter file are not kept when it is read: what would be deployed is a placeholder. Throws VALUE_NOT_KEPT (guard). */
function refuseUnread(file: string, names: readonly string[]): void {
  if (names.length === 0) return;
  throw new LandfallError('VALUE_NOT_KEPT', 'guard', {
    what: `Secret parameters of ${file} stand in a file whose secrets are not kept; nothing was made`,
    where: file,
    expected: 'a value that may be deployed in a drill',
    got: names.join(', '),
    fix: 'have the template make the secret, or give a value of its own for the drill under rebuild.from.parameters',
  });
}

function conditionalIn(resources: Value | undefined): readonly string[] {
  if (!isMap(resources)) return [];
  return Object.entries(resources).flatMap(([id, one]) =>
    isMap(one) && one['Condition'] !== undefined ? [id] : [],
  );
}
