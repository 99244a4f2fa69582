import type { Aws } from '../../../lib/aws/index.ts';
import { type Clock, realClock } from '../../../lib/base/clock.ts';
import { arm, type Armed, type Healed } from '../../../lib/drill/heal/index.ts';
import {
  accountJournal,
  drillTable,
  fencedAws,
  type JournalStore,
  type Lock,
  openJournal,
  takeLock,
} from '../../../lib/drill/journal/index.ts';
import {
  type FisMark,
  type FisNemesis,
  fisNemesis,
  type FisState,
} from '../../../lib/drill/nemeses/index.ts';
import { fisRoleArn } from '../../../lib/environment/index.ts';
import { type DrillWorld, PLACE } from './drill-world.ts';
import type { ShopDrill } from './shop-drill.ts';

/** A drill as the engine makes one, without its probes. */
export interface MadeDrill {
  readonly lock: Lock;
  readonly nemesis: FisNemesis;
  readonly armed: Armed<FisState>;
  readonly marks: readonly FisMark[];
}

export interface DrillOptions {
  readonly aws: Aws;
  readonly run?: string;
  readonly lease?: number;
  readonly clock?: Clock;
  /** Stores before the account's. */
  readonly stores?: readonly JournalStore[];
  readonly alarmArns?: readonly string[];
}

/** Takes the lock and arms the nemesis. */
export async function makeDrill(
  world: Pick<DrillWorld, 'environment'>,
  drill: ShopDrill,
  options: DrillOptions,
): Promise<MadeDrill> {
  const { environment } = world;
  const account = environment.accounts.find(({ id }) => id === PLACE.account);
  if (account === undefined) throw new Error('the shop is not declared');
  const { aws, run = 'run-1', lease, stores = [], clock = realClock } = options;
  const table = drillTable(environment, account);
  const lock = await takeLock({
    aws,
    table,
    holder: run,
    clock,
    ...(lease === undefined ? {} : { lease }),
  });
  const fenced = fencedAws(aws, lock);
  const marks: FisMark[] = [];
  const nemesis = fisNemesis({
    ...drill,
    aws: fenced,
    place: PLACE,
    clock,
    pace: environment.pace,
    environment: environment.name,
    workload: 'orders',
    roleArn: fisRoleArn(environment, account),
    alarmArns: options.alarmArns ?? [],
    onMark: (mark) => marks.push(mark),
  });
  const journal = openJournal([...stores, accountJournal(aws, table)], clock);
  const armed = await arm(nemesis, { aws: fenced, journal, place: PLACE }, new AbortController().signal);
  return { lock, nemesis, armed, marks };
}

/** From the lock to its release: breaks, waits until AWS has ended it, and heals. */
export async function wholeDrill(
  world: Pick<DrillWorld, 'environment'>,
  drill: ShopDrill,
  options: DrillOptions,
): Promise<Healed> {
  const made = await makeDrill(world, drill, options);
  await made.armed.inject(new AbortController().signal);
  const healed = await made.armed.heal();
  await made.lock.release();
  return healed;
}
