import { REGIONS } from '../services/ec2/zones.ts';

/** Regions that stand first in the plan of addresses; the others follow in the order in which they are listed. */
const FIRST = ['eu-west-1', 'eu-central-1'];
/** The second octets that a data plane may take. */
export const BLOCKS = { first: 16, last: 250 } as const;
const FIRST_HOST = 10;
const NAME_SERVER_PORT = 5_300;

/**
 * The addresses of one data plane: 127.<block>.0.0/16. The third octet tells the zone (eu-west-1a is 11, eu-central-1b is 22), so
 * that an address fails over as it does on AWS; 0 is the name server's, 1 and 2 lie behind the links and are in no answer.
 */
export class AddressBlock {
  readonly #block: number;
  readonly #taken = new Map<number, number>();

  constructor(block: number) {
    this.#block = block;
  }

  get nameServer(): { readonly host: string; readonly port: number } {
    return { host: `127.${this.#block}.0.53`, port: NAME_SERVER_PORT };
  }

  /** A new address in an Availability Zone. */
  inZone(zone: string): string {
    return this.#next(zoneOctet(zone));
  }

  /** A new address of a server itself, behind its link. */
  backstage(): string {
    return this.#next(1);
  }

  /** A new address of a link between servers. */
  between(): string {
    return this.#next(2);
  }

  #next(octet: number): string {
    const host = this.#taken.get(octet) ?? FIRST_HOST;
    this.#taken.set(octet, host + 1);
    if (host > 254) throw new RangeError(`127.${this.#block}.${octet}.0/24 has no address left`);
    return `127.${this.#block}.${octet}.${host}`;
  }
}

function zoneOctet(zone: string): number {
  const regions = [...FIRST, ...REGIONS.filter((region) => !FIRST.includes(region))];
  const region = regions.indexOf(zone.slice(0, -1));
  return 10 * (region + 1) + 'abcdefghi'.indexOf(zone.slice(-1)) + 1;
}
