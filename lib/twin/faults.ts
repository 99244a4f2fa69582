import type { Catalogue } from './catalogue.ts';
import { type CallPlace, checkFault, type PlannedFault } from './planned-fault.ts';

interface Armed {
  readonly fault: PlannedFault;
  readonly random: () => number;
  struck: number;
}

/** The faults of one twin. */
export class Faults {
  readonly #catalogue: Catalogue;
  #armed: Armed[] = [];

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Arms a fault; refuses one that could never strike, so that no test passes for want of its fault. */
  async plant(fault: PlannedFault): Promise<void> {
    await checkFault(fault, this.#catalogue);
    this.#armed.push({ fault, random: seededRandom(1 + this.#armed.length), struck: 0 });
  }

  list(): readonly (PlannedFault & { readonly struck: number })[] {
    return this.#armed.map(({ fault, struck }) => ({ ...fault, struck }));
  }

  clear(): void {
    this.#armed = [];
  }

  /** The fault that strikes this call, if any: the first planted of those that match. */
  strike(call: CallPlace): PlannedFault | undefined {
    const hit = this.#armed.find((armed) => strikes(armed, call));
    if (hit === undefined) return undefined;
    hit.struck += 1;
    return hit.fault;
  }
}

function strikes({ fault, random, struck }: Armed, call: CallPlace): boolean {
  return (
    (fault.service === '*' || fault.service === call.service) &&
    (fault.operation === '*' || fault.operation === call.operation) &&
    (fault.account === undefined || fault.account === call.account) &&
    (fault.region === undefined || fault.region === call.region) &&
    (fault.times === undefined || struck < fault.times) &&
    (fault.rate === undefined || random() < fault.rate)
  );
}

/** Mulberry32: enough to scatter faults, and repeatable. */
function seededRandom(seed: number): () => number {
  let state = seed * 0x9e_37_79_b9;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
