import type { TruthLog } from '../truth/truth-log.ts';
import type { Link } from './link.ts';
import type { LinkMode } from './link-mode.ts';

/**
 * Every way that a client can take, by name: `database orders-db eu-west-1a`, `balancer orders-web eu-west-1a`,
 * `instance i-…`. Any of them can be broken by hand, whatever the control plane says.
 */
export class Switchboard {
  readonly #truth: TruthLog;
  readonly #links = new Map<string, Link[]>();

  constructor(truth: TruthLog) {
    this.#truth = truth;
  }

  names(): string[] {
    return [...this.#links.keys()];
  }

  add(name: string, link: Link): void {
    this.#links.set(name, [...(this.#links.get(name) ?? []), link]);
  }

  /** Sets the mode of a way. False when there is none of that name. */
  set(name: string, mode: LinkMode): boolean {
    const links = this.#links.get(name);
    if (links === undefined) return false;
    for (const link of links) link.set(mode);
    this.#truth.path(`link ${name}`, mode.kind === 'pass' ? 'whole' : 'broken', mode.kind);
    return true;
  }
}
