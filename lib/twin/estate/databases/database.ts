import type { EstateContext } from '../estate-context.ts';
import { type ConnectionMode, PASS, RESET } from '../links/link-mode.ts';
import type { DatabaseIdentity } from './database-story.ts';
import { failover, type FailoverOrder } from './failover.ts';
import type { Member } from './member.ts';
import { reboot } from './reboot.ts';
import type { ReplicaSet } from './replica-set.ts';
import { watch } from './watch.ts';

/** The names of a database, as its API tells them, in lower case. */
export interface DatabaseNames {
  readonly writer: string;
  /** Only clusters have one. */
  readonly reader?: string;
  /** Instance identifier → name, for the members of a cluster. */
  readonly members: ReadonlyMap<string, string>;
}

/** What to make a database of. */
export interface DatabasePlan {
  readonly identity: DatabaseIdentity;
  readonly names: DatabaseNames;
  readonly replicas: ReplicaSet;
  readonly context: EstateContext;
}

/** A database of the world with the servers that it really is. */
export class Database {
  readonly identity: DatabaseIdentity;
  readonly replicas: ReplicaSet;
  readonly #names: DatabaseNames;
  readonly #context: EstateContext;
  #published: Member;
  readonly #open = new Set<Member>();
  #isMoving = false;
  #turn = 0;
  #moving: Promise<void> = Promise.resolve();
  #unwatch: (() => Promise<void>) | undefined;

  constructor({ identity, names, replicas, context }: DatabasePlan) {
    this.identity = identity;
    this.replicas = replicas;
    this.#names = names;
    this.#context = context;
    this.#published = replicas.primary;
  }

  /** How the truth calls it. */
  get path(): string {
    return `database ${this.identity.id}`;
  }

  /** Whether a failover or a reboot is under way. */
  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** The member that takes writes from clients at this moment, whatever its name still leads to. */
  get serving(): Member | undefined {
    const { primary } = this.replicas;
    const isServing =
      this.#open.has(primary) && primary.node.isRunning && !this.#context.zones.isIsolated(primary.zone);
    return isServing ? primary : undefined;
  }

  async start(): Promise<void> {
    await this.replicas.start();
    for (const member of this.replicas.members) this.open(member);
    this.#unwatch = watch(this, this.#context);
  }

  /** The addresses of one of its names; undefined for a name that is not its own. */
  lookUp(name: string): readonly string[] | undefined {
    const { writer, reader, members } = this.#names;
    if (name === writer) return [this.#published.front.at.host];
    if (name === reader) return [this.#nextReader().front.at.host];
    const found = this.replicas.members.find(({ instanceId }) => members.get(instanceId) === name);
    return found === undefined ? undefined : [found.front.at.host];
  }

  /** From now on its name leads to its primary. */
  publish(): void {
    this.#published = this.replicas.primary;
  }

  /** Whether clients may reach a member: a Multi-AZ standby is nobody's, the readers of a cluster are everybody's. */
  isServed(member: Member): boolean {
    return this.identity.of === 'cluster' || member === this.replicas.primary;
  }

  /** Lets clients in where they may come in. */
  open(member: Member): void {
    if (!this.isServed(member)) return;
    member.front.set(PASS);
    this.#open.add(member);
  }

  /** From now on clients meet this at a member's address; no name of all leads there. */
  shut(member: Member, mode: ConnectionMode = RESET): void {
    this.#open.delete(member);
    member.front.set(mode);
  }

  /** Makes a dead member a standby again, and lets clients in where they may come in. Tells how it was done. */
  async rejoin(member: Member): Promise<string> {
    this.shut(member);
    const how = await this.replicas.rejoin(member);
    this.open(member);
    return how;
  }

  /** Writes into the truth whether clients can write at this moment; a failover or a reboot says so itself. */
  assess(): void {
    if (this.#isMoving) return;
    const { primary, isHanging } = this.replicas;
    const { truth, zones } = this.#context;
    if (!primary.node.isRunning || zones.isIsolated(primary.zone))
      truth.path(this.path, 'broken', `the primary ${primary.node.name} cannot be reached`);
    else if (isHanging) truth.path(this.path, 'broken', 'commits wait for a standby that is gone');
    else if (this.#published === primary) truth.path(this.path, 'whole', `${primary.node.name} serves`);
  }

  async failOver(order: FailoverOrder): Promise<void> {
    await this.#alone(() => failover(this, order, this.#context));
  }

  /** Of a member, or of the cluster itself, which is its writer. */
  async reboot(id: string, of: 'instance' | 'cluster'): Promise<void> {
    const { members, primary } = this.replicas;
    const found = members.find((each) => each.instanceId === id && this.isServed(each));
    const member = of === 'cluster' ? primary : (found ?? primary);
    await this.#alone(() => reboot(this, member, of, this.#context));
  }

  async close(): Promise<void> {
    await this.#unwatch?.();
    await this.#moving;
    await this.replicas.close();
  }

  async #alone(body: () => Promise<void>): Promise<void> {
    this.#isMoving = true;
    const done = body().finally(() => {
      this.#isMoving = false;
    });
    // Whoever asked hears how it went; who closes the database only waits for the end.
    this.#moving = done.catch(() => undefined);
    await done;
  }

  /**
   * One in each answer, in turn, as Aurora's name server spreads connections; when no reader can be reached, the reader's name
   * leads to the writer.
   */
  #nextReader(): Member {
    const { zones } = this.#context;
    const up = this.replicas.standbys.filter(
      (each) => this.#open.has(each) && each.node.isRunning && !zones.isIsolated(each.zone),
    );
    this.#turn += 1;
    return up[this.#turn % up.length] ?? this.#published;
  }
}
