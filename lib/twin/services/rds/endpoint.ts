import type { CallContext } from '../../service.ts';
import { hexId } from '../../world/identifier.ts';

const PORTS: Record<string, number> = { postgres: 5432, mysql: 3306, mariadb: 3306, aurora: 3306 };

/** The port that an engine listens on unless told otherwise. */
export function portOf(engine: string, asked: number | undefined): number {
  const known = Object.keys(PORTS).find((name) => engine.includes(name));
  return asked ?? PORTS[known ?? 'postgres'] ?? 5432;
}

/** `orders-db.` becomes `orders-db.3f1c09ab77de.eu-west-1.rds.amazonaws.com`; an account's databases share the middle part. */
export function endpointOf(label: string, port: number, context: CallContext) {
  const { account, region } = context;
  const house = hexId(`rds|${account}|${region}`, 12);
  const address = `${label}${house}.${region}.rds.amazonaws.com`;
  return { Address: address, Port: port, HostedZoneId: `Z${hexId(region, 13).toUpperCase()}` };
}
