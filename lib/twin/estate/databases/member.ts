import { hexId } from '../../world/identifier.ts';
import { RESET } from '../links/link-mode.ts';
import { Link } from '../links/link.ts';
import { PostgresNode } from '../postgres/postgres-node.ts';
import type { EstateContext } from '../estate-context.ts';
import type { ZonePlace } from '../zones/zones.ts';

/** One server of a database: the process, the way to it, and its way to the server that it follows. */
export interface Member {
  /** Identifier of the DB instance that it is, or whose standby it is. */
  readonly instanceId: string;
  readonly zone: ZonePlace;
  readonly node: PostgresNode;
  /** What clients meet at its address. */
  readonly front: Link;
  /** Over this it follows the primary, whichever that is. */
  readonly replication: Link;
}

/** What to make a member of. */
export interface MemberPlan {
  readonly instanceId: string;
  readonly zone: ZonePlace;
  readonly port: number;
}

/** Makes a member that lets nobody in yet. */
export async function makeMember(plan: MemberPlan, context: EstateContext): Promise<Member> {
  const { addresses, clock, zones, switchboard } = context;
  const { instanceId, zone, port } = plan;
  const backstage = { host: addresses.backstage(), port };
  const node = new PostgresNode({ ...context, name: nodeName(plan), ...backstage });
  const front = new Link({
    clock,
    at: { host: addresses.inZone(zone.zone), port },
    to: backstage,
    mode: RESET,
  });
  const replication = new Link({ clock, at: { host: addresses.between(), port } });
  await Promise.all([front.listen(), replication.listen()]);
  zones.wire(front, () => [zone]);
  switchboard.add(`database ${instanceId} ${zone.zone}`, front);
  return { instanceId, zone, node, front, replication };
}

/** A PostgreSQL name: it may have 63 characters, as an RDS identifier alone may. */
function nodeName({ instanceId, zone }: MemberPlan): string {
  const readable = `${instanceId.slice(0, 24)}_${zone.zone}`.replaceAll(/[^a-z0-9]+/g, '_');
  return `${readable}_${hexId(`${zone.account} ${zone.region} ${instanceId} ${zone.zone}`, 6)}`;
}
