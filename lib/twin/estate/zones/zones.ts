import type { Place } from '../../world/tags.ts';
import type { Link } from '../links/link.ts';
import type { TruthLog } from '../truth/truth-log.ts';

/** An Availability Zone as one account names it. */
export interface ZonePlace extends Place {
  readonly zone: string;
}

interface Wired {
  readonly link: Link;
  /** The zones that it lies in or leads between, as they are now: roles change. */
  readonly zones: () => readonly ZonePlace[];
}

/** Which zones are cut off. Everything that lies in one, or leads into one, is silent until it is restored. */
export class Zones {
  readonly #truth: TruthLog;
  readonly #isolated = new Set<string>();
  readonly #wired: Wired[] = [];

  constructor(truth: TruthLog) {
    this.#truth = truth;
  }

  isIsolated(zone: ZonePlace): boolean {
    return this.#isolated.has(keyOf(zone));
  }

  /** From now on the link is silent whenever one of its zones is cut off. */
  wire(link: Link, zones: () => readonly ZonePlace[]): void {
    this.#wired.push({ link, zones });
    this.refresh();
  }

  isolate(zone: ZonePlace): void {
    this.#isolated.add(keyOf(zone));
    this.#truth.path(`zone ${zone.zone}`, 'broken', 'nothing gets in or out');
    this.refresh();
  }

  restore(zone: ZonePlace): void {
    this.#isolated.delete(keyOf(zone));
    this.#truth.path(`zone ${zone.zone}`, 'whole', 'the network is back');
    this.refresh();
  }

  /** To be called when a link leads between other zones than before. */
  refresh(): void {
    for (const { link, zones } of this.#wired) link.cut(zones().some((zone) => this.isIsolated(zone)));
  }
}

function keyOf({ account, region, zone }: ZonePlace): string {
  return `${account}|${region}|${zone}`;
}
