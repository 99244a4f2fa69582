import {
  targetGroupsOf,
  type StoredTarget,
  type StoredTargetGroup,
} from '../../services/elbv2/stored-target-group.ts';
import type { Place } from '../../world/tags.ts';
import type { EstateContext } from '../estate-context.ts';
import type { LiveTarget } from '../../world/live-view.ts';
import { type Pulse, pulse } from '../pulse.ts';
import type { Fleet } from '../web/fleet.ts';
import type { WebServer } from '../web/web-server.ts';
import { TargetCheck } from './target-check.ts';

/** A target that is really there. */
export interface LiveServer {
  readonly server: WebServer;
  readonly view: LiveTarget;
}

/** Checks the targets of one target group in its interval, and says which may be sent to. */
export class GroupChecks {
  readonly #arn: string;
  readonly #place: Place;
  readonly #fleet: Fleet;
  readonly #context: EstateContext;
  readonly #checks = new Map<string, TargetCheck>();
  #pulse: Pulse | undefined;
  #turn = 0;

  constructor(arn: string, place: Place, fleet: Fleet, context: EstateContext) {
    this.#arn = arn;
    this.#place = place;
    this.#fleet = fleet;
    this.#context = context;
  }

  get arn(): string {
    return this.#arn;
  }

  /** Checks every target once, and then goes on checking. */
  async start(): Promise<void> {
    await this.#lookAtAll();
    const { clock, world, failed } = this.#context;
    const interval = (this.#group?.healthCheck.interval ?? 30) * world.pace;
    this.#pulse = pulse(
      clock,
      Math.max(0.1, interval),
      () => this.#lookAtAll(),
      (error) => failed(`checking the targets of ${this.#group?.name ?? this.#arn}`, error),
    );
  }

  async stop(): Promise<void> {
    await this.#pulse?.stop();
  }

  /** How a target is found; undefined for one that is not really there. */
  view(targetId: string, port: number): LiveTarget | undefined {
    return this.#checks.get(keyOf({ id: targetId, port }))?.view;
  }

  /** The registered targets that are really there. */
  servers(): LiveServer[] {
    return this.#targets().flatMap((target) => {
      const server = this.#fleet.serverOf(target.id);
      const view = this.view(target.id, target.port);
      return server === undefined || view === undefined ? [] : [{ server, view }];
    });
  }

  /** Whom the next request goes to, in turn: the healthy ones; all of them, when none is. */
  next(): WebServer | undefined {
    const all = this.servers();
    const healthy = all.filter(({ view }) => view.state === 'healthy');
    const open = healthy.length === 0 ? all : healthy;
    this.#turn = (this.#turn + 1) % Math.max(1, open.length);
    return open[this.#turn]?.server;
  }

  get #group(): StoredTargetGroup | undefined {
    return targetGroupsOf(this.#context.world, this.#place).get(this.#arn);
  }

  #targets(): readonly StoredTarget[] {
    return (this.#group?.targets ?? []).filter(({ drainsUntil }) => drainsUntil === undefined);
  }

  async #lookAtAll(): Promise<void> {
    await Promise.all(this.#targets().map((target) => this.#look(target)));
  }

  async #look(target: StoredTarget): Promise<void> {
    const group = this.#group;
    const server = this.#fleet.serverOf(target.id);
    if (server === undefined || group === undefined || !group.healthCheck.enabled) return;
    const check = this.#checks.get(keyOf(target)) ?? new TargetCheck(server.front.at);
    this.#checks.set(keyOf(target), check);
    const before = check.view.state;
    await check.look(group.healthCheck, this.#context.world.pace);
    if (check.view.state !== before)
      this.#context.truth.mark(`target ${target.id} of ${group.name}`, check.view.state);
  }
}

function keyOf({ id, port }: Pick<StoredTarget, 'id' | 'port'>): string {
  return `${id}:${port}`;
}
