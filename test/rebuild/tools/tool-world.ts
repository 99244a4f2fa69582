import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Aws, openAws } from '../../../lib/aws/index.ts';
import { realClock } from '../../../lib/base/clock.ts';
import { fencedAws, type FencedAws } from '../../../lib/drill/journal/index.ts';
import type { Account, Environment } from '../../../lib/environment/environment.ts';
import { readDeclaredSources } from '../../../lib/iac/index.ts';
import { terraformNemesis, type TerraformNemesisOptions } from '../../../lib/rebuild/tools/index.ts';
import { type CleanWorld, PLACE, withCleanWorld } from '../clean-world.ts';

/** A clean account whose drill role lends keys, and a folder for configurations and drills. */
export interface ToolWorld extends CleanWorld {
  readonly aws: Aws;
  readonly fenced: FencedAws;
  readonly account: Account;
  readonly url: string;
  readonly folder: string;
  /** What people were told. */
  readonly lines: string[];
}

/** Gives the body such a world of its own. */
export function withToolWorld(body: (world: ToolWorld) => Promise<void>): () => Promise<void> {
  return withCleanWorld(async (world) => {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-tools-'));
    const url = `http://${world.aws.hosts()[0] ?? ''}`;
    const account = { ...world.account, roleArn: `arn:aws:iam::${PLACE.account}:role/landfall-drill` };
    const environment = { ...world.environment, accounts: [account] };
    const aws = await openToolAws(environment, url);
    try {
      const fenced = fencedAws(aws, world.lock);
      await body({ ...world, environment, account, aws, fenced, url, folder, lines: [] });
    } finally {
      aws.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** The account of an environment in its drill role. Whoever starts a run is in the account that keeps the logs: the role trusts no other. */
export function openToolAws(environment: Environment, url: string): Promise<Aws> {
  return openAws({
    environment,
    endpoint: {
      url,
      credentials: { accessKeyId: 'AKIA333344445555LAND', secretAccessKey: 'not-a-secret' },
    },
    clock: realClock,
    signal: new AbortController().signal,
    onCall: () => 0,
  });
}

/** Writes files below the folder of a world. */
export async function writeFiles(
  { folder }: Pick<ToolWorld, 'folder'>,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** The nemesis for the configuration in `iac` of a world. */
export async function nemesisIn(
  world: Pick<ToolWorld, 'environment' | 'folder' | 'fenced' | 'lines'>,
  options: Partial<TerraformNemesisOptions> & { readonly parameters?: Readonly<Record<string, string>> } = {},
) {
  const { parameters = {}, ...more } = options;
  const [workload] = world.environment.workloads;
  if (workload === undefined) throw new Error('nothing is declared');
  const rebuild = {
    sources: [{ path: 'iac', parameters }],
    detectDrift: false,
    smoke: [],
  };
  const { units, unread } = await readDeclaredSources({
    ...world.environment,
    source: { ...world.environment.source, folder: world.folder },
    workloads: [{ ...workload, rebuild }],
  });
  const [root, ...modules] = units;
  if (root === undefined) throw new Error(`nothing was read: ${JSON.stringify(unread)}`);
  return terraformNemesis({
    aws: world.fenced,
    place: PLACE,
    regions: [PLACE.region],
    clock: realClock,
    pace: world.environment.pace,
    environment: world.environment.name,
    units: [root, ...modules],
    cwd: world.folder,
    part: 'terraform-1',
    work: join(world.folder, 'drill', 'terraform-1'),
    limit: 120,
    onLine: (line) => world.lines.push(line),
    onDetail: () => undefined,
    onPlan: () => undefined,
    onMade: async () => undefined,
    ...more,
  });
}
