import type { Seconds } from '../../../base/duration.ts';
import { LandfallError } from '../../../base/errors.ts';
import type { EstateContext } from '../estate-context.ts';
import { BLACKHOLE } from '../links/link-mode.ts';
import type { Database } from './database.ts';
import { failoverScript, isEndedFirst, type Told } from './database-story.ts';
import { lostWrites } from './lost-writes.ts';
import type { Member } from './member.ts';

/** What a failover was asked to do. */
export interface FailoverOrder {
  /** Identifier of the member that is to be the next primary, where somebody said so. */
  readonly target?: string | undefined;
  /** Whether somebody asked for it, rather than the watch over the database. */
  readonly isAsked: boolean;
}

/**
 * Makes a standby the primary as RDS does it: the old primary falls silent and dies, a standby is promoted, the name moves, and
 * clients are served again long before RDS says that it is over. Resolves when they are served.
 */
export async function failover(
  database: Database,
  order: FailoverOrder,
  context: EstateContext,
): Promise<void> {
  const { replicas, path, identity } = database;
  const old = replicas.primary;
  let next = await successor(database, order);
  const script = failoverScript(context.world, identity, () => next.instanceId, order.isAsked);
  const goTo = stopwatch(context);
  const tell = (from: Seconds, to: Seconds) =>
    void tellInOrder(
      script.told.filter(({ at }) => at >= from && at < to),
      goTo,
    ).catch((error: unknown) => context.failed('what RDS says of a failover', error));
  tell(0, script.hangs);
  await goTo(script.hangs);
  database.shut(old, BLACKHOLE);
  context.truth.path(path, 'broken', 'the primary fails over');
  // Nobody adds anything any more: what is handed over now is all that there is.
  const isEnded = order.target === undefined && isEndedFirst(context.world, identity);
  if (order.isAsked && !isEnded && isThere(old, context)) await replicas.handOverTo(next);
  await old.node.kill();
  if (isEnded) next = (await replicas.mostAdvanced()) ?? next;
  await replicas.promote(next);
  tell(script.hangs, script.serves);
  const { lost, isAhead } = await lostWrites(old, next, context);
  if (!isAhead) replicas.mayFollow(old);
  context.truth.mark(path, `${next.node.name} was promoted`, lost);
  void goTo(script.refuses)
    .then(() => database.shut(old))
    .catch((error: unknown) => context.failed('failover', error));
  await goTo(script.serves);
  database.open(next);
  database.publish();
  context.truth.path(path, 'whole', `${next.node.name} serves`);
  tell(script.serves, Infinity);
}

function isThere({ node, zone }: Member, { zones }: EstateContext): boolean {
  return node.isRunning && !zones.isIsolated(zone);
}

async function successor(
  { replicas, identity }: Database,
  { target, isAsked }: FailoverOrder,
): Promise<Member> {
  const asked = replicas.candidates.find(({ instanceId }) => instanceId === target);
  const found = asked ?? (isAsked ? replicas.candidates[0] : await replicas.mostAdvanced());
  if (found !== undefined) return found;
  throw new LandfallError('NO_STANDBY', 'harness', {
    what: `${identity.id} has no standby in sync that could take over`,
    fix: 'wait until the database is back in two zones',
  });
}

/** Goes to a moment so many seconds of AWS after now. */
function stopwatch({ clock, world, flaws, signal }: EstateContext): (moment: Seconds) => Promise<void> {
  const start = clock.monotonic();
  const factor = world.pace * (flaws.failoverFactor ?? 1);
  return async (moment) => {
    const left = start + moment * factor - clock.monotonic();
    if (left > 0) await clock.sleep(left, signal);
  };
}

/** Each at its moment; what is said of the end waits until clients are really served, however long that takes. */
async function tellInOrder(told: readonly Told[], goTo: (moment: Seconds) => Promise<void>): Promise<void> {
  for (const { at, tell } of told.toSorted((a, b) => a.at - b.at)) {
    await goTo(at);
    tell();
  }
}
