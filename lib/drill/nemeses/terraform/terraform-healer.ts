import { existsSync } from 'node:fs';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import type { Clock } from '../../../base/clock.ts';
import type { Seconds } from '../../../base/duration.ts';
import { LandfallError } from '../../../base/errors.ts';
import type { Leftover } from '../../drill-result.ts';
import type { FencedAws } from '../../journal/index.ts';
import { end, runTerraform, type TerraformOptions } from './run-terraform.ts';
import { taggedResources } from './tagged-resources.ts';
import type { TerraformState } from './terraform-state.ts';
import { leftoversOf, stateOf } from './terraform-leftovers.ts';
import { type WorkFolder, workFolder } from './work-folder.ts';

/** Takes away what Terraform made, in whichever process of the machine on whose disk its state lies. */
export interface TerraformHealer {
  /** Its state is destroyed, and nothing carries the tags of the part any more. */
  isHealed(state: TerraformState): Promise<boolean>;
  heal(state: TerraformState): Promise<void>;
  leftovers(state: TerraformState): Promise<readonly Leftover[]>;
}

export interface TerraformHealerOptions {
  readonly aws: FencedAws;
  readonly clock: Clock;
  /** 1 on AWS. */
  readonly pace: number;
  readonly onDetail?: (text: string) => void;
  readonly variables?: TerraformOptions['variables'];
}

/** Keys are lent for an hour: what is not destroyed by then waits for the next sweep. */
const DESTROY_WITHIN: Seconds = 3_300;
/** A harness that was killed leaves its Terraform at work; it has the state until it ends. */
const LOCK_WAIT: Seconds = 1_200;

const DESTROY = ['destroy', '-input=false', '-no-color', '-auto-approve', `-lock-timeout=${LOCK_WAIT}s`];
/** How long tags may be shown of what is gone. AWS promises no time. */
const SETTLES: Seconds = 60;
const LOOK: Seconds = 2;

/**
 * Destroys what is in the state of a part and nothing else. The folder goes once that is done: a state may hold secrets. Safe to call
 * twice, and where nothing was ever made.
 */
export function terraformHealer(options: TerraformHealerOptions): TerraformHealer {
  const { aws } = options;
  return {
    isHealed: async (state) => {
      if (stateOf(state) !== 'destroyed') return false;
      const { arns, unseen } = await taggedResources(aws, state);
      return arns.length === 0 && unseen.length === 0;
    },
    heal: async (state) => {
      if (stateOf(state) !== 'here') return;
      const folder = workFolder(state.folder, state.inner);
      await endForerunner(folder, options.clock);
      if (existsSync(folder.state)) await destroy(state, folder, options);
      // First what says that there is something: whoever goes on after a kill must not destroy without a configuration.
      await rm(folder.state, { force: true });
      await rm(folder.root, { recursive: true, force: true });
      await settled(state, options);
    },
    leftovers: (state) => leftoversOf(state, aws),
  };
}

async function destroy(
  { account, region }: TerraformState,
  folder: WorkFolder,
  { aws, clock, onDetail, variables }: TerraformHealerOptions,
): Promise<void> {
  if (aws.lend === undefined) throw noKeys(account);
  const access = await aws.lend(account);
  const running = {
    folder,
    access,
    region,
    clock,
    within: DESTROY_WITHIN,
    ...(onDetail === undefined ? {} : { onDetail }),
    ...(variables === undefined ? {} : { variables }),
  };
  try {
    await runTerraform(DESTROY, running);
  } catch (error) {
    if (!(error instanceof LandfallError) || error.code !== 'TERRAFORM_FAILED') throw error;
    // What cannot be read can often be deleted: then only the state is asked what there is.
    await runTerraform([...DESTROY, '-refresh=false'], running);
  }
}

/** The tagging API learns a little later than Terraform that something is gone. */
async function settled(state: TerraformState, { aws, clock, pace }: TerraformHealerOptions): Promise<void> {
  for (let waited = 0; waited < Math.max(LOOK, SETTLES * pace); waited += LOOK) {
    const { arns, unseen } = await taggedResources(aws, state);
    if (arns.length === 0 || unseen.length > 0) return;
    await clock.sleep(LOOK);
  }
}

/** Ends the Terraform of a harness that was killed, where it is certainly that one; elsewhere its lock is waited for. */
async function endForerunner(folder: WorkFolder, clock: Clock): Promise<void> {
  const pid = await pidIn(folder.pid);
  for (let waited = 0; pid !== undefined && waited < LOCK_WAIT; waited += 1) {
    if (!(await isAtWork(pid, folder))) return;
    if (waited === 0) end(pid, 'SIGINT');
    await clock.sleep(1);
  }
}

async function pidIn(file: string): Promise<number | undefined> {
  if (!existsSync(file)) return undefined;
  const pid = Number((await readFile(file, 'utf8')).trim());
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** Process ids are used again: only one that works in our folder is ours. */
async function isAtWork(pid: number, { configuration }: WorkFolder): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(configuration));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return false;
    throw error;
  }
}

function noKeys(account: string): LandfallError {
  return new LandfallError('KEYS_NOT_LENT', 'harness', {
    what: `Terraform needs keys of account ${account}, and this process has none to lend`,
    fix: 'run landfall sweep with credentials that may assume the drill role',
  });
}
