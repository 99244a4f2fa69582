import { setImmediate as turn } from 'node:timers/promises';
import { openAws } from '../../../lib/aws/index.ts';
import { type Clock, realClock } from '../../../lib/base/clock.ts';
import { CHECKS, judge, type Verdict } from '../../../lib/checks/index.ts';
import { completeSources } from '../../../lib/engine/sources/complete-sources.ts';
import type { Environment } from '../../../lib/environment/environment.ts';
import { readEnvironment } from '../../../lib/environment/index.ts';
import { findUnseen } from '../../../lib/estate/index.ts';
import { readDeclaredSources } from '../../../lib/iac/index.ts';
import { collect } from '../../../lib/inventory/index.ts';
import type { Inventory } from '../../../lib/inventory/inventory.ts';
import { detectDrift } from '../../../lib/rebuild/index.ts';
import type { PlannedFault } from '../../../lib/twin/planned-fault.ts';
import { createTwin } from '../../../lib/twin/server.ts';
import { SERVICES } from '../../../lib/twin/services/index.ts';
import type { World } from '../../../lib/twin/world/world.ts';

/** The declaration of the flawed shop. */
export function flawedDeclaration(): Promise<Environment> {
  return declarationOf('sandbox-flawed');
}

/** A declaration that comes along, by its name. */
export function declarationOf(name: 'sandbox' | 'sandbox-flawed'): Promise<Environment> {
  const root = new URL('../../..', import.meta.url).pathname;
  return readEnvironment(name, { cwd: root, packageRoot: root, now: realClock.now() });
}

/** What was seen of a world, and what was thought of it. */
export interface Examined {
  readonly inventory: Inventory;
  readonly verdicts: readonly Verdict[];
}

/** Looks at a world over HTTP as the engine does, drift and sources included, and judges it by the real checks. */
export async function examine(
  world: World,
  environment: Environment,
  faults: readonly PlannedFault[] = [],
): Promise<Examined> {
  const twin = createTwin({ world, services: SERVICES });
  for (const fault of faults) await twin.faults.plant(fault);
  const url = `http://127.0.0.1:${await twin.listen()}`;
  try {
    const seen = await look(url, environment);
    const inventory = { ...seen, unseen: findUnseen(environment, seen) };
    const { verdicts } = judge({ environment, inventory, checks: CHECKS, now: world.clock.now() });
    return { inventory, verdicts };
  } finally {
    await twin.close();
  }
}

async function look(url: string, environment: Environment): Promise<Inventory> {
  const credentials = { accessKeyId: 'AKIA333344445555LAND', secretAccessKey: 'any' };
  const shared = { environment, clock: hurried(), signal: new AbortController().signal };
  const sources = await readDeclaredSources(environment, shared.signal);
  const aws = await openAws({ ...shared, endpoint: { url, credentials }, onCall: () => 1 });
  try {
    // CloudFormation takes its time, which no hurry shortens.
    await detectDrift({ ...shared, aws, clock: realClock });
    const seen = await collect({ ...shared, aws, sources });
    return completeSources(seen, { environment, sources, now: realClock.now() });
  } finally {
    aws.close();
  }
}

/** Rates are kept by waiting; these waits are over at once. */
function hurried(): Clock {
  let skipped = 0;
  return {
    ...realClock,
    monotonic: () => realClock.monotonic() + skipped,
    sleep: async (seconds) => {
      skipped += seconds;
      await turn();
    },
  };
}
