import { Agent, type RequestListener } from 'node:http';
import {
  listenersOf,
  type StoredListener,
  type StoredLoadBalancer,
  targetGroupsBehind,
} from '../../services/elbv2/stored-load-balancer.ts';
import type { Place } from '../../world/tags.ts';
import type { NamedAddresses } from '../dns/answer.ts';
import type { EstateContext } from '../estate-context.ts';
import { BalancerNode } from './balancer-node.ts';
import { fail, forward } from './forward.ts';
import type { GroupChecks } from './group-checks.ts';

/** What a load balancer is made of. */
export interface BalancerPlan {
  readonly row: StoredLoadBalancer;
  readonly place: Place;
  /** The checks of a target group, by ARN. */
  readonly groups: ReadonlyMap<string, GroupChecks>;
}

/** TTL of a load balancer's addresses, and how long it waits for a target's connection and answer, in AWS's time. */
const DNS_TTL = 60;
const TARGET_TIMEOUT = 10;
const SHORTEST_TIMEOUT = 0.5;

/** An application load balancer: a node in each of its zones, each of which sends to the targets of all zones. */
export class Balancer {
  readonly #plan: BalancerPlan;
  readonly #context: EstateContext;
  readonly #nodes: readonly BalancerNode[];
  readonly #agent = new Agent({ keepAlive: true });
  /** What it was made for: with other ports it is another one. */
  readonly key: string;
  #turn = 0;

  constructor(plan: BalancerPlan, context: EstateContext) {
    const { row, place } = plan;
    this.#plan = plan;
    this.#context = context;
    const ports = [...new Set(this.#listeners().map(({ port }) => port))];
    this.key = balancerKey(row.arn, this.#listeners());
    this.#nodes = row.zones.map(
      ({ name }) =>
        new BalancerNode(
          { name: row.name, zone: { ...place, zone: name }, ports, answer: (port) => this.#answer(port) },
          context,
        ),
    );
  }

  get name(): string {
    return this.#plan.row.name;
  }

  async listen(): Promise<void> {
    for (const node of this.#nodes) await node.listen();
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await Promise.all(this.#nodes.map((node) => node.close()));
  }

  /** Its addresses, another one first each time: zones without a healthy target are left out, unless none has one. */
  lookUp(name: string): NamedAddresses | undefined {
    if (name !== this.#plan.row.dnsName.toLowerCase()) return undefined;
    const healthy = this.#healthyZones();
    const open = this.#nodes.filter(({ zone }) => healthy.has(zone.zone));
    const listed = open.length === 0 ? this.#nodes : open;
    this.#turn = (this.#turn + 1) % Math.max(1, listed.length);
    const addresses = listed.map(({ address }) => address);
    return {
      addresses: [...addresses.slice(this.#turn), ...addresses.slice(0, this.#turn)],
      ttl: DNS_TTL,
      isHealthy: healthy.size > 0,
    };
  }

  /** Writes into the truth which of its nodes can be reached. */
  assess(): void {
    for (const { zone } of this.#nodes) {
      const isCut = this.#context.zones.isIsolated(zone);
      const path = `balancer ${this.name} ${zone.zone}`;
      this.#context.truth.path(
        path,
        isCut ? 'broken' : 'whole',
        isCut ? 'its zone is cut off' : 'it answers',
      );
    }
  }

  #healthyZones(): ReadonlySet<string> {
    const arns = this.#listeners().flatMap(({ defaultActions }) => targetGroupsBehind(defaultActions));
    const servers = arns.flatMap((arn) => this.#plan.groups.get(arn)?.servers() ?? []);
    return new Set(
      servers.filter(({ view }) => view.state === 'healthy').map(({ server }) => server.zone.zone),
    );
  }

  #listeners(): StoredListener[] {
    const { row, place } = this.#plan;
    const all = [...listenersOf(this.#context.world, place).values()];
    return all.filter(({ loadBalancerArn }) => loadBalancerArn === row.arn);
  }

  /** Does what its listener says at this moment. */
  #answer(port: number): RequestListener {
    return (request, response) => {
      const listener = this.#listeners().find((each) => each.port === port);
      const fixed = listener?.defaultActions.find((action) => action.FixedResponseConfig !== undefined);
      if (fixed?.FixedResponseConfig !== undefined) {
        const { StatusCode, ContentType = 'text/plain', MessageBody = '' } = fixed.FixedResponseConfig;
        response.writeHead(Number(StatusCode ?? 503), { 'content-type': ContentType });
        return void response.end(MessageBody);
      }
      const [arn = ''] = targetGroupsBehind(listener?.defaultActions ?? []);
      const target = this.#plan.groups.get(arn)?.next();
      if (target === undefined) return fail(response, 503);
      const timeout = Math.max(SHORTEST_TIMEOUT, TARGET_TIMEOUT * this.#context.world.pace);
      forward(request, response, { to: target.front.at, agent: this.#agent, timeout });
    };
  }
}

/** What tells a load balancer from another: itself and the ports that it listens on. */
export function balancerKey(arn: string, listeners: readonly StoredListener[]): string {
  const ports = [...new Set(listeners.map(({ port }) => port))];
  return `${arn} ${ports.toSorted((a, b) => a - b).join()}`;
}
