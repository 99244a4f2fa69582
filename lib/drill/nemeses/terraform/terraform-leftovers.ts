import { existsSync } from 'node:fs';
import type { Aws } from '../../../aws/index.ts';
import type { Leftover } from '../../drill-result.ts';
import { taggedResources } from './tagged-resources.ts';
import type { TerraformState } from './terraform-state.ts';
import { workFolder } from './work-folder.ts';

/** What became of what a part made: its state, keys that wait, and what carries its tags though no state knows it. */
export async function leftoversOf(
  state: TerraformState,
  aws: Pick<Aws, 'read'>,
): Promise<readonly Leftover[]> {
  const { arns, waiting, unseen } = await taggedResources(aws, state);
  const where = stateOf(state);
  const what = `what Terraform made from ${state.part}`;
  const own: Leftover =
    where === 'destroyed'
      ? { what, state: 'gone' }
      : {
          what,
          state: 'pending',
          why:
            where === 'here'
              ? `its state could not be destroyed yet and is kept in ${state.folder}; run landfall sweep`
              : `its state lies on the disk that it was made from, in ${state.folder}: run landfall sweep there`,
        };
  return [
    own,
    ...waiting.map(({ arn, until }) => ({
      what: arn,
      state: 'pending' as const,
      why: 'KMS waits at least seven days before a key is gone, at no price',
      ...(until === undefined ? {} : { until }),
    })),
    ...arns.map((arn) => ({ what: arn, state: 'pending' as const, why: whyTagged(where) })),
    ...unseen.map((why) => ({
      what: `what carries the tags of ${state.part}`,
      state: 'pending' as const,
      why,
    })),
  ];
}

function whyTagged(where: ReturnType<typeof stateOf>): string {
  return where === 'destroyed'
    ? 'the tagging API still shows it, though Terraform says that it is gone or never knew of it; look, and sweep again'
    : 'it carries the tags of the run';
}

/** A log without its folder: all that was in it is destroyed. Neither: it lies on another disk. */
export function stateOf({ folder }: TerraformState): 'here' | 'destroyed' | 'elsewhere' {
  const { root, log } = workFolder(folder);
  if (existsSync(root)) return 'here';
  return existsSync(log) ? 'destroyed' : 'elsewhere';
}
