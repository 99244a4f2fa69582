import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAws } from '../../../lib/aws/index.ts';
import { realClock } from '../../../lib/base/clock.ts';
import { completeSources } from '../../../lib/engine/sources/complete-sources.ts';
import type { Environment } from '../../../lib/environment/environment.ts';
import { readDeclaredSources } from '../../../lib/iac/index.ts';
import type { TrapFinding } from '../../../lib/iac/traps/index.ts';
import { collect, FACT_KINDS } from '../../../lib/inventory/index.ts';
import type { FactKind } from '../../../lib/inventory/facts.ts';
import type { Inventory } from '../../../lib/inventory/inventory.ts';
import { SEEDS } from '../../../lib/twin/seeds/index.ts';
import { createTwin, type Twin } from '../../../lib/twin/server.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';
import { World } from '../../../lib/twin/world/world.ts';
import { account, environment, workload } from '../../support/declaration.ts';

export const SHOP = '111122223333';
export const VAULT = '222233334444';
export const CLEAN = '444455556666';
export const HOME = 'eu-west-1';
/** The Region of the rebuild. */
export const REFUGE = 'eu-central-1';

/** The embedded shop with its clean account, listening. */
export interface RebuiltEstate {
  readonly world: World;
  readonly twin: Twin;
  /** Judges templates by the names of their stacks, as they would be rebuilt in the clean account. */
  judge(templates: Readonly<Record<string, string>>, also?: Also): Promise<Judged>;
}

/** In what a declaration is another than that of `orders` with these templates. */
export interface Also {
  /** Stacks that belong to the workload, beside those of the templates. */
  readonly stacks?: readonly string[];
  /** It has no account that it would be rebuilt in. */
  readonly nowhere?: true;
  /** Recovery points are read too, in all accounts: without it, only stacks and the clean account. */
  readonly points?: true;
  /** Templates that lie beside, by their file. */
  readonly beside?: Readonly<Record<string, string>>;
}

export interface Judged {
  readonly traps: readonly TrapFinding[];
  readonly inventory: Inventory;
  /** `certainty` of each finding of a trap. */
  readonly of: (trap: string) => readonly string[];
}

/** Starts a twin of the embedded shop. */
export async function rebuiltEstate(): Promise<RebuiltEstate> {
  const world = (await SEEDS['sandbox']?.({ clock: realClock, pace: 0.1 })) ?? new World(realClock);
  const twin = createTwin({ world, services: SERVICES, pageSize: 100 });
  const url = `http://127.0.0.1:${await twin.listen()}`;
  return {
    world,
    twin,
    judge: async (templates, also = {}) => {
      const folder = await mkdtemp(join(tmpdir(), 'landfall-rebuilt-'));
      try {
        for (const [name, text] of Object.entries(templates))
          await writeFile(join(folder, `${name}.yaml`), text);
        for (const [name, text] of Object.entries(also.beside ?? {}))
          await writeFile(join(folder, name), text);
        return judgedOf(await seen(url, declared(folder, Object.keys(templates), also), also.points));
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  };
}

function judgedOf(inventory: Inventory): Judged {
  const traps = inventory.facts['iac.unit'].flatMap((unit) => unit.traps);
  return {
    traps,
    inventory,
    of: (trap) => traps.filter((one) => one.trap === trap).map(({ certainty }) => certainty),
  };
}

function declared(folder: string, names: readonly string[], { stacks = [], nowhere }: Also): Environment {
  const read = (id: string) => `arn:aws:iam::${id}:role/landfall-read`;
  const base = environment({
    accounts: [
      account({ id: SHOP, roleArn: read(SHOP) }),
      account({
        name: 'vault',
        id: VAULT,
        purpose: 'backup',
        roleArn: read(VAULT),
        externalId: 'shop-recovery',
      }),
      account({ name: 'clean', id: CLEAN, purpose: 'clean', regions: [REFUGE], roleArn: read(CLEAN) }),
    ],
    workloads: [
      workload({
        select: { tags: {}, arns: [], stacks: [...names, ...stacks] },
        rebuild: {
          sources: names.map((stack) => ({ path: `${stack}.yaml`, stack, parameters: {} })),
          ...(nowhere === true ? {} : { into: { account: 'clean', region: REFUGE } }),
          detectDrift: false,
          smoke: [],
        },
      }),
    ],
  });
  return { ...base, source: { ...base.source, folder } };
}

const STACKS: readonly FactKind[] = [
  'iac.unit',
  'rebuild.account',
  'cloudformation.stack',
  'cloudformation.resource',
];
const POINTS = FACT_KINDS.filter((kind) => /^(rds|ec2|backup|kms|elasticache)\./.test(kind));

async function seen(url: string, shop: Environment, points?: true): Promise<Inventory> {
  const { signal } = new AbortController();
  // The clean account trusts the one that keeps the logs, and not the shop.
  const credentials = { accessKeyId: 'AKIA333344445555LAND', secretAccessKey: 'any' };
  const aws = await openAws({
    environment: shop,
    endpoint: { url, credentials },
    clock: realClock,
    signal,
    onCall: () => 1,
  });
  try {
    const sources = await readDeclaredSources(shop, signal);
    const inventory = await collect({
      environment: shop,
      aws,
      clock: realClock,
      signal,
      kinds: points === true ? [...STACKS, ...POINTS] : STACKS,
      sources,
    });
    return completeSources(inventory, { environment: shop, sources, now: realClock.now() });
  } finally {
    aws.close();
  }
}
