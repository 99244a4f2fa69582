import type { Seconds } from '../../../base/duration.ts';
import { LandfallError } from '../../../base/errors.ts';
import type { EstateContext } from '../estate-context.ts';
import { PASS } from '../links/link-mode.ts';
import type { Link } from '../links/link.ts';
import type { Member } from './member.ts';

/** How long standbys get to begin following when everything starts; later, the watch over the database goes on looking. */
const START_PATIENCE: Seconds = 5;
const LOOKS: Seconds = 0.02;
const HANDOVER_PATIENCE: Seconds = 1;

/**
 * The servers of one database: one is the primary, the others follow it. Commits wait for one of the standbys that are in sync,
 * as Multi-AZ and Aurora keep every acknowledged write in more than one zone.
 */
export class ReplicaSet {
  readonly members: readonly Member[];
  readonly #context: EstateContext;
  #primary: Member;
  #synchronous: readonly string[] = [];
  /** Dead members whose data is the beginning of the primary's. */
  readonly #mayFollow = new Set<Member>();

  constructor(members: readonly Member[], primary: Member, context: EstateContext) {
    this.members = members;
    this.#primary = primary;
    this.#context = context;
    for (const member of members)
      context.zones.wire(member.replication, () => [member.zone, this.#primary.zone]);
  }

  get primary(): Member {
    return this.#primary;
  }

  get standbys(): readonly Member[] {
    return this.members.filter((member) => member !== this.#primary);
  }

  /** The standbys that commits wait for; none = the database is degraded, or has none. */
  get synchronous(): readonly Member[] {
    return this.members.filter(({ node }) => this.#synchronous.includes(node.name));
  }

  /** The standbys that may take over without losing anything; a sick world's lagging ones take over all the same. */
  get candidates(): readonly Member[] {
    const { zones, flaws } = this.#context;
    const known = flaws.replicationLag === undefined ? this.synchronous : this.standbys;
    return known.filter(({ node, zone }) => node.isRunning && !zones.isIsolated(zone));
  }

  /** Whether commits wait for standbys none of which can answer. */
  get isHanging(): boolean {
    return this.#synchronous.length > 0 && this.candidates.length === 0;
  }

  /** Starts every server from copies of the template: they are the same still, so the standbys can follow at once. */
  async start(): Promise<void> {
    await Promise.all(this.members.map(({ node }) => node.copyTemplate()));
    await this.#primary.node.start();
    await Promise.all(this.standbys.map((standby) => this.#startStandby(standby)));
    const followers = await this.#followers();
    if (this.#context.flaws.replicationLag === undefined) await this.waitFor(followers);
    else this.lag(followers);
  }

  /** In a sick world, standbys that follow lag from now on. Before that, every round trip of their beginning would cost the lag. */
  lag(followers: readonly Member[]): void {
    const { replicationLag } = this.#context.flaws;
    if (replicationLag === undefined) return;
    for (const { replication } of followers)
      if (replication.passes) replication.set({ kind: 'delay', seconds: replicationLag });
  }

  async #followers(): Promise<Member[]> {
    const { clock } = this.#context;
    const until = clock.monotonic() + START_PATIENCE;
    for (;;) {
      const streaming = await this.streaming();
      if (streaming.length === this.standbys.length || clock.monotonic() > until) return streaming;
      await clock.sleep(LOOKS);
    }
  }

  /** The standbys that the primary is sending its changes to, over links that pass. */
  async streaming(): Promise<Member[]> {
    const rows = await this.#primary.node.admin.query(
      "SELECT application_name FROM pg_stat_replication WHERE state = 'streaming'",
    );
    const names = new Set(rows.map((row) => row['application_name']));
    const followers = this.standbys.filter(({ node }) => node.isRunning && names.has(node.name));
    return followers.filter(({ zone }) => !this.#context.zones.isIsolated(zone));
  }

  /** From now on commits wait for one of these; for nobody when there are none. */
  async waitFor(standbys: readonly Member[]): Promise<void> {
    const { admin } = this.#primary.node;
    this.#synchronous = standbys.map(({ node }) => node.name);
    const names = this.#synchronous.length === 0 ? '' : `ANY 1 (${this.#synchronous.join(', ')})`;
    await admin.query(`ALTER SYSTEM SET synchronous_standby_names = '${names}'`);
    await admin.query('SELECT pg_reload_conf()');
  }

  /** Has everything that was ever acknowledged reach one standby, before the primary goes on purpose. */
  async handOverTo(next: Member): Promise<void> {
    if (this.#context.flaws.replicationLag !== undefined) return;
    const { clock } = this.#context;
    const { admin } = this.#primary.node;
    await this.waitFor([next]);
    const [now] = await admin.query('SELECT pg_current_wal_flush_lsn()::text AS lsn');
    const until = clock.monotonic() + HANDOVER_PATIENCE;
    while (clock.monotonic() < until) {
      const [there] = await admin.query(
        'SELECT flush_lsn >= $2::pg_lsn AS arrived FROM pg_stat_replication WHERE application_name = $1',
        [next.node.name, now?.['lsn']],
      );
      if (there?.['arrived'] === true) return;
      await clock.sleep(LOOKS);
    }
  }

  /** The candidate that has received most, when the primary cannot be asked any more. */
  async mostAdvanced(): Promise<Member | undefined> {
    const received = await Promise.all(
      this.candidates.map(async (member) => {
        const [row] = await member.node.admin.query(
          "SELECT (pg_last_wal_receive_lsn() - '0/0')::float8 AS bytes",
        );
        return { member, bytes: Number(row?.['bytes'] ?? 0) };
      }),
    );
    return received.toSorted((a, b) => b.bytes - a.bytes)[0]?.member;
  }

  /** Makes a standby the primary; the old one must be dead, or it would go on acknowledging. Others that live follow the new one. */
  async promote(next: Member): Promise<void> {
    if (this.#primary.node.isRunning)
      throw new LandfallError('TWO_PRIMARIES', 'harness', {
        what: `${next.node.name} was to be promoted while ${this.#primary.node.name} still runs`,
      });
    const { admin } = next.node;
    await admin.query("ALTER SYSTEM SET synchronous_standby_names = ''");
    await admin.query('SELECT pg_reload_conf()');
    await admin.query('SELECT pg_promote(true, 30)');
    this.#synchronous = [];
    this.#mayFollow.clear();
    this.#primary = next;
    for (const { replication } of this.standbys) this.#lead(replication);
    this.#context.zones.refresh();
  }

  /** A dead member holds nothing that the primary lacks: it can go on from where it is. */
  mayFollow(member: Member): void {
    this.#mayFollow.add(member);
  }

  /** Makes a dead member a standby of the primary: as it is where that can be, otherwise from a new copy of the primary's data. */
  async rejoin(member: Member): Promise<'as it was' | 'from a new copy'> {
    await member.node.stop();
    // Should that fail, the next time it is not tried again.
    const isCopied = !this.#mayFollow.delete(member);
    if (isCopied) await member.node.copyOf(this.#primary.node);
    await this.#startStandby(member);
    return isCopied ? 'from a new copy' : 'as it was';
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map(({ node }) => node.stop()));
    await Promise.all(this.members.flatMap(({ front, replication }) => [front.close(), replication.close()]));
  }

  async #startStandby({ node, replication }: Member): Promise<void> {
    this.#lead(replication);
    node.follow(replication.at);
    await node.start();
  }

  /** To the primary, and without a lag until it follows. */
  #lead(replication: Link): void {
    replication.set(PASS);
    replication.leadTo(this.#primary.node);
  }
}
