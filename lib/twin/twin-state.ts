import type { Seconds } from '../base/duration.ts';
import { Catalogue } from './catalogue.ts';
import type { Estate } from './estate/estate.ts';
import { Faults } from './faults.ts';
import type { CallPlace, PlannedFault } from './planned-fault.ts';
import type { CallContext, TwinService } from './service.ts';
import type { World } from './world/world.ts';

/** What a twin is made of. */
export interface TwinOptions {
  readonly world: World;
  readonly services: readonly TwinService[];
  /** Items on a page; small, so that every client meets a second page. 20 when absent. */
  readonly pageSize?: number;
  /** Whether listings begin with an empty page that carries a token. */
  readonly emptyPages?: boolean;
  /** The real processes, where they run: what really happened, and the ways that can be broken by hand. */
  readonly estate?: Pick<Estate, 'truth' | 'links'> | undefined;
}

const PAGE_SIZE = 20;

/** What one twin knows while it runs. */
export class TwinState {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly faults: Faults;
  /** Calls by `service:operation`, the faulted ones included. */
  readonly calls = new Map<string, number>();
  readonly estate: TwinOptions['estate'];
  readonly #pageSize: number;
  readonly #emptyPages: boolean;
  #lastUse: Seconds;
  #inFlight = 0;

  constructor({ world, services, pageSize = PAGE_SIZE, emptyPages = false, estate }: TwinOptions) {
    this.world = world;
    this.estate = estate;
    this.catalogue = new Catalogue(services);
    this.faults = new Faults(this.catalogue);
    this.#pageSize = pageSize;
    this.#emptyPages = emptyPages;
    this.#lastUse = world.clock.monotonic();
  }

  /** Counts the call, and gives the fault that strikes it. */
  strike(call: CallPlace): PlannedFault | undefined {
    const key = `${call.service}:${call.operation}`;
    this.calls.set(key, (this.calls.get(key) ?? 0) + 1);
    return this.faults.strike(call);
  }

  context(call: CallPlace & { readonly principalArn: string; readonly accessKeyId: string }): CallContext {
    const { service, operation, account, region, principalArn, accessKeyId } = call;
    const paging = { service, operation, pageSize: this.#pageSize, emptyPages: this.#emptyPages };
    return { world: this.world, account, region, principalArn, accessKeyId, paging };
  }

  /** A request begins; the returned function ends it. */
  begin(): () => void {
    this.#inFlight += 1;
    return () => {
      this.#inFlight -= 1;
      this.#lastUse = this.world.clock.monotonic();
    };
  }

  /** When a client was last seen, on the monotonic clock: now, while a request is under way. */
  lastUse(): Seconds {
    return this.#inFlight > 0 ? this.world.clock.monotonic() : this.#lastUse;
  }
}
