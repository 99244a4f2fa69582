import type { Recorder } from '../../drill/record/index.ts';
import type { TerraformState } from '../../drill/nemeses/terraform/index.ts';
import type { RebuildReport } from '../../drill/rebuild-report.ts';
import { compareStack } from '../compare-stack.ts';
import type { RebuildPart } from '../part.ts';
import { selfKeepers } from './overrides.ts';
import type { ReadyPlan } from './plan-configuration.ts';
import { type MadeResource, shownOutputs, shownState } from './shown-state.ts';
import { terraformNemesis, type TerraformNemesisOptions } from './terraform-nemesis.ts';

export interface TerraformPartOptions extends Omit<TerraformNemesisOptions, 'onPlan' | 'onMade'> {
  readonly recorder: Recorder;
}

/** Makes a configuration by Terraform itself, from a copy, by a plan that is read before it is applied. */
export function terraformPart(options: TerraformPartOptions): RebuildPart<TerraformState> {
  const { recorder, units } = options;
  const name = units[0].source.path;
  let ready: ReadyPlan | undefined;
  let resources: readonly MadeResource[] = [];
  let outputs: Readonly<Record<string, string>> = {};
  let made: RebuildReport['stacks'] = [];
  const nemesis = terraformNemesis({
    ...options,
    onPlan: (plan) => {
      ready = plan;
    },
    onMade: async (ask) => {
      resources = shownState(await ask(['show', '-json']));
      outputs = shownOutputs(await ask(['output', '-json']));
    },
  });
  return {
    nemesis: {
      ...nemesis,
      inject: async (state, signal) => {
        const begun = recorder.invoke({ process: `terraform ${name}`, vantage: 'here', operation: 'apply' });
        const from = recorder.elapsed();
        const after = await nemesis.inject(state, signal);
        recorder.complete(begun, { end: 'ok' });
        made = [{ name, seconds: recorder.elapsed() - from, resources: resources.length }];
        return after;
      },
    },
    get changes() {
      const kept = units.flatMap(({ unit }) => selfKeepers(unit));
      return [
        `${name}: backend → local, tags of the run, allowed_account_ids`,
        ...kept.map(
          (address) => `${name}: ${address}: prevent_destroy → false, so that it can be taken away`,
        ),
        ...(ready?.fittings.map(({ why }) => `${name}: ${why}`) ?? []),
      ];
    },
    // What the plan has of them is refused before anything is made.
    waysOut: [],
    made: () => made,
    outputs: () => outputs,
    compare: () => {
      if (made.length === 0) return Promise.resolve([]);
      const planned = ready?.plan.changes.filter(({ isData }) => !isData) ?? [];
      return Promise.resolve([
        compareStack({
          stack: name,
          against: 'template',
          original: planned.map(({ address, type }) => ({ logicalId: address, type })),
          rebuilt: resources.map(({ address, type, isTainted }) => ({
            logicalId: address,
            type,
            status: isTainted ? 'tainted' : 'CREATE_COMPLETE',
          })),
        }),
      ]);
    },
  };
}
