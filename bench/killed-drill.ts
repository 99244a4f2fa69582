import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { realClock } from '../lib/base/clock.ts';
import type { Seconds } from '../lib/base/duration.ts';
import type { Swept } from '../lib/drill/heal/index.ts';
import { accountPicture, type Picture } from './account-picture.ts';
import { type Boundary, type KillProxy, killProxy } from './kill-proxy.ts';
import { processGroup } from './process-group.ts';

/** The embedded AWS with real processes, and the folder whose declaration and scenarios are for it. */
export interface KillWorld {
  readonly endpoint: string;
  readonly resolver: string;
  readonly folder: string;
}

/** A drill of the real command that is killed at a boundary. */
export interface KillPoint extends Boundary {
  readonly scenario: string;
  readonly workload: string;
}

/** How the account stands after the kill, and how to go on. */
export interface Killed {
  readonly before: Picture;
  /** Whether anything in the account was other than before, once the process was dead: a template, a fault. */
  readonly wasOther: boolean;
}

/** A heartbeat counts for 60 s. */
export const AFTER_THE_HEARTBEAT: Seconds = 61;

/** How long an account may take to be as it was, once nothing breaks it: targets have to be found healthy again. */
const SETTLES: Seconds = 60;

/**
 * Starts the drill in a process group of its own, waits until it stands at the boundary, lets the body look at it alive, and kills
 * the whole group by SIGKILL.
 */
export async function killedDrill(
  world: KillWorld,
  { scenario, workload, ...boundary }: KillPoint,
  run: string,
  whileHeld: () => Promise<void> = () => Promise.resolve(),
): Promise<Killed> {
  const before = await accountPicture(world.endpoint);
  const proxy = await killProxy({ endpoint: world.endpoint, boundary });
  const call = [
    'drill',
    scenario,
    '--env',
    'shop.yaml',
    '--workload',
    workload,
    '--out',
    'out',
    '--run-id',
    run,
  ];
  const process = processGroup(
    [...call, '--endpoint', proxy.endpoint, '--resolver', world.resolver],
    world.folder,
  );
  try {
    await Promise.race([proxy.held, process.ended.then(neverHeld(boundary, proxy))]);
    await whileHeld();
  } finally {
    process.kill();
    await process.ended;
    proxy.close();
  }
  return { before, wasOther: !isDeepStrictEqual(await accountPicture(world.endpoint), before) };
}

function neverHeld({ when, call }: Boundary, { calls }: KillProxy) {
  return ({ said }: { readonly said: string }): never => {
    throw new Error(
      `the drill ended and never stood ${when} "${call}"; it called ${calls.join(', ')}\n${said}`,
    );
  };
}

/** Sweeps in a process of its own, with the folder of the dead or without it, as if so many seconds had passed. */
export async function sweepLater(world: KillWorld, ahead: Seconds, folder = world.folder): Promise<Swept> {
  const proxy = await killProxy({ endpoint: world.endpoint, ahead });
  try {
    const call = ['sweep', '--env', join(world.folder, 'shop.yaml'), '--json'];
    const { said, stdout, code } = await processGroup([...call, '--endpoint', proxy.endpoint], folder).ended;
    // 2: something could not be seen to be healed, which is told in what it found.
    if (code !== 0 && code !== 2) throw new Error(`sweep ended with ${code}\n${said}`);
    return JSON.parse(stdout) as Swept;
  } finally {
    proxy.close();
  }
}

/** Sweeps from a machine that has nothing of the dead but the declaration. */
export async function sweepElsewhere(world: KillWorld, ahead: Seconds): Promise<Swept> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-elsewhere-'));
  try {
    return await sweepLater(world, ahead, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Waits until the account is as it was; gives what is still other when it does not come to that. Nothing: zero differences. */
export async function differencesFrom(
  before: Picture,
  { endpoint }: KillWorld,
  leaveOut: readonly string[] = [],
): Promise<readonly string[]> {
  const deadline = realClock.monotonic() + SETTLES;
  for (;;) {
    const now = await accountPicture(endpoint);
    const other = Object.keys({ ...before, ...now }).filter(
      (read) => !leaveOut.includes(read) && !isDeepStrictEqual(now[read], before[read]),
    );
    if (other.length === 0 || realClock.monotonic() > deadline) return other;
    await realClock.sleep(0.5);
  }
}
