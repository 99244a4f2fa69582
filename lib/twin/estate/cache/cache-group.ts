import { FAILOVER, REBOOT } from '../../services/elasticache/cache-times.ts';
import { CacheStory } from '../../services/elasticache/cache-story.ts';
import { groupRows } from '../../services/elasticache/stored-cache.ts';
import type { Place } from '../../world/tags.ts';
import type { EstateContext } from '../estate-context.ts';
import type { CacheNode } from './cache-node.ts';
import type { Keyspace } from './keyspace.ts';

/** The names of a group, as its API tells them. */
export interface CacheNames {
  readonly primary: string;
  readonly reader: string;
  /** Node id → name. */
  readonly nodes: ReadonlyMap<string, string>;
}

/** A replication group with the servers that it really is: a primary, and replicas that follow it a moment later. */
export class CacheGroup {
  readonly place: Place;
  readonly id: string;
  readonly nodes: readonly CacheNode[];
  readonly #names: CacheNames;
  readonly #context: EstateContext;
  readonly #story: CacheStory;
  #primary: CacheNode;
  /** Down because their owner rebooted them: nobody takes over from these. */
  readonly #rebooting = new Set<CacheNode>();
  #isFailingOver = false;

  constructor(
    { place, id, names }: { readonly place: Place; readonly id: string; readonly names: CacheNames },
    nodes: readonly [CacheNode, ...CacheNode[]],
    context: EstateContext,
  ) {
    this.place = place;
    this.id = id;
    this.nodes = nodes;
    this.#names = names;
    this.#context = context;
    this.#story = new CacheStory(context.world, place, id);
    this.#primary = nodes[0];
  }

  /** How the truth calls it. */
  get path(): string {
    return `cache ${this.id}`;
  }

  get primary(): CacheNode {
    return this.#primary;
  }

  get replicas(): readonly CacheNode[] {
    return this.nodes.filter((node) => node !== this.#primary);
  }

  /** Whether the primary is gone, and somebody can and may take over from it. */
  get isOrphaned(): boolean {
    const row = groupRows(this.#context.world, this.place).get(this.id);
    const isGone = !this.#primary.isReachable && !this.#rebooting.has(this.#primary);
    return isGone && !this.#isFailingOver && row?.automaticFailover === true && this.#heir !== undefined;
  }

  get #heir(): CacheNode | undefined {
    return this.replicas.find(({ isReachable }) => isReachable);
  }

  /** The addresses of one of its names; undefined for a name that is not its own. */
  lookUp(name: string): readonly string[] | undefined {
    if (name === this.#names.primary) return [this.#primary.front.at.host];
    if (name === this.#names.reader) return this.#readers.map(({ front }) => front.at.host);
    const node = this.nodes.find(({ id }) => this.#names.nodes.get(id) === name);
    return node === undefined ? undefined : [node.front.at.host];
  }

  get #readers(): readonly CacheNode[] {
    const up = this.replicas.filter(({ isReachable }) => isReachable);
    return up.length === 0 ? [this.#primary] : up;
  }

  /** A change goes to the replicas after it was answered: one that is cut off, or dies, misses it. */
  change(change: (keyspace: Keyspace) => void): void {
    const primary = this.#primary;
    change(primary.keyspace);
    setImmediate(() => {
      if (primary !== this.#primary || !primary.isReachable) return;
      for (const replica of this.replicas) if (replica.isReachable) change(replica.keyspace);
    });
  }

  /** Writes into the truth whether clients get to the primary at this moment; replicas that were away follow again. */
  assess(): void {
    const { truth } = this.#context;
    const { isReachable, id } = this.#primary;
    truth.path(this.path, isReachable ? 'whole' : 'broken', `the primary is ${id}`);
    if (isReachable) for (const replica of this.replicas) if (replica.isReachable) this.#follow(replica);
  }

  /** The first replica that can be reached takes over; the primary that was follows it when it is back. */
  async failOver({ isAsked }: { readonly isAsked: boolean }): Promise<void> {
    const old = this.#primary;
    const { wait, truth } = this.#context;
    this.#isFailingOver = true;
    try {
      this.#story.modifying();
      if (isAsked) old.goDown('reboots');
      this.assess();
      await wait(FAILOVER.promoted - FAILOVER.noticed);
      const heir = this.#heir;
      if (heir === undefined) return truth.mark(this.path, 'nobody is left to take over');
      this.#primary = heir;
      this.#story.promoted(heir.id);
      this.assess();
    } finally {
      this.#isFailingOver = false;
    }
    await this.#recover(old, isAsked);
  }

  /** Restarts a node in place. All that it held is gone, and where it is the primary, all that its replicas held. */
  async reboot(nodeId: string): Promise<void> {
    const node = this.nodes.find(({ id }) => id === nodeId);
    if (node === undefined) return;
    const { wait, truth } = this.#context;
    this.#rebooting.add(node);
    try {
      await wait(REBOOT.stops);
      truth.mark(this.path, `${node.id} reboots`);
      node.goDown('reboots');
      this.assess();
      await wait(REBOOT.serves - REBOOT.stops);
      node.comeUp();
    } finally {
      this.#rebooting.delete(node);
    }
    truth.mark(this.path, `${node.id} is back, empty`);
    this.assess();
    this.#story.restarted(node.id);
  }

  /** The nodes in one zone lose power, and their memory with it. */
  losePower(zone: string): void {
    for (const node of this.#in(zone)) node.goDown('without power');
    this.#context.truth.mark(this.path, `no power in ${zone}`);
    this.assess();
  }

  regainPower(zone: string): void {
    for (const node of this.#in(zone)) node.comeUp();
    this.#context.truth.mark(this.path, `power is back in ${zone}`);
    this.assess();
  }

  async close(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.close()));
  }

  #in(zone: string): readonly CacheNode[] {
    return this.nodes.filter((node) => node.zone.zone === zone);
  }

  async #recover(old: CacheNode, isAsked: boolean): Promise<void> {
    this.#story.recovering(old.id);
    await this.#context.wait(FAILOVER.recovered - FAILOVER.promoted);
    if (isAsked) old.comeUp();
    this.assess();
    this.#story.recovered(old.id);
    this.#story.settled();
  }

  #follow(replica: CacheNode): void {
    replica.keyspace.takeOver(this.#primary.keyspace);
  }
}
