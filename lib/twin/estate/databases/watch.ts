import type { Seconds } from '../../../base/duration.ts';
import { messageOf } from '../../../base/errors.ts';
import { InstanceStory } from '../../services/rds/instance-story.ts';
import type { EstateContext } from '../estate-context.ts';
import { pulse } from '../pulse.ts';
import type { Database } from './database.ts';
import { storyOf } from './database-story.ts';
import type { Member } from './member.ts';

/** How often RDS looks whether the servers of a database are well, and after how many bad looks it acts, in its own time. */
const LOOKS: Seconds = 5;
const MISSES = 3;
/** How long commits wait for a standby that is gone, before the database goes on without it. */
const DEGRADES_AFTER: Seconds = 10;
/** How long it takes until a standby is made anew in the place of a dead one. */
const REBUILDS_AFTER: Seconds = 30;
/** Real servers need this long to find each other again, whatever the pace: before that nobody is taken for gone. */
const SHORTEST: Seconds = 0.6;

/**
 * Watches over a database as RDS does: a primary that is gone is failed over; a standby that is gone is not waited for any
 * more, where PostgreSQL by itself would hang every commit for ever; a dead one is made anew. Gives a function that ends it.
 */
export function watch(database: Database, context: EstateContext): () => Promise<void> {
  const watcher = new Watcher(database, context);
  const every = Math.max(0.2, LOOKS * context.world.pace);
  const onError = (error: unknown) => context.failed(`watching over ${database.path}`, error);
  return pulse(context.clock, every, () => watcher.look(), onError).stop;
}

class Watcher {
  readonly #database: Database;
  readonly #context: EstateContext;
  readonly #goneSince = new Map<Member, Seconds>();
  #misses = 0;

  constructor(database: Database, context: EstateContext) {
    this.#database = database;
    this.#context = context;
  }

  async look(): Promise<void> {
    if (this.#database.isMoving) return;
    const { primary, standbys } = this.#database.replicas;
    this.#database.assess();
    if (!this.#isReachable(primary)) return await this.#primaryGone();
    this.#misses = 0;
    const streaming = await this.#database.replicas.streaming();
    for (const standby of standbys) this.#note(standby, streaming.includes(standby));
    this.#database.replicas.lag(streaming);
    await this.#settleSynchronous(streaming);
    for (const standby of standbys)
      if (this.#isOverdue(standby, REBUILDS_AFTER)) await this.#rebuild(standby);
  }

  async #primaryGone(): Promise<void> {
    this.#misses += 1;
    if (this.#misses < MISSES || this.#database.replicas.candidates.length === 0) return;
    this.#misses = 0;
    await this.#database.failOver({ isAsked: false }).catch((error: unknown) => this.#giveUp(error));
  }

  /** RDS must not go on saying that a failover is under way; the next looks try again. */
  #giveUp(error: unknown): never {
    storyOf(this.#context.world, this.#database.identity).failed(messageOf(error));
    throw error;
  }

  /** Which standbys are waited for: those that follow, and for a while those that just stopped. */
  async #settleSynchronous(streaming: readonly Member[]): Promise<void> {
    if (this.#context.flaws.replicationLag !== undefined) return;
    const { replicas } = this.#database;
    const before = replicas.synchronous;
    const kept = before.filter((standby) => !this.#isOverdue(standby, DEGRADES_AFTER));
    const now = replicas.standbys.filter((each) => streaming.includes(each) || kept.includes(each));
    if (now.length === before.length && now.every((each) => before.includes(each))) return;
    await replicas.waitFor(now);
    this.#database.assess();
    this.#tell(before.length, now.length);
  }

  #tell(before: number, now: number): void {
    const { identity, path } = this.#database;
    const { world, truth } = this.#context;
    truth.mark(path, now === 0 ? 'commits wait for nobody' : `commits wait for one of ${now}`);
    if (identity.of === 'cluster' || before > 0 === now > 0) return;
    const story = new InstanceStory(world, identity.place, identity.id);
    if (now === 0) story.degraded();
    else story.recovered();
  }

  async #rebuild(standby: Member): Promise<void> {
    if (!this.#isThere(standby)) return;
    const how = await this.#database.rejoin(standby);
    this.#goneSince.delete(standby);
    this.#context.truth.mark(this.#database.path, `${standby.node.name} is a standby again, ${how}`);
  }

  #note(standby: Member, isThere: boolean): void {
    if (isThere) this.#goneSince.delete(standby);
    else if (!this.#goneSince.has(standby)) this.#goneSince.set(standby, this.#context.clock.monotonic());
  }

  #isOverdue(standby: Member, after: Seconds): boolean {
    const since = this.#goneSince.get(standby);
    const { clock, world } = this.#context;
    return since !== undefined && clock.monotonic() - since >= Math.max(SHORTEST, after * world.pace);
  }

  #isReachable(member: Member): boolean {
    return member.node.isRunning && this.#isThere(member);
  }

  #isThere({ zone }: Member): boolean {
    return !this.#context.zones.isIsolated(zone);
  }
}
