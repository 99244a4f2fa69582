import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { LentAccess } from '../../aws/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Seconds } from '../../base/duration.ts';
import { LandfallError } from '../../base/errors.ts';
import { plusSeconds } from '../../base/instant.ts';
import { plural } from '../../base/plural.ts';
import type { Healer } from '../../drill/heal/index.ts';
import type { FencedAws } from '../../drill/journal/index.ts';
import { runTags } from '../../drill/nemeses/index.ts';
import {
  PART_TAG,
  runTerraform,
  TERRAFORM,
  type TerraformOptions,
  terraformHealer,
  type TerraformState,
  workFolder,
} from '../../drill/nemeses/terraform/index.ts';
import type { Nemesis } from '../../drill/nemesis.ts';
import type { DeclaredUnit } from '../../iac/index.ts';
import { planConfiguration, type ReadyPlan } from './plan-configuration.ts';
import { reviewConfiguration } from './review-configuration.ts';
import { regionsOf } from './review-providers.ts';
import { terraformCopy } from './terraform-copy.ts';

export interface TerraformNemesisOptions {
  /** In the hands of the run: its holder is the run id. */
  readonly aws: FencedAws;
  readonly place: { readonly account: string; readonly region: string };
  /** Declared for the clean account. */
  readonly regions: readonly string[];
  readonly clock: Clock;
  /** 1 on AWS. */
  readonly pace: number;
  readonly environment: string;
  /** The root module, then those that it calls. */
  readonly units: readonly [DeclaredUnit, ...DeclaredUnit[]];
  /** Folder that their paths are relative to. */
  readonly cwd: string;
  /** Tells it from other parts of the run: `terraform-1`. */
  readonly part: string;
  /** Absolute: where it works, and keeps its state until all is destroyed. */
  readonly work: string;
  /** How long a command may take. */
  readonly limit: Seconds;
  readonly mayReachOut?: string;
  readonly onLine: (text: string) => void;
  readonly onDetail: (text: string) => void;
  readonly variables?: TerraformOptions['variables'];
  /** Told what was planned, before anything is made. */
  readonly onPlan: (ready: ReadyPlan) => void;
  /** Asks what was made, by `terraform show` and `terraform output`. */
  readonly onMade: (ask: (args: readonly string[]) => Promise<string>) => Promise<void>;
}

/** IAM actions that a rebuild by Terraform needs beside those of what its configuration makes. */
export const TERRAFORM_PERMISSIONS: readonly string[] = ['sts:AssumeRole', 'tag:GetResources'];

/** Makes a configuration in a clean account by the plan that was read, and destroys it again, from its state, in whichever process. */
export function terraformNemesis(
  options: TerraformNemesisOptions,
): Nemesis<TerraformState> & Healer<TerraformState> {
  const { aws, clock, pace, onDetail, variables, work } = options;
  const healer = terraformHealer({
    aws,
    clock,
    pace,
    onDetail,
    ...(variables === undefined ? {} : { variables }),
  });
  return {
    ...healer,
    id: TERRAFORM,
    permissions: TERRAFORM_PERMISSIONS,
    prepare: async (signal) => {
      refuseTaken(work);
      try {
        return await prepared(options, signal);
      } catch (error) {
        // Nothing was made: what a refused plan holds may be secret, and nobody needs it.
        await rm(work, { recursive: true, force: true });
        throw error;
      }
    },
    inject: async (state, signal) => {
      const running = await terraformIn(state, options);
      options.onLine(`terraform apply, ${pathOf(options)}`);
      const { plan } = running.folder;
      await runTerraform(['apply', '-input=false', '-no-color', '-auto-approve', plan], running, signal);
      await options.onMade((args) => runTerraform(args, running, signal));
      return state;
    },
  };
}

/** A state that somebody still needs is neither overwritten nor cleaned up. */
function refuseTaken(work: string): void {
  if (!existsSync(work)) return;
  throw new LandfallError('WORK_FOLDER_TAKEN', 'guard', {
    what: 'Terraform has worked here before, and what it made may still stand; nothing was made',
    where: work,
    expected: 'no such folder',
    got: 'one that is there',
    fix: 'run landfall sweep, then begin a new run',
  });
}

async function prepared(options: TerraformNemesisOptions, signal: AbortSignal) {
  const { aws, place, regions, clock, environment, units, part, work, limit, mayReachOut } = options;
  const problems = reviewConfiguration(units.map(({ unit }) => unit));
  if (problems.length > 0) throw new LandfallError('CONFIGURATION_REFUSED', 'guard', problems);
  const access = await lent(aws, place.account);
  const tags = { ...runTags({ run: aws.holder, token: aws.token, environment }), [PART_TAG]: part };
  const copy = await terraformCopy({ ...options, ...place, tags, access }, signal);
  const ready = await planConfiguration(
    copy,
    {
      ...running(options, access),
      folder: copy.folder,
      path: pathOf(options),
      terms: {
        account: place.account,
        regions: [...new Set([place.region, ...regions])],
        ...(mayReachOut === undefined ? {} : { mayReachOut }),
      },
      onLine: options.onLine,
    },
    signal,
  );
  options.onPlan(ready);
  const expiresAt = plusSeconds(clock.now(), limit);
  const state: TerraformState = {
    run: aws.holder,
    environment,
    part,
    folder: work,
    inner: copy.inner,
    ...place,
    regions: [...new Set([place.region, ...regionsOf(ready.plan)])],
    expiresAt,
  };
  const count = ready.plan.changes.filter(({ isData }) => !isData).length;
  const describes = `${plural(count, 'resource')} of ${pathOf(options)} by Terraform, in account ${place.account}, ${place.region}`;
  return { state, expiresAt, describes };
}

async function terraformIn(
  { folder, inner }: TerraformState,
  options: TerraformNemesisOptions,
): Promise<TerraformOptions> {
  // Keys anew: planning may have taken a good part of their hour.
  const access = await lent(options.aws, options.place.account);
  return { ...running(options, access), folder: workFolder(folder, inner) };
}

function running(
  { place, clock, limit, onDetail, variables }: TerraformNemesisOptions,
  access: LentAccess,
): Omit<TerraformOptions, 'folder'> {
  return {
    access,
    region: place.region,
    clock,
    within: limit,
    onDetail,
    ...(variables === undefined ? {} : { variables }),
  };
}

function pathOf({ units: [root] }: TerraformNemesisOptions): string {
  return root.source.path;
}

async function lent({ lend }: FencedAws, account: string): Promise<LentAccess> {
  if (lend !== undefined) return lend(account);
  throw new LandfallError('KEYS_NOT_LENT', 'guard', {
    what: `Terraform needs keys that are good in account ${account} alone, and this run has none to lend`,
    expected: 'a drill role that may be assumed',
    fix: 'declare drillRole for the clean account',
  });
}
