import type { Seconds } from '../../../base/duration.ts';
import type { StoredProxy } from '../../services/rds/stored-proxy.ts';
import { PROXY_PORTS, proxyRows } from '../../services/rds/proxy-row.ts';
import type { Place } from '../../world/tags.ts';
import type { Closing } from '../closing.ts';
import type { EstateContext } from '../estate-context.ts';
import { Link } from '../links/link.ts';
import type { ZonePlace } from '../zones/zones.ts';
import type { Database } from './database.ts';
import { WaitingRoom } from './waiting-room.ts';

/** How long RDS Proxy lets a client wait for a connection unless told otherwise (ConnectionBorrowTimeout). */
const BORROW_TIMEOUT: Seconds = 120;

interface Door {
  readonly zone: ZonePlace;
  readonly link: Link;
}

/**
 * An RDS Proxy before a database: a name and addresses that stay while the database changes its primary, one in each of its zones.
 * Like the real one it finds the new primary without asking DNS, and lets new connections wait meanwhile. Unlike the real one it
 * passes bytes on as they are: sessions that are open break with the primary, where the real one keeps those that are idle, and
 * it pools nothing.
 */
export class DatabaseProxy {
  readonly arn: string;
  readonly #name: string;
  readonly #doors: readonly Door[];
  readonly #isIsolated: (zone: ZonePlace) => boolean;
  #turn = 0;

  constructor({ Endpoint, DBProxyArn }: StoredProxy, doors: readonly Door[], { zones }: EstateContext) {
    this.arn = DBProxyArn;
    this.#name = Endpoint.toLowerCase();
    this.#doors = doors;
    this.#isIsolated = (zone) => zones.isIsolated(zone);
  }

  /** The addresses of its name; undefined for a name that is not its own. In turn, and none in a zone that is lost. */
  lookUp(name: string): readonly string[] | undefined {
    if (name !== this.#name) return undefined;
    const open = this.#doors.filter(({ zone }) => !this.#isIsolated(zone));
    this.#turn += 1;
    return open
      .slice(this.#turn % Math.max(1, open.length))
      .slice(0, 1)
      .map(({ link }) => link.at.host);
  }
}

/** Opens the proxies that stand before one of these databases and are not open yet; others would have nothing to lead to. */
export async function foundProxies(
  databases: readonly Database[],
  context: EstateContext,
  closing: Closing,
  known: readonly DatabaseProxy[] = [],
): Promise<DatabaseProxy[]> {
  const made: DatabaseProxy[] = [];
  for (const place of context.world.places('rds.proxy'))
    for (const row of proxyRows(context.world, place).values()) {
      if (known.some(({ arn }) => arn === row.DBProxyArn)) continue;
      const database = behind(row, place, databases);
      if (database !== undefined) made.push(await openProxy(row, database, context, closing));
    }
  return made;
}

function behind(
  { instances, clusters }: StoredProxy,
  { account, region }: Place,
  databases: readonly Database[],
): Database | undefined {
  return databases.find(
    ({ identity: { place, id, of } }) =>
      place.account === account &&
      place.region === region &&
      (of === 'cluster' ? clusters : instances).includes(id),
  );
}

async function openProxy(
  row: StoredProxy,
  database: Database,
  context: EstateContext,
  closing: Closing,
): Promise<DatabaseProxy> {
  const { addresses, clock, world, zones, switchboard } = context;
  const port = PROXY_PORTS[row.EngineFamily] ?? 5_432;
  const room = new WaitingRoom({
    clock,
    at: { host: addresses.backstage(), port },
    served: () => database.serving?.front.at,
    patience: BORROW_TIMEOUT * world.pace,
  });
  closing.add(() => room.close());
  await room.listen();
  const doors = database.replicas.members.map(({ zone }) => ({
    zone,
    link: new Link({ clock, at: { host: addresses.inZone(zone.zone), port }, to: room.at }),
  }));
  for (const { zone, link } of doors) {
    closing.add(() => link.close());
    await link.listen();
    zones.wire(link, () => [zone]);
    switchboard.add(`proxy ${row.DBProxyName} ${zone.zone}`, link);
  }
  return new DatabaseProxy(row, doors, context);
}
